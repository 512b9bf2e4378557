package org.linli.arrangements;

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

/** Asking at the door who shops for a home that nobody may leave: their worker's to do, and no alarm. */
@Component
class ErrandAsking implements TaskKind {

    static final String KEY = "arrangements.errands";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("answer", "delivery", "relatives", "not_needed"),
            TaskField.text("words", Arrangement.LONGEST).needed());

    private final ObjectProvider<Arrangements> arrangements;

    ErrandAsking(ObjectProvider<Arrangements> arrangements) {
        this.arrangements = arrangements;
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
        return TaskMessage.of("arrangements.asked.errands");
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return arrangements.getObject().answered(task, answers);
    }
}
