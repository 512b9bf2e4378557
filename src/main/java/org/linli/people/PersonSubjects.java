package org.linli.people;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Permissions;
import org.linli.access.SubjectNames;
import org.springframework.stereotype.Component;

/** People as the trail names them. */
@Component
class PersonSubjects implements SubjectNames {

    private final People people;
    private final Permissions permissions;

    PersonSubjects(People people, Permissions permissions) {
        this.people = people;
        this.permissions = permissions;
    }

    @Override
    public Map<UUID, Subject> of(Collection<UUID> ids) {
        return permissions.held(People.READ)
                ? people.cards(ids.stream().map(PersonId::of).toList()).values().stream()
                        .collect(Collectors.toMap(
                                card -> card.id().value(), card -> new Subject(card.name(), "/people/" + card.id())))
                : Map.of();
    }
}
