package org.linli.vaccination;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.access.Role;
import org.linli.platform.Texts;
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
import org.springframework.stereotype.Component;

/**
 * Seeing to a serious reaction to a dose: the health station's, and pinned for the community, which sees the place too.
 */
@Component
class ReactionTask implements AlarmKind {

    static final String KEY = "vaccination.serious";
    static final String SIGNS = "signs";
    static final String AT = "at";
    static final String SITE = "site";
    static final String HOME = "home";

    private static final String OUTCOME = "outcome";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice(OUTCOME, "hospital", "doctor", "better"),
            TaskField.text("note", 300).needed());

    private final Texts texts;

    ReactionTask(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Urgency urgency(NewTask task) {
        return Urgency.DANGER;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.HEALTH_STAFF, Role.SECRETARY, Role.COMMAND);
    }

    @Override
    public String permission() {
        return SiteDesk.WORK;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        String signs = Arrays.stream(task.datum(SIGNS).split(" "))
                .filter(sign -> !sign.isEmpty())
                .map(sign -> texts.of("vaccination.sign." + sign))
                .collect(Collectors.joining(texts.of("vaccination.serious.and")));
        return TaskMessage.of("vaccination.serious.detail." + task.datum(AT), signs);
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return CompletionOutcome.noted("vaccination.serious.noted." + answers.text(OUTCOME));
    }
}
