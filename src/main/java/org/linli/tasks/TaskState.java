package org.linli.tasks;

/** Where a task stands; follows from its times alone. */
public enum TaskState {
    /** Its window has not begun. */
    UPCOMING,
    /** To be done now. */
    DUE,
    /** Its window has passed; it can still be done, and is then recorded as late, or as missed and entered later. */
    OVERDUE,
    /** Something was recorded for it; see {@link Task.Done#missed} for whether that was in time. */
    DONE,
    /** Closed after its window had passed, and never done. */
    MISSED,
    /** Closed before its window had passed: it was no longer wanted. */
    CANCELLED;

    /** Whether it can still be done. */
    public boolean isOpen() {
        return this == UPCOMING || this == DUE || this == OVERDUE;
    }

    /** Message key of its name. */
    public String key() {
        return "tasks.state." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
