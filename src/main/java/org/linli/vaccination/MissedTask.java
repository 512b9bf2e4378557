package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Optional;
import org.linli.platform.Dates;
import org.linli.platform.Refused;
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

/** Calling whoever said that they would come to a day, and did not. */
@Component
class MissedTask implements TaskKind {

    static final String KEY = "vaccination.missed";
    static final String DAY = "day";

    private static final String ANSWER = "answer";
    private static final String LATER = "later";
    private static final String NO = "no";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice(ANSWER, "again", "elsewhere", LATER, NO, "nobody"),
            TaskField.advice("enter").whenEqual(ANSWER, "elsewhere"),
            TaskField.choice("why_later", InvitationTask.codes(ObstacleKind.POSTPONED))
                    .whenEqual(ANSWER, LATER),
            TaskField.moment("until", TaskField.Type.DATE).whenEqual(ANSWER, LATER),
            TaskField.choice("why_not", InvitationTask.codes(ObstacleKind.REFUSED))
                    .whenEqual(ANSWER, NO),
            TaskField.text("note", Obstacle.LONGEST_NOTE));

    private final ObjectProvider<Missed> missed;
    private final ObjectProvider<Tries> tries;
    private final Dates dates;

    MissedTask(ObjectProvider<Missed> missed, ObjectProvider<Tries> tries, Dates dates) {
        this.missed = missed;
        this.tries = tries;
        this.dates = dates;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "syringe";
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        String day = dates.shortDay(LocalDate.parse(task.datum(DAY)));
        int attempt = Tries.number(task);
        return attempt == 1
                ? TaskMessage.of("vaccination.missed.detail", day)
                : TaskMessage.of("vaccination.missed.detail.again", day, attempt);
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        Missed keeping = missed.getObject();
        tries.getObject().takeBack(task);
        keeping.takeBack(completion);
        switch (answers.text(ANSWER)) {
            case LATER ->
                keeping.keep(
                        task,
                        new InvitationAnswer.Not(
                                ObstacleReason.of(answers.text("why_later")).orElseThrow(),
                                answers.date("until")
                                        .orElseThrow(() -> Refused.of("until", "vaccination.obstacle.until.needed")),
                                answers.text("note")),
                        completion);
            case NO ->
                keeping.keep(
                        task,
                        new InvitationAnswer.Not(
                                ObstacleReason.of(answers.text("why_not")).orElseThrow(), null, answers.text("note")),
                        completion);
            case "again" -> keeping.again(Optional.ofNullable(task.personId()).orElseThrow());
            case "nobody" -> {
                return tries.getObject().again(task, completion);
            }
            default -> {
                return CompletionOutcome.serious("vaccination.missed.elsewhere");
            }
        }
        return CompletionOutcome.noted("vaccination.missed.noted");
    }
}
