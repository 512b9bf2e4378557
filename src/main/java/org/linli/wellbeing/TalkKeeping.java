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
        // What was agreed on is measured by when that was, however late it is sent or put right.
        LocalDate then = clock.dayOf(completion.at());
        if (again != null && (again.isBefore(then) || again.isAfter(then.plusDays(DAYS_AHEAD)))) {
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
        UUID need = Objects.requireNonNull(task.sourceId());
        TalkNext before = TalkNext.of(store.standing(card.id(), need));
        String went = answers.text("went");
        store.insert(
                new Talk(
                        completion.id(),
                        need,
                        card.id(),
                        completion.at(),
                        completion.by(),
                        Need.Outcome.of(answers.text("outcome")),
                        went.isEmpty() ? null : Mood.of(went),
                        answers.text("note"),
                        again,
                        answers.yes("more")),
                WellbeingPlace.of(card),
                replaced);
        follow(card, need, completion.id(), before);
    }

    /** What followed before, and still does, is left as it is: it may have been done since. */
    private void follow(PersonCard card, UUID need, UUID talk, TalkNext before) {
        TalkNext now = TalkNext.of(store.standing(card.id(), need));
        if (before.isCalled() && !now.isCalledAs(before)) {
            store.all(card.id(), need).forEach(promises::takeBack);
        }
        if (now.isCalled() && !now.isCalledAs(before)) {
            promises.again(card, talk, now.day());
        }
        if (before.isMore() && !now.isMore()) {
            store.all(card.id(), need).forEach(alarms::takeBack);
        }
        if (now.isMore() && !before.isMore()) {
            alarms.raise(card, talk);
        }
    }
}
