package org.linli.needs;

import java.util.Locale;

/** Where a promise stands. */
public enum NeedState {
    /** Somebody is to keep it, and there is time. */
    OPEN("n.outcome is null and n.opens_at <= :now and n.due_at >= :now"),
    /** Its time is over, and nobody has kept it yet. */
    LATE("n.outcome is null and n.due_at < :now"),
    /** Planned ahead: nobody is asked to keep it yet. */
    PLANNED("n.outcome is null and n.opens_at > :now"),
    KEPT("n.outcome = 'kept' and n.ended_at <= n.due_at"),
    KEPT_LATE("n.outcome = 'kept' and n.ended_at > n.due_at"),
    BROKEN("n.outcome in ('none_left', 'nobody_there', 'other')"),
    /** Not wanted any more, entered by mistake, or nobody is there any more to keep it for. */
    DROPPED("n.outcome in ('not_wanted', 'mistake', 'gone')");

    private final String condition;

    NeedState(String condition) {
        this.condition = condition;
    }

    /** Whether it is still to be kept. */
    public boolean isOpen() {
        return this == OPEN || this == LATE || this == PLANNED;
    }

    /** In SQL, where {@code n} is the need. */
    String condition() {
        return condition;
    }

    /** Message key of its name. */
    public String key() {
        return "needs.state." + name().toLowerCase(Locale.ROOT);
    }
}
