package org.linli.tasks;

import org.linli.statement.Section;

/** The sections of the daily statement that tell of things to do. */
public final class TaskSections {

    /** What is urgent, first of all; other modules put the figures of their alarms there too. */
    public static final Section ALARMS = new Section("alarms", 50, 99);

    /** What is overdue. */
    static final Section TASKS = new Section("tasks", 600, 699);

    private TaskSections() {}
}
