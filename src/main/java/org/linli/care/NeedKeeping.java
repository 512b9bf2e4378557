package org.linli.care;

import java.util.Objects;
import java.util.UUID;
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

/** Keeping what somebody needs, or saying why that could not be. */
@Component
class NeedKeeping implements TaskKind {

    static final String KEY = "care.need";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("outcome", "kept", "none_left", "nobody_there", "not_wanted", "other"),
            TaskField.text("note", 200),
            TaskField.photos("photos", 5));

    private final ObjectProvider<Needs> needs;

    NeedKeeping(ObjectProvider<Needs> needs) {
        this.needs = needs;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "need";
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("care.need.detail." + task.datum("what"), task.datum("words"));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        Need.Outcome outcome = Need.Outcome.of(answers.text("outcome"));
        UUID need = Objects.requireNonNull(task.sourceId());
        needs.getObject().end(need, new Need.Ending(outcome, completion.at(), completion.by()));
        return CompletionOutcome.noted("care.need.noted." + outcome.code())
                .briefly("tasks.form.care.need.outcome." + outcome.code());
    }
}
