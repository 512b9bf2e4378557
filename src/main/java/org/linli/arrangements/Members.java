package org.linli.arrangements;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.policy.Phase;
import org.linli.policy.Plan.PlannedPhase;
import org.springframework.stereotype.Component;

/** Who lives with whom, and who of them is confined now or from the first day of a measure to come. */
@Component
class Members {

    private final People people;
    private final Measures measures;
    private final BusinessClock clock;

    Members(People people, Measures measures, BusinessClock clock) {
        this.people = people;
        this.measures = measures;
        this.clock = clock;
    }

    /** The households that these people live in, whole. */
    List<Home> of(Collection<PersonId> persons) {
        List<PersonId> all = Stream.concat(
                        persons.stream(),
                        people.livingWith(persons).values().stream().flatMap(List::stream))
                .distinct()
                .toList();
        return homes(people.cards(all).values(), measures.active(all));
    }

    /** One household, as it would be if somebody of it were confined so. */
    List<Member> with(PersonId person, List<PlannedPhase> phases) {
        PersonCard card = people.cards(List.of(person)).get(person);
        if (card == null || !card.isHere()) {
            return List.of();
        }
        List<PersonCard> cards = people.members(card.householdId()).stream()
                .filter(PersonCard::isHere)
                .toList();
        Map<PersonId, Measure> running =
                measures.active(cards.stream().map(PersonCard::id).toList());
        return cards.stream()
                .map(each -> each.id().equals(person)
                        ? Member.of(each, kind(phases, clock.today()), false)
                        : member(each, running.get(each.id())))
                .toList();
    }

    private List<Home> homes(Collection<PersonCard> cards, Map<PersonId, Measure> running) {
        Map<HouseholdId, List<PersonCard>> together = cards.stream()
                .filter(PersonCard::isHere)
                .collect(Collectors.groupingBy(PersonCard::householdId, LinkedHashMap::new, Collectors.toList()));
        return together.values().stream()
                .map(home -> Home.of(
                        home.getFirst(),
                        home.stream()
                                .map(card -> member(card, running.get(card.id())))
                                .toList()))
                .toList();
    }

    private Member member(PersonCard card, @Nullable Measure measure) {
        return measure == null || measure.drill()
                ? Member.of(card, null, false)
                : Member.of(card, kind(measure.phases(), clock.today()), measure.coResidentOf() != null);
    }

    private static Phase.Kind kind(List<PlannedPhase> phases, LocalDate day) {
        return phases.stream()
                .filter(phase -> !day.isAfter(phase.until()))
                .findFirst()
                .orElseGet(phases::getLast)
                .kind();
    }
}
