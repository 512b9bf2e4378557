package org.linli.needs;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.springframework.stereotype.Component;

/** Whose needs are, and where they live, for lists and pages. */
@Component
class NeedSubjects {

    private final People people;
    private final AreaNames areas;

    NeedSubjects(People people, AreaNames areas) {
        this.people = people;
        this.areas = areas;
    }

    /**
     * Whose a need is.
     *
     * @param card of the person, or of whom to ask for where the household needs it; null where nobody is in sight
     * @param place in words
     */
    record Subject(@Nullable PersonCard card, String place) {

        String name() {
            return card == null ? "—" : card.name();
        }

        String address() {
            return card == null ? "" : card.address();
        }
    }

    /** By need. */
    Map<UUID, Subject> of(Collection<Need> needs) {
        Set<PersonId> persons = new HashSet<>();
        Map<HouseholdId, PersonCard> heads = new HashMap<>();
        for (Need need : needs) {
            if (need.person() != null) {
                persons.add(need.person());
            } else if (!heads.containsKey(need.household())) {
                head(need.household(), heads);
            }
        }
        Map<PersonId, PersonCard> cards = people.cards(persons);
        Map<AreaPath, String> places =
                areas.of(needs.stream().map(Need::path).distinct().toList());
        Map<UUID, Subject> subjects = new HashMap<>();
        for (Need need : needs) {
            PersonCard card = need.person() == null ? heads.get(need.household()) : cards.get(need.person());
            subjects.put(need.id(), new Subject(card, places.getOrDefault(need.path(), "")));
        }
        return subjects;
    }

    private void head(HouseholdId household, Map<HouseholdId, PersonCard> heads) {
        List<PersonCard> members = people.members(household);
        members.stream()
                .filter(PersonCard::head)
                .findFirst()
                .or(() -> members.stream().filter(PersonCard::isHere).findFirst())
                .or(() -> members.stream().findFirst())
                .ifPresent(card -> heads.put(household, card));
    }
}
