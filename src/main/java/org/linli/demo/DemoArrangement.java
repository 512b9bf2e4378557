package org.linli.demo;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.arrangements.Arrangement;
import org.linli.arrangements.Arrangement.Answer;
import org.linli.arrangements.Arrangements;
import org.linli.arrangements.Concern;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.linli.territory.Territory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Secretaries say who looks after those at home. For the children of the father of the report it is a room on the
 * ground floor, which their worker is to ask the landlord for.
 */
@Component
@Profile("demo")
class DemoArrangement {

    private static final Map<Answer, String> WORDS = Map.of(
            Answer.DELIVERY, "网格员每天代买一次，放门口",
            Answer.RELATIVES, "姑姑住过来照料",
            Answer.ROOM, "两个孩子单独住，请房东腾一间一楼的房");

    private static final String FREE_ROOM = "109室";

    private final Arrangements arrangements;
    private final People people;
    private final Territory territory;
    private final Tasks tasks;
    private final DemoTasks done;

    DemoArrangement(Arrangements arrangements, People people, Territory territory, Tasks tasks, DemoTasks done) {
        this.tasks = tasks;
        this.done = done;
        this.arrangements = arrangements;
        this.people = people;
        this.territory = territory;
    }

    /** The landlord of the father has a room free on the ground floor. */
    private void freeRoom(PersonId father) {
        Household household = people.household(people.get(father).household());
        household
                .home()
                .map(territory::dwelling)
                .ifPresent(home -> territory.settle(household.path(), home.address() + FREE_ROOM, null, true));
    }

    /** Answers what is asked about the home of somebody who was just registered. */
    void settle(PersonId person, Actor secretary, boolean isFather) {
        if (isFather) {
            Acting.run(Actor.SYSTEM, () -> freeRoom(person));
        }
        Acting.run(
                secretary,
                () -> open(person)
                        .filter(Arrangement::isAsked)
                        .ifPresent(asked -> answer(asked, isFather ? Answer.ROOM : usual(asked))));
    }

    /** The landlord of the father says yes, and the children move into the room. */
    void findRoom(PersonId father) {
        UUID arrangement = open(father).orElseThrow().id();
        for (Task task : tasks.ofSource(arrangement)) {
            if (task.kind().equals("arrangements.room") && task.isOpen()) {
                done.complete(task, Map.of("outcome", "found", "room", FREE_ROOM, "note", "房东马上腾出来，今晚可以住"));
            }
        }
    }

    private Optional<Arrangement> open(PersonId person) {
        return arrangements.open(people.get(person).household());
    }

    private static Answer usual(Arrangement asked) {
        Predicate<Concern> isErrand = concern -> concern.why() == Concern.Why.ERRANDS;
        return asked.concerns().stream().allMatch(isErrand) ? Answer.DELIVERY : Answer.RELATIVES;
    }

    private void answer(Arrangement asked, Answer answer) {
        arrangements.answer(asked.id(), answer, Objects.requireNonNull(WORDS.get(answer)), null, asked.version());
    }
}
