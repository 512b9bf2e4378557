package org.linli.wellbeing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.BeyondScope;
import org.linli.needs.Need;
import org.linli.needs.NeedWay;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeping the promise of a talk. Whoever was not reached is called again, and where more than talk is needed the
 * secretary is alarmed.
 */
@Component
class TalkKeeping implements NeedWay {

    /** Farther ahead nobody should wait. */
    private static final int DAYS_AHEAD = 30;

    private final TalkStore store;
    private final TalkPromises promises;
    private final TalkAlarms alarms;
    private final ObjectProvider<Wellbeing> wellbeing;
    private final People people;
    private final BeyondScope beyond;
    private final BusinessClock clock;

    TalkKeeping(
            TalkStore store,
            TalkPromises promises,
            TalkAlarms alarms,
            ObjectProvider<Wellbeing> wellbeing,
            People people,
            BeyondScope beyond,
            BusinessClock clock) {
        this.store = store;
        this.promises = promises;
        this.alarms = alarms;
        this.wellbeing = wellbeing;
        this.people = people;
        this.beyond = beyond;
        this.clock = clock;
    }

    @Override
    public Need.What what() {
        return Need.What.TALK;
    }

    @Override
    public TaskForm form() {
        return TalkForm.FORM;
    }

    @Override
    public List<TaskMessage> lately(Task task) {
        return task.personId() == null ? List.of() : wellbeing.getObject().lately(task.personId());
    }

    @Override
    public void kept(Task task, Answers answers, Completion completion) {
        LocalDate again = answers.date("again").orElse(null);
        if (again != null
                && (again.isBefore(clock.today()) || again.isAfter(clock.today().plusDays(DAYS_AHEAD)))) {
            throw Refused.of("again", "wellbeing.again.when", DAYS_AHEAD);
        }
        PersonId person = task.personId();
        // What a household as a whole asked for is about nobody of it.
        if (person != null) {
            // What is sent after they moved counts where they live now.
            beyond.run(() -> Optional.ofNullable(people.cards(List.of(person)).get(person))
                    .ifPresent(card -> keep(card, task, answers, completion, again)));
        }
    }

    private void keep(PersonCard card, Task task, Answers answers, Completion completion, @Nullable LocalDate again) {
        UUID replaced = Optional.ofNullable(completion.replaces())
                .filter(store::isKnown)
                .orElse(null);
        Need.Outcome outcome = Need.Outcome.of(answers.text("outcome"));
        boolean more = answers.yes("more");
        String went = answers.text("went");
        store.insert(
                new Talk(
                        completion.id(),
                        Objects.requireNonNull(task.sourceId()),
                        card.id(),
                        completion.at(),
                        completion.by(),
                        outcome,
                        went.isEmpty() ? null : Mood.of(went),
                        answers.text("note"),
                        again,
                        more),
                WellbeingPlace.of(card),
                replaced);
        if (replaced != null) {
            promises.takeBack(replaced);
            alarms.takeBack(replaced);
        }
        if (again != null || outcome == Need.Outcome.NOBODY_THERE) {
            promises.again(card, completion.id(), again);
        }
        if (more) {
            alarms.raise(card, completion.id());
        }
    }
}
