package org.linli.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose pass it is. */
public enum PassKind {
    /** Somebody without a phone. */
    VISITOR,
    STAFF,
    STALLHOLDER,
    /** Brings goods, mostly with a vehicle. */
    SUPPLIER;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "gate.pass.kind." + code();
    }

    static Optional<PassKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
