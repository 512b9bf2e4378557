package org.linli.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was amiss with somebody at a gate, the gravest first. */
public enum EntryReason {
    RED,
    FEVER,
    YELLOW,
    MASK,
    /** Neither a code nor a pass that is good. */
    PASS;

    /** Tenths of a degree Celsius from which a temperature is a fever, as at the checks at home. */
    public static final int FEVER_FROM = 373;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "gate.reason." + code();
    }

    /** The gravest of what was seen; empty where nothing was amiss. */
    static Optional<EntryReason> seen(EntryColour colour, @Nullable Integer temperature, boolean mask) {
        if (colour == EntryColour.RED) {
            return Optional.of(RED);
        }
        if (temperature != null && temperature >= FEVER_FROM) {
            return Optional.of(FEVER);
        }
        if (colour == EntryColour.YELLOW) {
            return Optional.of(YELLOW);
        }
        return mask ? Optional.empty() : Optional.of(MASK);
    }

    static Optional<EntryReason> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
