package org.linli.arrangements;

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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Saying what becomes of those who need somebody: an alarm until somebody has. */
@Component
class ArrangementAsking implements AlarmKind {

    static final String KEY = "arrangements.asked";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("answer", "together", "room", "relatives", "guardian", "delivery", "not_needed"),
            TaskField.advice("rules").whenEqual("answer", "together"),
            TaskField.text("words", Arrangement.LONGEST).needed());

    private final ObjectProvider<Arrangements> arrangements;

    ArrangementAsking(ObjectProvider<Arrangements> arrangements) {
        this.arrangements = arrangements;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "people";
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.SECRETARY, Role.GRID_LEADER, Role.COMMAND);
    }

    @Override
    public String permission() {
        return Arrangements.DECIDE;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("arrangements.asked." + task.datum("why"), task.datum("persons"));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return arrangements.getObject().answered(task, answers);
    }
}
