package org.linli.care;

import java.time.Duration;
import java.util.List;
import org.linli.access.Role;
import org.linli.platform.Refused;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Releasing a person on the evening of the last day: confirmed by a person, refused while a condition does not hold.
 */
@Component
class ReleaseConfirmation implements TaskKind {

    static final String KEY = "care.release";

    private final TaskMeasure measures;
    private final ObjectProvider<MeasureRelease> releasing;

    ReleaseConfirmation(TaskMeasure measures, ObjectProvider<MeasureRelease> releasing) {
        this.measures = measures;
        this.releasing = releasing;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "release";
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.GRID_LEADER, Role.SECRETARY, Role.COMMAND);
    }

    @Override
    public String permission() {
        return CareSetup.RELEASE;
    }

    /** Not before the evening. */
    @Override
    public Duration early() {
        return Duration.ZERO;
    }

    @Override
    public TaskForm form(Task task) {
        return TaskForm.of(KEY, TaskField.yesNo("told"), TaskField.text("note", 200));
    }

    @Override
    public TaskMessage detail(Task task) {
        return task.datum(Schedule.AFTER).equals("yes")
                ? TaskMessage.of("care.detail.release.after")
                : TaskMessage.of("care.detail.release", task.datum("number"));
    }

    @Override
    public List<TaskMessage> lately(Task task) {
        return releasing.getObject().conditions(measures.of(task)).stream()
                .flatMap(c -> c.obstacles().stream())
                .toList();
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        if (!answers.yes("told")) {
            throw Refused.of("told", "care.release.told");
        }
        boolean released = releasing.getObject().release(measures.of(task), completion, answers.text("note"));
        return CompletionOutcome.noted(released ? "care.noted.released" : "care.noted.released.before");
    }
}
