package org.linli.care;

import java.util.Locale;

/** A decision about a measure. */
public enum MeasureDecisionKind {
    BEGUN,
    EXTENDED,
    /** The arrival that had made an extension necessary was a mistake. */
    TAKEN_BACK,
    ENDED_EARLY,
    /** Goes on elsewhere. */
    TRANSFERRED,
    /** Came from elsewhere. */
    CONTINUED,
    /** Another arrival of the same person, or a later version of the rules, brought another measure. */
    SUPERSEDED,
    /** Another measure was chosen by hand; this one is stricter and goes on. */
    KEPT,
    DIED,
    RELEASED,
    /** What was done about an alarm. */
    ALARM_HANDLED;

    /** The decision by which a measure ends so. */
    static MeasureDecisionKind of(Outcome outcome) {
        return switch (outcome) {
            case RELEASED -> RELEASED;
            case ENDED_EARLY -> ENDED_EARLY;
            case TRANSFERRED -> TRANSFERRED;
            case SUPERSEDED -> SUPERSEDED;
            case DIED -> DIED;
        };
    }

    /** Message key of its name. */
    public String key() {
        return "care.move." + code();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
