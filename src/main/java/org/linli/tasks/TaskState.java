package org.linli.tasks;

/** Where a task stands; follows from its times alone. */
public enum TaskState {
    /** Its window has not begun. */
    UPCOMING,
    /** To be done now. */
    DUE,
    /** Its window has passed, its grace has not, or it has none: done now it is recorded as late. */
    OVERDUE,
    /** Something was recorded for it; see {@link Task.Done#missed} for whether that was in time. */
    DONE,
    /**
     * Its window and its grace have passed: what is entered now stands beside it and does not unmake it. Also what was
     * closed after its window had passed, and never done.
     */
    MISSED,
    /** Closed before its window had passed: it was no longer wanted. */
    CANCELLED;

    /** Message key of its name. */
    public String key() {
        return "tasks.state." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
