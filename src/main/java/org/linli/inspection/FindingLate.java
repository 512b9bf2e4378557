package org.linli.inspection;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

/** Deciding about a finding that was not put right in time. */
@Component
class FindingLate implements AlarmKind {

    static final String KEY = "inspection.late";

    private static final String EXTEND = "extend";
    private static final String RIGHT = "put_right";
    private static final String CLOSE = "close";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("decision", EXTEND, CLOSE, RIGHT),
            TaskField.advice("how").whenEqual("decision", CLOSE),
            TaskField.text("note", 300));

    private final ObjectProvider<Findings> findings;

    FindingLate(ObjectProvider<Findings> findings) {
        this.findings = findings;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.SECRETARY, Role.COMMAND);
    }

    @Override
    public String permission() {
        return Findings.DECIDE;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of(task.datum(FindingRecheck.WHAT));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        UUID finding = Objects.requireNonNull(task.sourceId());
        String note = answers.text("note");
        return switch (answers.text("decision")) {
            case RIGHT -> {
                findings.getObject().putRight(finding, note, completion);
                yield CompletionOutcome.noted("inspection.noted.put_right");
            }
            case EXTEND -> {
                findings.getObject().extend(finding, note, completion);
                yield CompletionOutcome.noted("inspection.noted.extended");
            }
            default -> CompletionOutcome.serious("inspection.noted.closing");
        };
    }
}
