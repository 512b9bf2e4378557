package org.linli.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonGone;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.platform.BusinessClock;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps needs where the people are: whoever looks after them there keeps what they need. What a household needs goes
 * along with the last who moves out of it, and ends when there is nobody any more to keep it for.
 */
@Component
class NeedLocation {

    private final NeedStore store;
    private final NeedTasks tasks;
    private final TimetableStore timetables;
    private final ObjectProvider<Timetables> planning;
    private final People people;
    private final BusinessClock clock;

    NeedLocation(
            NeedStore store,
            NeedTasks tasks,
            TimetableStore timetables,
            ObjectProvider<Timetables> planning,
            People people,
            BusinessClock clock) {
        this.store = store;
        this.tasks = tasks;
        this.timetables = timetables;
        this.planning = planning;
        this.people = people;
        this.clock = clock;
    }

    @EventListener
    void moved(PersonMoved event) {
        move(new PeopleMoved(List.of(event)));
    }

    @EventListener
    void moved(PeopleMoved event) {
        move(event);
    }

    /** Most of many need nothing. */
    private void move(PeopleMoved moved) {
        timetables.move(moved.moves());
        Map<PersonId, PersonMoved> byPerson = moved.last();
        for (Need need : store.open(byPerson.keySet())) {
            move(need, Objects.requireNonNull(byPerson.get(Objects.requireNonNull(need.person()))));
        }
        Map<HouseholdId, PersonMoved> byHome = moved.lastOut();
        for (Need need : ofEmptied(List.copyOf(byHome.keySet()))) {
            move(need, Objects.requireNonNull(byHome.get(need.household())));
        }
    }

    /** What households as a whole need in which nobody lives any more. */
    private List<Need> ofEmptied(List<HouseholdId> homes) {
        List<Need> emptied = new ArrayList<>();
        for (Need need : store.openOfAll(homes)) {
            if (people.household(need.household()).endedOn() != null) {
                emptied.add(need);
            }
        }
        return emptied;
    }

    private void move(Need need, PersonMoved to) {
        store.move(need.id(), to);
        if (!need.household().equals(to.household())) {
            tasks.closeAll(need, "care.need.closed.moved");
            if (!need.opensAt().isAfter(clock.now())) {
                tasks.open(need, to.path(), to.rentalPath(), to.household());
            }
        }
    }

    @EventListener
    void gone(PersonGone event) {
        planning.getObject().gone(event.person());
        store.open(List.of(event.person())).forEach(this::end);
        ofEmptied(List.of(people.get(event.person()).household())).forEach(this::end);
    }

    private void end(Need need) {
        tasks.closeAll(need, "care.need.closed.gone");
        store.end(need.id(), Need.Ending.of(Need.Outcome.GONE, clock.now(), null));
    }

    /** Their tasks follow by themselves. */
    @EventListener
    void moved(BuildingsMoved event) {
        List<UUID> buildings = event.buildings().stream().map(BuildingId::value).toList();
        store.follow(buildings);
        timetables.follow(buildings);
    }
}
