package org.linli.arrivals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.BeyondScope;
import org.linli.care.NewMeasure;
import org.linli.people.Household;
import org.linli.people.IdentityDocument;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Forbidden;
import org.linli.platform.Problem;
import org.linli.policy.Decision;
import org.linli.territory.Area;
import org.linli.territory.AreaKind;
import org.linli.territory.Dwelling;
import org.linli.territory.HomeWanted;
import org.linli.territory.Settled;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Takes in arrivals from elsewhere, many at a time: homes, people, what applies to them. Runs in a transaction. */
@Component
class Receiving {

    /** Days after the end of a plan in which what was not done of it is still made up. */
    private static final int DAYS_MADE_UP = 14;

    private final ArrivalStore store;
    private final ArrivalsToCome toCome;
    private final Screening screening;
    private final Territory territory;
    private final People people;
    private final AdmittingPeople admitting;
    private final Applying applying;
    private final BeyondScope beyond;
    private final BusinessClock clock;

    Receiving(
            ArrivalStore store,
            ArrivalsToCome toCome,
            Screening screening,
            Territory territory,
            People people,
            AdmittingPeople admitting,
            Applying applying,
            BeyondScope beyond,
            BusinessClock clock) {
        this.store = store;
        this.toCome = toCome;
        this.screening = screening;
        this.territory = territory;
        this.people = people;
        this.admitting = admitting;
        this.applying = applying;
        this.beyond = beyond;
        this.clock = clock;
    }

    List<Registration> receive(List<NewArrival> arrivals, @Nullable UUID importId, @Nullable ArrivalId replaces) {
        // One at a time: the same person must not be registered twice by two people at once.
        store.lock();
        var outcomes = new LinkedHashMap<NewArrival, Registration>();
        outcomes.putAll(sentBefore(arrivals));
        var persons = admitting.known(without(outcomes, arrivals));
        outcomes.putAll(admitting.dead(persons));
        outcomes.putAll(admitting.misnamed(without(outcomes, arrivals), persons, true));
        var sought = without(outcomes, arrivals);
        // Whoever has moved to where the actor sees nobody may still have been registered here.
        var everywhere = beyond.call(() -> {
            var found = admitting.known(sought);
            found.keySet().removeAll(persons.keySet());
            outcomes.putAll(admitting.misnamed(List.copyOf(found.keySet()), found, false));
            return found;
        });
        everywhere.putAll(persons);
        var homes = settle(without(outcomes, arrivals), outcomes);
        var fresh = without(outcomes, arrivals);
        var identities = AdmittingPeople.identities(fresh, everywhere);
        var first = new HashMap<Key, ArrivalId>();
        standing(everywhere, first);
        var toStore = new ArrayList<NewArrival>();
        for (var arrival : fresh) {
            var key = new Key(of(identities, arrival), arrival.arrivedOn());
            var earlier = first.putIfAbsent(key, arrival.id());
            if (earlier != null) {
                outcomes.put(arrival, new Registration.Known(earlier));
            } else {
                toStore.add(arrival);
            }
        }
        var households = admitting.households(toStore, homes);
        admitting.admit(toStore, homes, households, identities, persons);
        storeAll(toStore, homes, households, persons, importId, replaces, outcomes);
        keepPhones(fresh, identities, persons);
        return arrivals.stream().map(outcomes::get).toList();
    }

    /** Stores an arrival again with another origin: the same person in the same home, decided anew. */
    Registration.Registered again(Arrival before, List<BroughtTest> tests, String originCode, String originName) {
        store.lock();
        var home = territory.dwelling(before.home());
        var household = people.household(people.get(before.person()).household());
        var arrival = new NewArrival(
                ArrivalId.next(),
                before.path(),
                // Who it is is known; only the policy looks at this.
                new Traveller("", IdentityDocument.none(), null),
                home.label(),
                null,
                originCode,
                originName,
                before.arrivedOn(),
                before.arrivedAt(),
                before.transport(),
                Optional.ofNullable(before.transportNo()).orElse(""),
                before.leftRiskOn(),
                before.leftRiskAt(),
                before.healthCode(),
                before.doses(),
                tests,
                Optional.ofNullable(before.withWhom()).orElse(""),
                Optional.ofNullable(before.note()).orElse(""),
                Source.PAGE);
        var outcomes = new LinkedHashMap<NewArrival, Registration>();
        storeAll(
                List.of(arrival),
                Map.of(arrival, home),
                Map.of(arrival, household),
                Map.of(arrival, before.person()),
                null,
                before.id(),
                outcomes);
        return (Registration.Registered)
                Optional.ofNullable(outcomes.get(arrival)).orElseThrow();
    }

    /** Those that were stored under their id before; {@link Conflict} where that was something else. */
    private Map<NewArrival, Registration> sentBefore(List<NewArrival> arrivals) {
        var stored = beyond.call(
                () -> store.sent(arrivals.stream().map(NewArrival::id).toList()));
        var known = new HashMap<NewArrival, Registration>();
        for (var arrival : arrivals) {
            var before = stored.get(arrival.id());
            if (before != null) {
                if (!Arrays.equals(before, store.hash(arrival))) {
                    throw new Conflict(Problem.of("id", "arrivals.refusal.id.taken"));
                }
                known.put(arrival, new Registration.Known(arrival.id()));
            }
        }
        return known;
    }

