package org.linli.people;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.OthersTasks;
import org.linli.people.GivenPeople.Given;
import org.springframework.stereotype.Component;

/**
 * Whom of a home somebody is shown who only helps: whom their tasks are about, and for what is asked of the home as a
 * whole whoever answers for it.
 */
@Component
class GivenMembers {

    private final GivenPeople given;
    private final OthersTasks others;

    GivenMembers(GivenPeople given, OthersTasks others) {
        this.given = given;
        this.others = others;
    }

    /** Whether whoever acts is shown no more of a home than that. */
    boolean only() {
        return !others.areSeen();
    }

    /** What is still to do and was given to whoever acts; asked once for many homes. */
    List<Given> open() {
        return given.open();
    }

    /** @param members who lives there now, the head first */
    static List<PersonCard> shown(HouseholdId home, List<PersonCard> members, List<Given> given) {
        Set<PersonId> about = given.stream()
                .map(Given::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        if (given.stream().anyMatch(one -> one.person() == null && home.equals(one.household()))) {
            answering(members).map(PersonCard::id).ifPresent(about::add);
        }
        return members.stream().filter(card -> about.contains(card.id())).toList();
    }

    /** Whether somebody is one of those, or is whom one of them is reached through. */
    boolean reach(PersonId person, HouseholdId home, List<PersonCard> members) {
        return shown(home, members, open()).stream()
                .flatMap(card -> Stream.concat(Stream.of(card), through(card, members).stream()))
                .anyMatch(card -> card.id().equals(person));
    }

    private static Optional<PersonCard> through(PersonCard card, List<PersonCard> members) {
        return card.phone() == null && HouseholdPhone.isChild(card) ? reached(members) : Optional.empty();
    }

    private static Optional<PersonCard> answering(List<PersonCard> members) {
        return reached(members).or(() -> members.stream().findFirst());
    }

    private static Optional<PersonCard> reached(List<PersonCard> members) {
        return HouseholdPhone.grownUps(members)
                .filter(card -> card.phone() != null)
                .findFirst();
    }
}
