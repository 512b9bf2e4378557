package org.linli.keypersons;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.linli.platform.Texts;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** Looking in on a key person whom nobody else is to meet that day. */
@Component
class KeyPersonLookIn implements TaskKind {

    static final String KEY = "keypersons.look";

    /** Codes of the reasons with commas between them, in the data of the task. */
    static final String WHY = "why";

    /** It may be done from midnight on, whenever it is due. */
    static final Duration EARLY = Duration.ofHours(12);

    private static final String NOBODY = "nobody";

    private static final String SEEN = "seen";
    private static final String SPOKEN = "spoken";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("outcome", SEEN, SPOKEN, NOBODY),
            TaskField.choice("state", "well", "worse", "help")
                    .whenEqual("outcome", SEEN)
                    .whenEqual("outcome", SPOKEN),
            TaskField.advice("danger").whenEqual("state", "worse"),
            TaskField.advice("need").whenEqual("state", "help"),
            TaskField.text("note", 300));

    private final Texts texts;

    KeyPersonLookIn(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "eye";
    }

    @Override
    public Duration early() {
        return EARLY;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of(
                "keypersons.look.detail",
                Arrays.stream(task.datum(WHY).split(","))
                        .map(KeyReason::ofCode)
                        .map(reason -> texts.of(reason.key()))
                        .collect(Collectors.joining(texts.of("keypersons.and"))));
    }

    /** Whom it was about and whether they were met is read from the completion. */
    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        String state = answers.text("outcome").equals(NOBODY) ? NOBODY : answers.text("state");
        String key = "keypersons.noted." + state;
        return state.equals("well") ? CompletionOutcome.noted(key) : CompletionOutcome.serious(key);
    }
}
