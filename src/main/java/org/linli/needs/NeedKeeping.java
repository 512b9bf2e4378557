package org.linli.needs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private final ObjectProvider<NeedWay> ways;
    private final NeedSettings settings;

    NeedKeeping(ObjectProvider<NeedEnding> endings, ObjectProvider<NeedWay> ways, NeedSettings settings) {
        this.endings = endings;
        this.ways = ways;
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
        return way(task).map(NeedWay::form).orElse(FORM);
    }

    /** How promises of its kind are kept, where a module has a way of its own. */
    private Optional<NeedWay> way(Task task) {
        return ways.stream()
                .filter(way -> way.what() == Need.What.of(task.datum("what")))
                .findFirst();
    }

    @Override
    public List<TaskMessage> lately(Task task) {
        return way(task).map(way -> way.lately(task)).orElse(List.of());
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("needs.detail." + task.datum("what"), task.datum("words"));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        UUID need = Objects.requireNonNull(task.sourceId());
        CompletionOutcome told = endings.getObject().tell(need, Need.Outcome.of(answers.text("outcome")), completion);
        way(task).ifPresent(way -> way.kept(task, answers, completion));
        return told;
    }
}
