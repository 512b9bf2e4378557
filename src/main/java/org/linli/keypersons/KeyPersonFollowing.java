package org.linli.keypersons;

import java.util.List;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonGone;
import org.linli.people.PersonMoved;
import org.linli.tasks.TaskCompleted;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the list where the people are and says at once who was met. */
@Component
class KeyPersonFollowing {

    private final KeyPersons persons;
    private final KeyPersonStore store;
    private final People people;

    KeyPersonFollowing(KeyPersons persons, KeyPersonStore store, People people) {
        this.persons = persons;
        this.store = store;
        this.people = people;
    }

    @EventListener
    void completed(TaskCompleted event) {
        HouseholdId home = event.task().householdId();
        if (home != null) {
            persons.keepMet(home);
        }
    }

    @EventListener
    void moved(PersonMoved event) {
        persons.keepMoved(List.of(event));
    }

    @EventListener
    void moved(PeopleMoved event) {
        persons.keepMoved(event.moves());
    }

    @EventListener
    void gone(PersonGone event) {
        persons.keep(List.of(people.get(event.person()).household()));
    }

    @EventListener
    void moved(BuildingsMoved event) {
        store.follow(event.buildings().stream().map(BuildingId::value).toList());
    }
}
