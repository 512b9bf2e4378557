package org.linli.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the health code showed. */
public enum EntryColour {
    GREEN,
    YELLOW,
    RED,
    /** No phone: their pass was shown, or nothing. */
    NONE;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "gate.colour." + code();
    }

    static Optional<EntryColour> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
