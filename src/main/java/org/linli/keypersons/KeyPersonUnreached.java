package org.linli.keypersons;

import java.time.Duration;
import java.util.List;
import org.linli.access.Role;
import org.linli.tasks.AlarmKind;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** Finding a key person whom nobody met however often somebody was there: an alarm of the leader. */
@Component
class KeyPersonUnreached implements AlarmKind {

    static final String KEY = "keypersons.unreached";

    /** How often somebody was there, in the data of the task. */
    static final String TRIES = "tries";

    static final Duration WITHIN = Duration.ofHours(2);

    private static final String NOBODY = "nobody";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("outcome", "well", "helped", "elsewhere", NOBODY),
            TaskField.text("note", 300).needed(),
            TaskField.photos("photos", 5));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.GRID_LEADER, Role.SECRETARY, Role.COMMAND);
    }

    @Override
    public String permission() {
        return KeyPersons.ALARM;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("keypersons.unreached.detail", task.datum(TRIES));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        String outcome = answers.text("outcome");
        String key = "keypersons.unreached.noted." + outcome;
        return outcome.equals(NOBODY) ? CompletionOutcome.serious(key) : CompletionOutcome.noted(key);
    }
}
