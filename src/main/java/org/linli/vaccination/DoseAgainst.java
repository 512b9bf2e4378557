package org.linli.vaccination;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What speaks against a dose: before it is given the reason why it is not, afterwards a mark of the dose. */
public enum DoseAgainst {
    /** The vaccine does not go with those that were given before. */
    PRODUCT,
    /** Too soon after the dose before. */
    EARLY,
    /** Nothing is due any more. */
    COMPLETE,
    /** A doctor has found a contraindication. */
    OBSTACLE,
    /** Another dose of that day, or of a later one, is on record. */
    TWICE,
    /** The doctor had not said that it can be given. */
    NOT_FIT,
    /** They had declined or left. */
    GONE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "vaccination.against." + code();
    }

    /** Message key of why it is not given. */
    String refusal() {
        return "vaccination.event." + code().replace('_', '-');
    }

    static List<DoseAgainst> of(List<String> codes) {
        return codes.stream().flatMap(code -> of(code).stream()).toList();
    }

    static Optional<DoseAgainst> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
