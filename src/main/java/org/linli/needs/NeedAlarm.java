package org.linli.needs;

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

/** Seeing to a promise that is late. It ends by itself with the promise, and goes on to the next while that is open. */
class NeedAlarm implements AlarmKind {

    private final NeedStep step;
    private final TaskForm form;

    NeedAlarm(NeedStep step) {
        this.step = step;
        this.form = TaskForm.of(
                step.kind(),
                TaskField.choice("action", "urged", "given", "done", "other"),
                TaskField.text("note", 300));
    }

    @Override
    public String key() {
        return step.kind();
    }

    @Override
    public List<Role> assignedTo() {
        return step.told();
    }

    @Override
    public String permission() {
        return NeedsSetup.ALARM;
    }

    @Override
    public TaskForm form(Task task) {
        return form;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("needs.late.detail." + task.datum("what"), task.datum("words"));
    }

    /** The record is the completion itself: the promise stays open until somebody says how it went. */
    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return CompletionOutcome.noted("needs.late.noted");
    }
}
