package org.linli.vaccination;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a dose on record does not count any more. */
public enum DoseEnd {
    /** Another one took its place. */
    CORRECTED,
    NOT_GIVEN,
    OTHER_PERSON,
    TWICE;

    /** What whoever takes one off the record can say. */
    static final List<DoseEnd> CHOSEN = List.of(NOT_GIVEN, OTHER_PERSON, TWICE);

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "vaccination.end." + code();
    }

    static Optional<DoseEnd> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
