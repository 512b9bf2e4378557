package org.linli.care;

import java.util.Locale;

/** How a measure ended. */
public enum Outcome {
    /** On its last day or after it, all conditions held. */
    RELEASED,
    /** Before its time, for a reason that somebody gave. */
    ENDED_EARLY,
    /** It goes on elsewhere, as another measure. */
    TRANSFERRED,
    /**
     * Another arrival of the same person brought a measure that is stricter or lasts longer, or it was decided that the
     * person goes on under a later version of the rules.
     */
    SUPERSEDED,
    DIED;

    /** Whether another measure of the same person goes on from it. */
    boolean goesOn() {
        return this == TRANSFERRED || this == SUPERSEDED;
    }

    /** Message key of its name. */
    public String key() {
        return "care.outcome." + code();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
