package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
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

/** Asking somebody to come to a day, by phone or at their door. */
@Component
class InvitationTask implements TaskKind {

    static final String KEY = "vaccination.invite";
    static final String WAY = "way";
    static final String CALL = "call";
    static final String KNOCK = "knock";
    static final String DAY = "day";
    static final String SITE = "site";
    static final String NUMBER = "number";
    static final String BOOSTER = "booster";

    private static final String ANSWER = "answer";
    private static final String COMES = "comes";
    private static final String LATER = "later";
    private static final String NO = "no";
    private static final String NEEDS = "needs";
    private static final String UNTIL = "until";
    private static final String WHY_LATER = "why_later";
    private static final String WHY_NOT = "why_not";
    private static final String NOTE = "note";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice(ANSWER, COMES, LATER, NO, "nobody"),
            TaskField.choices(NEEDS, "lift", "beside", "wheelchair").whenEqual(ANSWER, COMES),
            TaskField.choice(WHY_LATER, codes(ObstacleKind.POSTPONED)).whenEqual(ANSWER, LATER),
            TaskField.moment(UNTIL, TaskField.Type.DATE).whenEqual(ANSWER, LATER),
            TaskField.choice(WHY_NOT, codes(ObstacleKind.REFUSED)).whenEqual(ANSWER, NO),
            TaskField.text(NOTE, Obstacle.LONGEST_NOTE).whenEqual(ANSWER, LATER).whenEqual(ANSWER, NO));

    private final ObjectProvider<Invitations> invitations;
    private final Dates dates;
    private final DoseWords words;

    InvitationTask(ObjectProvider<Invitations> invitations, Dates dates, DoseWords words) {
        this.invitations = invitations;
        this.dates = dates;
        this.words = words;
    }

    static String[] codes(ObstacleKind kind) {
        return ObstacleReason.of(kind).stream().map(ObstacleReason::code).toArray(String[]::new);
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
        return TaskMessage.of(
                task.datum(WAY).equals(CALL) ? "vaccination.invite.by-phone" : "vaccination.invite.at-door",
                words.number(Integer.parseInt(task.datum(NUMBER)), Boolean.parseBoolean(task.datum(BOOSTER))),
                dates.shortDay(LocalDate.parse(task.datum(DAY))),
                task.datum(SITE));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        UUID invitation = Optional.ofNullable(task.sourceId()).orElseThrow();
        return invitations.getObject().answered(invitation, answer(answers), completion);
    }

    private static InvitationAnswer answer(Answers answers) {
        return switch (answers.text(ANSWER)) {
            case COMES -> new InvitationAnswer.Comes(Needed.of(answers.choices(NEEDS)));
            case LATER ->
                new InvitationAnswer.Not(
                        reason(answers.text(WHY_LATER)),
                        answers.date(UNTIL).orElseThrow(() -> Refused.of(UNTIL, "vaccination.obstacle.until.needed")),
                        answers.text(NOTE));
            case NO -> new InvitationAnswer.Not(reason(answers.text(WHY_NOT)), null, answers.text(NOTE));
            default -> new InvitationAnswer.Nobody();
        };
    }

    private static ObstacleReason reason(String code) {
        return ObstacleReason.of(code).orElseThrow();
    }
}
