package org.linli.arrivals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.policy.Decision;
import org.linli.policy.Plan;
import org.linli.policy.Policies;
import org.linli.policy.Rule;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Landlord;
import org.springframework.stereotype.Component;

/**
 * Compares somebody who is registered again for the same day with what stands already. The same answer of the rules is
 * a repeat where nothing is said otherwise; another answer, in either direction, something that must not be overlooked,
 * or another fact is a difference and never passes in silence.
 */
@Component
class ArrivalComparison {

    private final ArrivalStore store;
    private final ArrivalScreening screening;
    private final Policies policies;
    private final BusinessClock clock;
    private final People people;

    ArrivalComparison(
            ArrivalStore store, ArrivalScreening screening, Policies policies, BusinessClock clock, People people) {
        this.people = people;
        this.store = store;
        this.screening = screening;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * What stood before.
     *
     * @param facts the arrival as it was registered
     * @param homes where it says that they stay, and where they live by now
     * @param decided what was decided then; null when it stands further up in the same list
     * @param sent what was said then, as {@link ArrivalStore#hash}; empty where whoever acts does not see it
     */
    private record Earlier(NewArrival facts, Set<DwellingId> homes, Arrival.@Nullable Decided decided, byte[] sent) {}

    /**
     * Known or different, for each.
     *
     * @param onRecord the arrival on record of each that has one
     * @param inList the arrival further up in the same list of each other
     * @param homes where each stays; who has none here is not compared by it
     */
    Map<NewArrival, ArrivalOutcome> compare(
            Map<NewArrival, Arrival> onRecord, Map<NewArrival, NewArrival> inList, Map<NewArrival, Dwelling> homes) {
        if (onRecord.isEmpty() && inList.isEmpty()) {
            return Map.of();
        }
        Map<ArrivalId, List<PriorTest>> tests =
                store.tests(onRecord.values().stream().map(Arrival::id).toList());
        Map<PersonId, PersonCard> cards =
                people.cards(onRecord.values().stream().map(Arrival::person).collect(Collectors.toSet()));
        Map<ArrivalId, byte[]> sent =
                store.sent(onRecord.values().stream().map(Arrival::id).toList());
        var earlier = new LinkedHashMap<NewArrival, Earlier>();
        onRecord.forEach((arrival, before) -> earlier.put(
                arrival,
                new Earlier(
                        NewArrival.again(before.id(), before, "", tests.getOrDefault(before.id(), List.of())),
                        homes(before, cards.get(before.person())),
                        before.decided(),
                        sent.getOrDefault(before.id(), new byte[0]))));
        inList.forEach((arrival, before) -> earlier.put(
                arrival,
                new Earlier(before, Set.of(ArrivalRegistration.of(homes, before).id()), null, store.hash(before))));
        Iterator<Decision> now =
                screening.decideAll(List.copyOf(earlier.keySet())).iterator();
        Iterator<Decision> then = screening
                .decideAll(earlier.values().stream().map(Earlier::facts).toList())
                .iterator();
        var outcomes = new LinkedHashMap<NewArrival, ArrivalOutcome>();
        earlier.forEach((arrival, before) -> {
            outcomes.put(arrival, outcome(arrival, homes.get(arrival), now.next(), before, then.next()));
        });
        return outcomes;
    }

    private ArrivalOutcome outcome(
            NewArrival arrival, @Nullable Dwelling home, Decision now, Earlier before, Decision then) {
        ArrivalId id = before.facts().id();
        Plan planned = planOnRecord(before, then);
        boolean worries = hasMoreWarnings(arrival, before.facts());
        Arrival.Decided decided = before.decided();
        ArrivalDifference.Answer onRecord = decided == null
                ? ArrivalDifference.Answer.of(planned, then.reason())
                : ArrivalDifference.Answer.of(decided);
        if (same(now.plan(), planned) && !worries) {
            List<ArrivalFact> facts = facts(arrival, home, before);
            // In a list a note is often about the row, such as "twice": no reason to ask somebody.
            boolean noted = arrival.source() == ArrivalSource.IMPORT
                    && facts.equals(List.of(ArrivalFact.of(ArrivalDetail.NOTE)));
            return facts.isEmpty() || noted
                    ? new ArrivalOutcome.Known(id, noted)
                    : new ArrivalOutcome.Differs(
                            id, new ArrivalDifference(false, false, onRecord, onRecord.because(now.reason()), facts));
        }
        return new ArrivalOutcome.Differs(
                id,
                new ArrivalDifference(
                        worries || isStricter(now.plan(), planned, arrival.arrivedOn()),
                        !worries && isStricter(planned, now.plan(), arrival.arrivedOn()),
                        onRecord,
                        ArrivalDifference.Answer.of(now.plan(), now.reason()),
                        List.of()));
    }

    private static Set<DwellingId> homes(Arrival before, @Nullable PersonCard person) {
        return Stream.of(before.home(), person == null ? null : person.dwelling())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<ArrivalFact> facts(NewArrival arrival, @Nullable Dwelling home, Earlier before) {
        if (Arrays.equals(store.hash(arrival), before.sent())) {
            // Sent once more it says nothing else, though a part of it may not have been taken: another landlord.
            return List.of();
        }
        var facts = new ArrayList<>(ArrivalFact.differing(arrival, before.facts()));
        if (home != null && !before.homes().contains(home.id())) {
            facts.add(ArrivalFact.HOME);
        }
        Landlord landlord = arrival.landlord();
        if (home != null && landlord != null && !landlord.name().equals(home.landlordName())) {
            facts.add(ArrivalFact.LANDLORD);
        }
        return ArrivalFact.inOrder(facts);
    }

    /**
     * What the rules answered to the facts on record. Where they answer otherwise today, because places at risk were
     * listed since, it is the answer of then that applies.
     */
    private @Nullable Plan planOnRecord(Earlier before, Decision today) {
        Arrival.Decided decided = before.decided();
        if (decided == null
                || decided.rule().equals(today.rule())
                        && decided.policyVersion().equals(today.version())) {
            return today.plan();
        }
        return policies.version(decided.policyVersion())
                .flatMap(version -> version.rules().stream()
                        .filter(rule -> rule.id().equals(decided.rule()))
                        .findFirst())
                .map(rule -> Optional.ofNullable(plan(before.facts(), decided.policyVersion(), rule)))
                .orElseGet(() -> Optional.ofNullable(today.plan()))
                .orElse(null);
    }

    private @Nullable Plan plan(NewArrival facts, String version, Rule rule) {
        return rule.protocol() == null
                ? null
                : policies.plan(
                        version,
                        rule.protocol(),
                        rule.countsFrom(),
                        screening.anchors(facts),
                        screening.credits(facts));
    }

    private static boolean same(@Nullable Plan one, @Nullable Plan other) {
        return one == null || other == null
                ? one == other
                : one.protocol().equals(other.protocol())
                        && one.anchoredOn().equals(other.anchoredOn())
                        && one.lastDay().equals(other.lastDay());
    }

    private static boolean hasMoreWarnings(NewArrival arrival, NewArrival before) {
        List<ArrivalWarning> warnings = ArrivalWarning.of(arrival.originCode(), arrival.healthCode(), arrival.tests());
        List<ArrivalWarning> known = ArrivalWarning.of(before.originCode(), before.healthCode(), before.tests());
        return !known.containsAll(warnings);
    }

    /** Whether it would govern beside the other, see decision 0016. */
    private boolean isStricter(@Nullable Plan plan, @Nullable Plan than, LocalDate arrivedOn) {
        if (plan == null || than == null) {
            return plan != null;
        }
        LocalDate from = arrivedOn.isAfter(clock.today()) ? arrivedOn : clock.today();
        return Plan.strictness(from).compare(plan, than) > 0;
    }
}
