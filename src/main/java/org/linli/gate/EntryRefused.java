package org.linli.gate;

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

/** Seeing to somebody who was refused at a gate, and saying what became of them. */
@Component
class EntryRefused implements TaskKind {

    static final String KEY = "gate.refused";

    /** Why, in the data of the task. */
    static final String REASON = "reason";

    /** Name of the gate, in the data of the task. */
    static final String GATE = "gate";

    /** What became of them at the gate, in the data of the task. */
    static final String OUTCOME = "outcome";

    private static final TaskForm FORM = TaskForm.of(
            KEY, TaskField.choice("outcome", "hospital", "home", "in", "gone"), TaskField.text("note", 500));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "alarm";
    }

    /** Whoever has a red code or a fever stands among others. */
    @Override
    public Urgency urgency(NewTask task) {
        return switch (EntryReason.of(task.datum(REASON)).orElse(EntryReason.PASS)) {
            case RED, FEVER -> Urgency.DANGER;
            case YELLOW -> Urgency.ALARM;
            case MASK, PASS -> Urgency.ROUTINE;
        };
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.SECRETARY, Role.GRID_LEADER, Role.COMMAND);
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        boolean isInside = EntryOutcome.CHECKED.code().equals(task.datum(OUTCOME));
        return TaskMessage.of("gate.refused.detail." + task.datum(REASON) + (isInside ? ".in" : ""), task.datum(GATE));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return CompletionOutcome.noted("gate.refused.noted." + answers.text("outcome"));
    }
}
