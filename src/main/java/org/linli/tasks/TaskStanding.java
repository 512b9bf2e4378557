package org.linli.tasks;

/** Where tasks stand, as somebody asks for them. */
enum TaskStanding {
    OPEN("tasks.state.due", "t.done_at is null and t.closed_at is null"),
    OVERDUE("tasks.state.overdue", """
            t.done_at is null and t.closed_at is null and t.due_until < :now
            and (t.missed_after is null or t.missed_after >= :now)
            """),
    /** Each of the three says what an index on a part of the tasks has: none is missed before it was due or done. */
    MISSED("tasks.state.missed", """
            t.missed and t.done_at is not null
            or t.done_at is null and t.closed_at is null and t.due_until < :now and t.missed_after < :now
            or t.done_at is null and t.closed_at > t.due_until
            """),
    DONE("tasks.state.done", "t.done_at is not null"),
    CANCELLED("tasks.state.cancelled", "t.done_at is null and t.closed_at <= t.due_until"),
    ALL("tasks.list.all", "true");

    private final String key;
    private final String condition;

    TaskStanding(String key, String condition) {
        this.key = key;
        this.condition = condition;
    }

    /** Message key of its name. */
    String key() {
        return key;
    }

    /** In SQL, where {@code t} is the task. */
    String condition() {
        return condition;
    }
}
