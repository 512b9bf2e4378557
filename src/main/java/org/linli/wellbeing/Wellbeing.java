package org.linli.wellbeing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.BeyondScope;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.policy.PartOfDay;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people are who are looked after: asked at each check, kept, and read only by those who look after them. */
@Service
@Transactional
class Wellbeing {

    /** So many talks a page tells of. */
    private static final int TALKS = 50;

    private static final int LATELY = 3;
    private static final int LATELY_DAYS = 7;

    private final MoodLists lists;
    private final MoodStore moods;
    private final TalkStore talks;
    private final TalkPromises promises;
    private final People people;
    private final Permissions permissions;
    private final BeyondScope beyond;
    private final Dates dates;
    private final BusinessClock clock;

    Wellbeing(
            MoodLists lists,
            MoodStore moods,
            TalkStore talks,
            TalkPromises promises,
            People people,
            Permissions permissions,
            BeyondScope beyond,
            Dates dates,
            BusinessClock clock) {
        this.lists = lists;
        this.moods = moods;
        this.talks = talks;
        this.promises = promises;
        this.people = people;
        this.permissions = permissions;
        this.beyond = beyond;
        this.dates = dates;
        this.clock = clock;
    }

    /** What is asked of how those are whom the tasks are about, by their age. */
    @Transactional(readOnly = true)
    Map<TaskId, List<TaskField>> questions(Collection<Task> tasks) {
        Map<PersonId, PersonCard> cards = people.cards(tasks.stream()
                .flatMap(task -> Stream.ofNullable(task.personId()))
                .distinct()
                .toList());
        Map<TaskId, List<TaskField>> asked = new HashMap<>();
        for (Task task : tasks) {
            PersonCard card = cards.get(task.personId());
            asked.put(task.id(), MoodForm.fields(lists.of(card == null ? null : card.age())));
        }
        return asked;
    }

    /**
     * Keeps what was said; the first worrying answer at a check promises a talk. What is sent after they moved counts
     * where they live now.
     *
     * @return what that led to
     */
    List<TaskMessage> heard(Task task, Answers answers, Completion completion) {
        return beyond.call(() -> keep(task, answers, completion));
    }

    private List<TaskMessage> keep(Task task, Answers answers, Completion completion) {
        PersonCard card =
                people.cards(List.of(Objects.requireNonNull(task.personId()))).get(task.personId());
        if (card == null) {
            return List.of();
        }
        MoodList list = lists.of(card.age());
        Map<String, String> answered = MoodForm.answered(list, answers);
        Mood mood = mood(list, answers.text(MoodForm.MOOD), answered);
        UUID replaced = Optional.ofNullable(completion.replaces())
                .filter(moods::isKnown)
                .orElse(null);
        if (mood == null && replaced == null) {
            return List.of();
        }
        boolean worrying = mood == Mood.BAD || isWorrying(list, answered);
        UUID check = task.id().value();
        boolean worriedBefore = moods.isWorrying(card.id(), check);
        moods.insert(
                new MoodAnswer(
                        completion.id(),
                        check,
                        card.id(),
                        task.day(),
                        PartOfDay.valueOf(task.datum("part").toUpperCase(Locale.ROOT)),
                        completion.at(),
                        completion.by(),
                        mood,
                        answered,
                        worrying),
                WellbeingPlace.of(card),
                replaced);
        if (worrying && !worriedBefore) {
            TaskMessage promised = promises.promise(card, completion.id());
            // Whoever put something else right is not told what they may not read.
            return replaced == null || permissions.held(WellbeingSetup.SEE) ? List.of(promised) : List.of();
        }
        if (worriedBefore && !moods.isWorrying(card.id(), check)) {
            moods.atCheck(card.id(), check).forEach(promises::takeBack);
        }
        return List.of();
    }

    /** What was left out follows from the answers. */
    private static @Nullable Mood mood(MoodList list, String said, Map<String, String> answered) {
        if (!said.isEmpty()) {
            return Mood.of(said);
        }
        if (answered.isEmpty()) {
            return null;
        }
        if (isWorrying(list, answered)) {
            return Mood.BAD;
        }
        boolean allWell = list.questions().stream()
                .filter(question -> answered.containsKey(question.key()))
                .allMatch(question -> question.answers().getFirst().key().equals(answered.get(question.key())));
        return allWell ? Mood.GOOD : Mood.SO;
    }

    private static boolean isWorrying(MoodList list, Map<String, String> answered) {
        return list.questions().stream()
                .anyMatch(question -> question.isWorrying(answered.getOrDefault(question.key(), "")));
    }

    /**
     * How somebody was on the last days.
     *
     * @param days how many, today among them
     */
    @Transactional(readOnly = true)
    MoodStrip strip(PersonId person, int days) {
        permissions.demand(WellbeingSetup.SEE);
        LocalDate today = clock.today();
        return MoodStrip.of(moods.of(person, today.minusDays(days - 1L)), today, days);
    }

    /** What whoever is to talk with somebody should know of them; nothing for whoever may not read it. */
    @Transactional(readOnly = true)
    List<TaskMessage> lately(PersonId person) {
        if (!permissions.held(WellbeingSetup.SEE)) {
            return List.of();
        }
        return moods.of(person, clock.today().minusDays(LATELY_DAYS)).stream()
                .limit(LATELY)
                .map(answer -> TaskMessage.of(
                        "wellbeing.lately."
                                + Objects.requireNonNull(answer.mood()).code(),
                        dates.moment(answer.at())))
                .toList();
    }

    /** The talks with somebody, the latest first. */
    @Transactional(readOnly = true)
    List<Talk> talks(PersonId person) {
        permissions.demand(WellbeingSetup.SEE);
        return talks.of(person, TALKS);
    }
}
