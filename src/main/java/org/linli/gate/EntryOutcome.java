package org.linli.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of somebody at a gate. */
public enum EntryOutcome {
    /** Nothing was amiss. */
    IN,
    /** Something was amiss, and they were let in after a check. */
    CHECKED,
    REFUSED;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "gate.outcome." + code();
    }

    static Optional<EntryOutcome> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