    private void keepPhones(
            List<NewArrival> arrivals, Map<NewArrival, Object> identities, Map<NewArrival, PersonId> persons) {
        var ofIdentity = new HashMap<Object, PersonId>();
        persons.forEach((arrival, person) ->
                Optional.ofNullable(identities.get(arrival)).ifPresent(who -> ofIdentity.put(who, person)));
        var reached = new LinkedHashMap<NewArrival, PersonId>();
        arrivals.forEach(a ->
                Optional.ofNullable(ofIdentity.get(of(identities, a))).ifPresent(person -> reached.put(a, person)));
        admitting.keepPhones(reached);
    }

    private static List<NewArrival> without(Map<NewArrival, Registration> outcomes, List<NewArrival> arrivals) {
        return arrivals.stream().filter(a -> !outcomes.containsKey(a)).toList();
    }

    /** The homes that their addresses mean, known or made now; who has none is rejected. */
    private Map<NewArrival, Dwelling> settle(List<NewArrival> arrivals, Map<NewArrival, Registration> outcomes) {
        var homes = new HashMap<NewArrival, Dwelling>();
        arrivals.stream().collect(Collectors.groupingBy(NewArrival::area)).forEach((area, there) -> {
            if (!Acting.now().sees(area)) {
                throw new Forbidden("area " + area);
            }
            var settled = territory.settleAll(
                    area,
                    there.stream()
                            .map(a -> new HomeWanted(a.address(), a.landlord(), false))
                            .toList());
            for (int i = 0; i < there.size(); i++) {
                switch (settled.get(i)) {
                    case Settled.Found(Dwelling home) -> homes.put(there.get(i), home);
                    case Settled.Unclear(List<Problem> problems) ->
                        outcomes.put(there.get(i), new Registration.Rejected(problems));
                }
            }
        });
        return homes;
    }

    private void standing(Map<NewArrival, PersonId> persons, Map<Key, ArrivalId> first) {
        store.standing(new HashSet<>(persons.values()))
                .forEach((person, before) ->
                        before.forEach(arrival -> first.put(new Key(person, arrival.arrivedOn()), arrival.id())));
    }

    private void storeAll(
            List<NewArrival> arrivals,
            Map<NewArrival, Dwelling> homes,
            Map<NewArrival, Household> households,
            Map<NewArrival, PersonId> persons,
            @Nullable UUID importId,
            @Nullable ArrivalId replaces,
            Map<NewArrival, Registration> outcomes) {
        var decisions = screening.decideAll(arrivals).iterator();
        var cases = arrivals.stream()
                .map(a -> decided(a, of(persons, a), decisions.next(), of(homes, a), of(households, a)))
                .toList();
        var applied = applying.apply(cases).iterator();
        var stored = new ArrayList<Arrival>();
        var hours = new HashMap<ArrivalId, Integer>();
        var tests = new HashMap<ArrivalId, List<BroughtTest>>();
        var cells = territory.areas(
                arrivals.stream().map(a -> of(homes, a).path()).distinct().toList());
        for (var arrival : arrivals) {
            var decided = applied.next();
            stored.add(arrival(arrival, of(homes, arrival), of(persons, arrival), decided, replaces));
            Optional.ofNullable(screening.negativeHours(arrival)).ifPresent(h -> hours.put(arrival.id(), h));
            tests.put(arrival.id(), arrival.tests());
            outcomes.put(
                    arrival,
                    new Registration.Registered(
                            arrival.id(),
                            decided,
                            hasWorker(
                                    of(homes, arrival).path(),
                                    of(homes, arrival).rentalPath(),
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
        var area = areas.get(path);
        return rentalPath != null || (area != null && area.kind() == AreaKind.CELL);
    }

    private Applying.Case decided(
            NewArrival arrival, PersonId person, Decision decision, Dwelling home, Household household) {
        var plan = decision.plan();
        // An old list brought in late starts nothing: tests of a time long over are not made up for today.
        boolean longOver = plan != null && plan.endsOn().isBefore(clock.today().minusDays(DAYS_MADE_UP));
        var measure = plan == null || longOver
                ? null
                : NewMeasure.of(
                        decision,
                        person,
                        household.id(),
                        home.path(),
                        home.rentalPath(),
                        arrival.id().value(),
                        arrival.positives());
        return new Applying.Case(person, decision, measure);
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
                arrival.transportNo(),
                arrival.leftRiskOn(),
                arrival.leftRiskAt(),
                arrival.healthCode(),
                arrival.doses(),
                arrival.withWhom(),
                arrival.note(),
                decided,
                arrival.source(),
                clock.now(),
                clock.today(),
                Acting.now().id(),
                replaces,
                null);
    }

    /** What was found for an arrival that is to be stored. */
    static <T> T of(Map<NewArrival, T> found, NewArrival arrival) {
        return Optional.ofNullable(found.get(arrival)).orElseThrow();
    }

    private record Key(Object who, LocalDate arrivedOn) {}
}
