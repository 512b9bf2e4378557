package org.linli.vaccination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a dose became known. */
public enum DoseOrigin {
    /** A certificate or a record was shown. */
    CARD,
    /** They said so, or somebody of their family. */
    TOLD,
    /** It stood in a list. */
    LIST,
    /** It was given on a day that is held here. */
    SITE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "vaccination.origin." + code();
    }

    static Optional<DoseOrigin> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
