package org.linli.inspection;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.linli.access.Role;
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

/** Looking whether a finding is put right. */
@Component
class FindingRecheck implements TaskKind {

    static final String KEY = "inspection.recheck";

    /** Message key of what was looked at, in the data of the task. */
    static final String WHAT = "what";

    private static final String RIGHT = "put_right";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("outcome", RIGHT, "not_yet"),
            TaskField.photos("photos", 5),
            TaskField.text("note", 300));

    private final ObjectProvider<Findings> findings;

    FindingRecheck(ObjectProvider<Findings> findings) {
        this.findings = findings;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "refresh";
    }

    @Override
    public List<Role> assignedTo() {
        return Rounds.WALKED_BY;
    }

    @Override
    public Duration early() {
        return Duration.ZERO;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of(task.datum(WHAT));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        UUID finding = Objects.requireNonNull(task.sourceId());
        if (answers.text("outcome").equals(RIGHT)) {
            findings.getObject().putRight(finding, answers.text("note"), completion);
            return CompletionOutcome.noted("inspection.noted.put_right");
        }
        findings.getObject().notYet(finding, answers.text("note"), completion);
        return CompletionOutcome.serious("inspection.noted.not_yet");
    }
}
