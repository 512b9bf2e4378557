package org.linli.exposures;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.linli.access.Role;
import org.linli.policy.CaseContact;
import org.linli.tasks.AlarmKind;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.Urgency;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Saying what becomes of those who live with a case or a close contact: one answer for all, an alarm until then. */
@Component
class ExposureAsking implements AlarmKind {

    static final String KEY = "exposures.asked";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("answer", "all", "none"),
            TaskField.text("words", Exposure.LONGEST).needed().whenEqual("answer", "none"));

    private final ObjectProvider<Exposures> exposures;
    private final ExposureWording wording;

    ExposureAsking(ObjectProvider<Exposures> exposures, ExposureWording wording) {
        this.exposures = exposures;
        this.wording = wording;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "people";
    }

    /** Whoever lives with a case may be ill already. */
    @Override
    public Urgency urgency(NewTask task) {
        return task.datum("kind").equals(CaseContact.Kind.CLOSE.name().toLowerCase(Locale.ROOT))
                ? Urgency.DANGER
                : Urgency.ALARM;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.SECRETARY, Role.COMMAND);
    }

    @Override
    public String permission() {
        return ExposuresSetup.SETTLE;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("exposures.asked." + task.datum("kind"));
    }

    /** What would be asked of whom. */
    @Override
    public List<TaskMessage> lately(Task task) {
        Exposures all = exposures.getObject();
        Exposure exposure = all.get(Objects.requireNonNull(task.sourceId()));
        return exposure.isOpen()
                ? all.proposals(exposure).stream().map(wording::line).toList()
                : List.of();
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return exposures.getObject().answered(task, answers);
    }
}
