package org.linli.vaccination;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
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

/** Telling somebody who is to come to a day that it is at another time or place, or not at all. */
@Component
class ChangedDayTask implements TaskKind {

    static final String KEY = "vaccination.tell";
    static final String WHAT = "what";
    static final String DAY = "day";
    static final String TIME = "time";
    static final String SITE = "site";
    static final String TICKET = "ticket";

    static final String MOVED = "moved";
    static final String OFF = "off";

    /** Kinds of task about an appointment that are not wanted any more once it is another one. */
    static final List<String> ENDED = List.of(KEY, MissedTask.KEY);

    private static final String OUTCOME = "outcome";
    private static final String TOLD = "told";
    private static final String CANNOT = "cannot";
    private static final String NOBODY = "nobody";

    /** When whoever has no half hour may set out. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private static final TaskForm OF_MOVED = TaskForm.of(KEY, TaskField.choice(OUTCOME, TOLD, CANNOT, NOBODY));
    private static final TaskForm OF_OFF = TaskForm.of(KEY, TaskField.choice(OUTCOME, TOLD, NOBODY));

    private final ObjectProvider<Invitations> invitations;
    private final ObjectProvider<Tries> tries;
    private final Dates dates;
    private final BusinessClock clock;
    private final Texts texts;

    ChangedDayTask(
            ObjectProvider<Invitations> invitations,
            ObjectProvider<Tries> tries,
            Dates dates,
            BusinessClock clock,
            Texts texts) {
        this.invitations = invitations;
        this.tries = tries;
        this.dates = dates;
        this.clock = clock;
        this.texts = texts;
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
        return task.datum(WHAT).equals(MOVED) ? OF_MOVED : OF_OFF;
    }

    @Override
    public TaskMessage detail(Task task) {
        String day = dates.shortDay(LocalDate.parse(task.datum(DAY)));
        String time = task.datum(TIME);
        return task.datum(WHAT).equals(MOVED)
                ? TaskMessage.of(
                        "vaccination.tell.detail.moved",
                        day,
                        time.isEmpty() ? texts.of("vaccination.day.no-room") : time,
                        task.datum(SITE),
                        task.datum(TICKET))
                : TaskMessage.of("vaccination.tell.detail.off", day, task.datum(SITE));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        tries.getObject().takeBack(task);
        if (answers.text(OUTCOME).equals(NOBODY)) {
            return tries.getObject().again(task, completion, begins(task));
        }
        if (task.datum(WHAT).equals(MOVED)) {
            UUID appointment = Optional.ofNullable(task.sourceId()).orElseThrow();
            invitations.getObject().stands(appointment, answers.text(OUTCOME).equals(TOLD), completion);
        }
        return CompletionOutcome.noted(
                answers.text(OUTCOME).equals(TOLD) ? "vaccination.tell.told" : "vaccination.tell.cannot");
    }

    private Instant begins(Task task) {
        String time = task.datum(TIME);
        return clock.at(LocalDate.parse(task.datum(DAY)), time.isEmpty() ? MORNING : LocalTime.parse(time));
    }
}
