package org.linli.rides;

import java.util.List;
import java.util.Objects;
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

/** Seeing to somebody who is where they were driven to and has no ride home. */
@Component
class RideLeft implements TaskKind {

    static final String KEY = "rides.left";

    private static final TaskForm FORM =
            TaskForm.of(KEY, TaskField.choice("outcome", "driven", "own", "stays"), TaskField.text("note", 500));

    private final RideRequests requests;

    RideLeft(RideRequests requests) {
        this.requests = requests;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "car";
    }

    @Override
    public Urgency urgency(NewTask task) {
        return Urgency.ALARM;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.SECRETARY, Role.COMMAND);
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("rides.left.detail");
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        requests.seenTo(Objects.requireNonNull(task.sourceId()));
        return CompletionOutcome.noted("rides.left.noted." + answers.text("outcome"));
    }
}
