package org.linli.vaccination;

import java.util.List;
import org.linli.access.Role;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.Urgency;
import org.springframework.stereotype.Component;

/** Looking at a dose that was given although something spoke against it. */
@Component
class DoseDoubtTask implements TaskKind {

    static final String KEY = "vaccination.doubt";

    /** Codes of {@link DoseAgainst}, with spaces between them. */
    static final String AGAINST = "against";

    private static final String FOUND = "found";
    private static final String WATCH = "watch";
    private static final String WRONG = "wrong";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice(FOUND, "harmless", WATCH, WRONG),
            TaskField.advice("watch_advice").whenEqual(FOUND, WATCH),
            TaskField.advice("wrong_advice").whenEqual(FOUND, WRONG),
            TaskField.text("note", Obstacle.LONGEST_NOTE));

    private final DoseWords words;

    DoseDoubtTask(DoseWords words) {
        this.words = words;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "alarm";
    }

    @Override
    public Urgency urgency(NewTask task) {
        return Urgency.ALARM;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.HEALTH_STAFF, Role.SECRETARY);
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of(
                "vaccination.doubt.detail",
                words.against(DoseAgainst.of(List.of(task.datum(AGAINST).split(" ")))));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return switch (answers.text(FOUND)) {
            case WATCH -> CompletionOutcome.serious("vaccination.doubt.watch");
            case WRONG -> CompletionOutcome.serious("vaccination.doubt.wrong");
            default -> CompletionOutcome.noted("vaccination.doubt.harmless");
        };
    }
}
