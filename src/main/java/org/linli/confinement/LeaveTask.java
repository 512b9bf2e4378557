package org.linli.confinement;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.linli.access.Role;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.Urgency;
import org.springframework.beans.factory.ObjectProvider;

/** A step of a leave, as a task. */
class LeaveTask implements TaskKind {

    private final LeaveStep step;
    private final TaskForm form;
    private final ObjectProvider<Leaves> leaves;

    LeaveTask(LeaveStep step, ObjectProvider<Leaves> leaves) {
        this.step = step;
        this.form = step.form();
        this.leaves = leaves;
    }

    @Override
    public String key() {
        return step.kind();
    }

    @Override
    public String icon() {
        return step == LeaveStep.MISS ? "alarm" : "out";
    }

    @Override
    public Urgency urgency(NewTask task) {
        return step.urgency(Leave.Purpose.of(task.datum("purpose")));
    }

    @Override
    public List<Role> assignedTo() {
        return step.assignedTo();
    }

    @Override
    public String permission() {
        return switch (step) {
            case DECIDE -> ConfinementSetup.APPROVE;
            case MISS -> ConfinementSetup.ALARM;
            case GO, RETURN -> ConfinementSetup.ASK;
        };
    }

    /** They may be back before, and whoever is asked early may answer early. */
    @Override
    public Duration early() {
        return Duration.ofDays(1);
    }

    @Override
    public TaskForm form(Task task) {
        return form;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("confinement.detail." + task.datum("purpose"), task.datum("words"));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        UUID id = Objects.requireNonNull(task.sourceId());
        if (step == LeaveStep.DECIDE) {
            boolean approved = answers.text("decision").equals("approved");
            leaves.getObject().decide(id, null, approved, answers.text("vehicle"), answers.text("reason"));
            return CompletionOutcome.noted(approved ? "confinement.noted.approved" : "confinement.noted.refused");
        }
        String outcome = answers.text("outcome");
        if (completion.replaces() != null) {
            if (step == LeaveStep.GO) {
                leaves.getObject().unwent(id);
            } else {
                leaves.getObject().uncame(id);
            }
        }
        switch (outcome) {
            case "went" -> leaves.getObject().went(id, completion.at());
            case "stayed" -> leaves.getObject().cancel(id);
            case "back", "kept" -> leaves.getObject().came(id, completion.at());
            default -> {
                // Still out: what was found is the record, and the return is still waited for.
            }
        }
        return CompletionOutcome.noted("confinement.noted." + outcome);
    }
}
