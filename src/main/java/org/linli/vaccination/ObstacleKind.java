package org.linli.vaccination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody is not given a dose. */
public enum ObstacleKind {
    /** A doctor found that they must not have it. */
    CONTRAINDICATION,
    /** It was put off until a day. */
    POSTPONED,
    /** They do not want it. */
    REFUSED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "vaccination.obstacle." + code();
    }

    static Optional<ObstacleKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
