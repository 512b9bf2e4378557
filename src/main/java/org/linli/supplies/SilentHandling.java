package org.linli.supplies;

import java.time.LocalDate;
import java.util.List;
import org.linli.access.Role;
import org.linli.platform.Dates;
import org.linli.tasks.AlarmKind;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** Looking after a confined household where nobody was met all day, and saying what was found. */
@Component
class SilentHandling implements AlarmKind {

    static final String KEY = "supplies.silent";

    /** Permission to look after silent households. */
    static final String HANDLE = "supplies.silent";

    /** The day of the silence, in the data of the task. */
    static final String DAY = "day";

    private static final String NOBODY = "nobody";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("outcome", "well", "helped", NOBODY),
            TaskField.text("note", 500).needed(),
            TaskField.photos("photos", 5));

    private final Dates dates;

    SilentHandling(Dates dates) {
        this.dates = dates;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.SECRETARY, Role.GRID_LEADER, Role.COMMAND);
    }

    @Override
    public String permission() {
        return HANDLE;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("supplies.silent.detail", dates.day(LocalDate.parse(task.datum(DAY))));
    }

    /** What was found is the completion itself; whether somebody was met is read from it. */
    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        String outcome = answers.text("outcome");
        String key = "supplies.silent.noted." + outcome;
        return outcome.equals(NOBODY) ? CompletionOutcome.serious(key) : CompletionOutcome.noted(key);
    }
}
