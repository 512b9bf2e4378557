package org.linli.arrivals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.linli.territory.Area;
import org.linli.territory.AreaKind;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Stores arrivals of people who are known by now, with what applies to them, and begins it. */
@Component
class ArrivalWriter {

    /** Days after the end of a plan in which what was not done of it is still made up. */
    private static final int DAYS_MADE_UP = 14;

    private final ArrivalStore store;
    private final ArrivalUpcoming toCome;
    private final ArrivalScreening screening;
    private final Territory territory;
    private final People people;
    private final ArrivalMeasureStart applying;
    private final BusinessClock clock;

    ArrivalWriter(
            ArrivalStore store,
            ArrivalUpcoming toCome,
            ArrivalScreening screening,
            Territory territory,
            People people,
            ArrivalMeasureStart applying,
            BusinessClock clock) {
        this.store = store;
        this.toCome = toCome;
        this.screening = screening;
        this.territory = territory;
        this.people = people;
        this.applying = applying;
        this.clock = clock;
    }

    /** Stores an arrival again with another origin: the same person in the same home, decided anew. */
    ArrivalOutcome.Registered again(Arrival before, List<PriorTest> tests, String originCode, String originName) {
        store.lock();
        Dwelling home = territory.dwelling(before.home());
        Household household = people.household(people.get(before.person()).household());
        NewArrival arrival = NewArrival.again(ArrivalId.next(), before, home.label(), tests, originCode, originName);
        var outcomes = new LinkedHashMap<NewArrival, ArrivalOutcome>();
        storeAll(
                List.of(arrival),
                Map.of(arrival, home),
                Map.of(arrival, household),
                Map.of(arrival, before.person()),
                null,
                before.id(),
                outcomes);
        return (ArrivalOutcome.Registered)
                Optional.ofNullable(outcomes.get(arrival)).orElseThrow();
    }

    void storeAll(
            List<NewArrival> arrivals,
            Map<NewArrival, Dwelling> homes,
            Map<NewArrival, Household> households,
            Map<NewArrival, PersonId> persons,
            @Nullable UUID importId,
            @Nullable ArrivalId replaces,
            Map<NewArrival, ArrivalOutcome> outcomes) {
        Iterator<Decision> decisions = screening.decideAll(arrivals).iterator();
        List<ArrivalMeasureStart.Case> cases = arrivals.stream()
                .map(a -> decided(
                        a,
                        ArrivalRegistration.of(persons, a),
                        decisions.next(),
                        ArrivalRegistration.of(homes, a),
                        ArrivalRegistration.of(households, a)))
                .toList();
        Iterator<Arrival.Decided> applied = applying.apply(cases).iterator();
        var stored = new ArrayList<Arrival>();
        var hours = new HashMap<ArrivalId, Integer>();
        var tests = new HashMap<ArrivalId, List<PriorTest>>();
        Map<AreaPath, Area> cells = territory.areas(arrivals.stream()
                .map(a -> ArrivalRegistration.of(homes, a).path())
                .distinct()
                .toList());
        for (NewArrival arrival : arrivals) {
            Arrival.Decided decided = applied.next();
            stored.add(arrival(
                    arrival,
                    ArrivalRegistration.of(homes, arrival),
                    ArrivalRegistration.of(persons, arrival),
                    decided,
                    replaces));
            Optional.ofNullable(screening.negativeHours(arrival)).ifPresent(h -> hours.put(arrival.id(), h));
            tests.put(arrival.id(), arrival.tests());
            outcomes.put(
                    arrival,
                    new ArrivalOutcome.Registered(
                            arrival.id(),
                            decided,
                            hasWorker(
                                    ArrivalRegistration.of(homes, arrival).path(),
                                    ArrivalRegistration.of(homes, arrival).rentalPath(),
                                    cells)));
        }
        store.insertAll(
                stored,
                tests,
                importId,
                hours,
                arrivals.stream().collect(Collectors.toMap(NewArrival::id, store::hash)));
        toCome.note(arrivals, households);
    }

    /** Whether a home lies in a cell, whose worker has it in charge. */
    static boolean hasWorker(AreaPath path, @Nullable AreaPath rentalPath, Map<AreaPath, Area> areas) {
        Area area = areas.get(path);
        return rentalPath != null || (area != null && area.kind() == AreaKind.CELL);
    }

    private ArrivalMeasureStart.Case decided(
            NewArrival arrival, PersonId person, Decision decision, Dwelling home, Household household) {
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
        return new ArrivalMeasureStart.Case(person, decision, measure);
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
