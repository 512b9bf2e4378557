package org.linli.arrivals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.care.NewMeasure;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.policy.Decision;
import org.linli.policy.Plan;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Stores arrivals of people who are known by now, with what applies to them, and begins it. */
@Component
class ArrivalWriter {

    /** Days after the end of a plan in which what was not done of it is still made up. */
    private static final int DAYS_MADE_UP = 14;

    private final ArrivalStore store;
    private final ArrivalScreening screening;
    private final Territory territory;
    private final People people;
    private final ArrivalMeasureStart applying;
    private final BusinessClock clock;

    ArrivalWriter(
            ArrivalStore store,
            ArrivalScreening screening,
            Territory territory,
            People people,
            ArrivalMeasureStart applying,
            BusinessClock clock) {
        this.store = store;
        this.screening = screening;
        this.territory = territory;
        this.people = people;
        this.applying = applying;
        this.clock = clock;
    }

    /** Stores an arrival again with another origin: the same person in the same home, decided anew. */
    ArrivalOutcome.Registered again(Arrival before, List<PriorTest> tests, String originCode, String originName) {
        Dwelling home = territory.dwelling(before.home());
        Household household = people.household(people.get(before.person()).household());
        NewArrival arrival = NewArrival.again(ArrivalId.next(), before, home.label(), tests, originCode, originName);
        var outcomes = new LinkedHashMap<NewArrival, ArrivalOutcome>();
        storeAll(
                List.of(arrival),
                Map.of(arrival, home),
                Map.of(arrival, household),
                Map.of(arrival, before.person()),
                Set.of(),
                null,
                before.id(),
                outcomes);
        return (ArrivalOutcome.Registered)
                Optional.ofNullable(outcomes.get(arrival)).orElseThrow();
    }

    /** @param added those who were registered as people just now because of their arrival */
    void storeAll(
            List<NewArrival> arrivals,
            Map<NewArrival, Dwelling> homes,
            Map<NewArrival, Household> households,
            Map<NewArrival, PersonId> persons,
            Set<NewArrival> added,
            @Nullable UUID importId,
            @Nullable ArrivalId replaces,
            Map<NewArrival, ArrivalOutcome> outcomes) {
        if (arrivals.isEmpty()) {
            return;
        }
        // Of several arrivals of somebody new the first may begin what runs when the second comes.
        boolean isNew = arrivals.size() == 1 && added.containsAll(arrivals);
        Iterator<Decision> decisions = screening.decideAll(arrivals).iterator();
        List<ArrivalMeasureStart.Case> cases = arrivals.stream()
                .map(a -> decided(
                        a,
                        isNew,
                        ArrivalRegistration.of(persons, a),
                        decisions.next(),
                        ArrivalRegistration.of(homes, a),
                        ArrivalRegistration.of(households, a)))
                .toList();
        Iterator<Arrival.Decided> applied = applying.apply(cases).iterator();
        var stored = new ArrayList<ArrivalStore.Stored>();
        for (NewArrival arrival : arrivals) {
            Arrival.Decided decided = applied.next();
            Dwelling home = ArrivalRegistration.of(homes, arrival);
            stored.add(new ArrivalStore.Stored(
                    arrival(arrival, home, ArrivalRegistration.of(persons, arrival), decided, replaces),
                    arrival.tests(),
                    screening.negativeHours(arrival),
                    store.hash(arrival),
                    arrival.arrivedOn().isAfter(clock.today())
                            ? ArrivalRegistration.of(households, arrival).id()
                            : null));
            outcomes.put(
                    arrival,
                    new ArrivalOutcome.Registered(
                            arrival.id(), decided, hasWorker(home.path(), home.rentalPath(), territory)));
        }
        store.insertAll(stored, importId);
    }

    /** Whether a home lies in a cell, whose worker has it in charge. */
    static boolean hasWorker(AreaPath path, @Nullable AreaPath rentalPath, Territory territory) {
        return rentalPath != null || territory.isCell(path);
    }

    private ArrivalMeasureStart.Case decided(
            NewArrival arrival, boolean isNew, PersonId person, Decision decision, Dwelling home, Household household) {
        Plan plan = decision.plan();
        // An old list brought in late starts nothing: tests of a time long over are not made up for today.
        boolean longOver = plan != null && plan.endsOn().isBefore(clock.today().minusDays(DAYS_MADE_UP));
        NewMeasure measure = plan == null || longOver
                ? null
                : NewMeasure.of(
                        decision,
                        person,
                        household.id(),
                        home.path(),
                        home.rentalPath(),
                        arrival.id().value(),
                        arrival.positives());
        return new ArrivalMeasureStart.Case(person, isNew, decision, measure);
    }

    private Arrival arrival(
            NewArrival arrival, Dwelling home, PersonId person, Arrival.Decided decided, @Nullable ArrivalId replaces) {
        return new Arrival(
                arrival.id(),
                person,
                home.id(),
                home.path(),
                home.rentalPath(),
                arrival.originCode(),
                arrival.originName(),
                arrival.arrivedOn(),
                arrival.arrivedAt(),
                arrival.transport(),
                arrival.leftRiskOn(),
                arrival.leftRiskAt(),
                arrival.contact(),
                arrival.healthCode(),
                arrival.doses(),
                arrival.details(),
                decided,
                arrival.source(),
                clock.now(),
                clock.today(),
                Acting.now().id(),
                replaces,
                null);
    }
}
