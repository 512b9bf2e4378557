package org.linli.arrivals;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Permissions;
import org.linli.access.SubjectNames;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Arrivals as the trail names them, by who arrived. */
@Component
class ArrivalSubjects implements SubjectNames {

    private final ArrivalStore store;
    private final People people;
    private final Permissions permissions;

    ArrivalSubjects(ArrivalStore store, People people, Permissions permissions) {
        this.store = store;
        this.people = people;
        this.permissions = permissions;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Subject> of(Collection<UUID> ids) {
        if (!permissions.held(Arrivals.READ)) {
            return Map.of();
        }
        List<Arrival> arrivals = store.all(ids);
        Map<PersonId, PersonCard> cards =
                people.cards(arrivals.stream().map(Arrival::person).distinct().toList());
        var named = new HashMap<UUID, Subject>();
        for (Arrival arrival : arrivals) {
            PersonCard card = cards.get(arrival.person());
            if (card != null) {
                named.put(arrival.id().value(), new Subject(card.name(), "/arrivals/" + arrival.id()));
            }
        }
        return named;
    }
}
