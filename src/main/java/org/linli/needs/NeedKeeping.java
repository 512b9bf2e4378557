package org.linli.needs;

import java.util.Objects;
import java.util.UUID;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeping what somebody needs, or saying why that could not be. */
@Component
class NeedKeeping implements TaskKind {

    /** As tasks and phones have had it since the first needs were told. */
    static final String KEY = "care.need";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("outcome", "kept", "none_left", "nobody_there", "not_wanted", "other"),
            TaskField.text("note", 200),
            TaskField.photos("photos", 5));

    private final ObjectProvider<NeedEnding> endings;
    private final NeedSettings settings;

    NeedKeeping(ObjectProvider<NeedEnding> endings, NeedSettings settings) {
        this.endings = endings;
        this.settings = settings;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "need";
    }

    /** Who waits for insulin waits like somebody with a fever. */
    @Override
    public Urgency urgency(NewTask task) {
        return settings.urgent().contains(Need.What.of(task.datum("what"))) ? Urgency.ALARM : Urgency.ROUTINE;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("needs.detail." + task.datum("what"), task.datum("words"));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        UUID need = Objects.requireNonNull(task.sourceId());
        return endings.getObject().tell(need, Need.Outcome.of(answers.text("outcome")), completion);
    }
}
