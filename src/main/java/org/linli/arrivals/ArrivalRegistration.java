package org.linli.arrivals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.BeyondScope;
import org.linli.people.Household;
import org.linli.people.PersonId;
import org.linli.people.PersonOnRecord;
import org.linli.platform.Conflict;
import org.linli.platform.Forbidden;
import org.linli.platform.Problem;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.HomeOutcome;
import org.linli.territory.HomeWanted;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Takes in arrivals from elsewhere, many at a time: homes, people, what applies to them. Runs in a transaction. */
@Component
class ArrivalRegistration {

    private final ArrivalStore store;
    private final Territory territory;
    private final ArrivalAdmission admitting;
    private final BeyondScope beyond;
    private final ArrivalWriter recording;
    private final ArrivalComparison comparison;

    ArrivalRegistration(
            ArrivalStore store,
            Territory territory,
            ArrivalAdmission admitting,
            BeyondScope beyond,
            ArrivalWriter recording,
            ArrivalComparison comparison) {
        this.comparison = comparison;
        this.recording = recording;
        this.store = store;
        this.territory = territory;
        this.admitting = admitting;
        this.beyond = beyond;
    }

    /** Keeps others from registering the same until the transaction ends; these people too, however they are known. */
    void hold(List<NewArrival> arrivals, Collection<PersonId> persons) {
        admitting.hold(arrivals);
        admitting.hold(persons);
    }

    /** What is on record of what was sent and of those it is about, wherever they live. */
    private record OnRecord(Map<ArrivalId, byte[]> sent, Map<NewArrival, List<PersonOnRecord>> people) {}

    List<ArrivalOutcome> receive(List<NewArrival> arrivals, @Nullable UUID importId, @Nullable ArrivalId replaces) {
        // The same person must not be registered twice by two people at once.
        admitting.hold(arrivals);
        // Whoever has moved to where the actor sees nobody may still have been registered here.
        OnRecord before = beyond.call(() ->
                new OnRecord(store.sent(arrivals.stream().map(NewArrival::id).toList()), admitting.onRecord(arrivals)));
        var outcomes = new LinkedHashMap<>(sentBefore(arrivals, before.sent()));
        ArrivalAdmission.Known known = ArrivalAdmission.known(without(outcomes, arrivals), before.people());
        Map<NewArrival, PersonId> persons = new HashMap<>(known.here());
        Map<NewArrival, PersonId> everywhere = known.everywhere();
        admitting.hold(everywhere.values());
        outcomes.putAll(admitting.refused(without(outcomes, arrivals), known));
        var made = new HashSet<DwellingId>();
        Map<NewArrival, Dwelling> homes = settle(without(outcomes, arrivals), outcomes, made);
        List<NewArrival> fresh = without(outcomes, arrivals);
        Map<NewArrival, Object> identities = ArrivalAdmission.identities(fresh, everywhere);
        outcomes.putAll(repeats(fresh, identities, standing(everywhere), homes));
        List<NewArrival> toStore = without(outcomes, fresh);
        Map<NewArrival, Household> households = admitting.households(toStore, homes, made, persons);
        Set<NewArrival> added = admitting.admit(toStore, homes, households, identities, persons, known.elsewhere());
        recording.storeAll(toStore, homes, households, persons, added, importId, replaces, outcomes);
        keepPhones(fresh.stream().filter(a -> !added.contains(a)).toList(), identities, persons);
        return arrivals.stream().map(outcomes::get).toList();
    }

    /** Those who stand for that day already, on record or further up in the list. */
    private Map<NewArrival, ArrivalOutcome> repeats(
            List<NewArrival> arrivals,
            Map<NewArrival, Object> identities,
            Map<Key, Arrival> standing,
            Map<NewArrival, Dwelling> homes) {
        var inList = new HashMap<Key, NewArrival>();
        var onRecord = new LinkedHashMap<NewArrival, Arrival>();
        var repeated = new LinkedHashMap<NewArrival, NewArrival>();
        for (NewArrival arrival : arrivals) {
            var key = new Key(of(identities, arrival), arrival.arrivedOn());
            Arrival before = standing.get(key);
            NewArrival earlier = before == null ? inList.putIfAbsent(key, arrival) : null;
            if (before != null) {
                onRecord.put(arrival, before);
            } else if (earlier != null) {
                repeated.put(arrival, earlier);
            }
        }
        return comparison.compare(onRecord, repeated, homes);
    }

    /** Known or different. */
    ArrivalOutcome compare(Arrival onRecord, NewArrival now) {
        return Objects.requireNonNull(
                comparison.compare(Map.of(now, onRecord), Map.of(), known(now)).get(now));
    }

    /** The home that is meant, where it is known; whoever registered it made it known. */
    private Map<NewArrival, Dwelling> known(NewArrival arrival) {
        return territory
                .locate(arrival.area(), arrival.address())
                .dwelling()
                .map(home -> Map.of(arrival, home))
                .orElse(Map.of());
    }

    /** Those that were stored under their id before; {@link Conflict} where that was something else. */
    private Map<NewArrival, ArrivalOutcome> sentBefore(List<NewArrival> arrivals, Map<ArrivalId, byte[]> stored) {
        var known = new HashMap<NewArrival, ArrivalOutcome>();
        for (NewArrival arrival : arrivals) {
            byte[] before = stored.get(arrival.id());
            if (before != null) {
                if (!Arrays.equals(before, store.hash(arrival))) {
                    throw new Conflict(Problem.of("id", "arrivals.refusal.id.taken"));
                }
                known.put(arrival, new ArrivalOutcome.Known(arrival.id()));
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

    private static List<NewArrival> without(Map<NewArrival, ArrivalOutcome> outcomes, List<NewArrival> arrivals) {
        return arrivals.stream().filter(a -> !outcomes.containsKey(a)).toList();
    }

    /** The homes that their addresses mean, known or made now; who has none is rejected. */
    private Map<NewArrival, Dwelling> settle(
            List<NewArrival> arrivals, Map<NewArrival, ArrivalOutcome> outcomes, Set<DwellingId> made) {
        var homes = new HashMap<NewArrival, Dwelling>();
        if (arrivals.isEmpty()) {
            return homes;
        }
        arrivals.stream()
                .map(NewArrival::area)
                .filter(area -> !Acting.now().sees(area))
                .findFirst()
                .ifPresent(area -> {
                    throw Forbidden.area(area);
                });
        List<HomeOutcome> settled = territory.settleAll(arrivals.stream()
                .map(a -> new HomeWanted(a.area(), a.address(), a.landlord(), false))
                .toList());
        for (int i = 0; i < arrivals.size(); i++) {
            NewArrival arrival = arrivals.get(i);
            switch (settled.get(i)) {
                case HomeOutcome.Found(Dwelling home, boolean isNew) -> {
                    homes.put(arrival, home);
                    if (isNew) {
                        made.add(home.id());
                    }
                }
                case HomeOutcome.Unclear(List<Problem> problems) ->
                    outcomes.put(arrival, new ArrivalOutcome.Rejected(problems));
            }
        }
        return homes;
    }

    private Map<Key, Arrival> standing(Map<NewArrival, PersonId> persons) {
        var standing = new HashMap<Key, Arrival>();
        store.standing(new HashSet<>(persons.values()))
                .forEach((person, before) ->
                        before.forEach(arrival -> standing.put(new Key(person, arrival.arrivedOn()), arrival)));
        return standing;
    }

    /** What was found for an arrival that is to be stored. */
    static <T> T of(Map<NewArrival, T> found, NewArrival arrival) {
        return Optional.ofNullable(found.get(arrival)).orElseThrow();
    }

    private record Key(Object who, LocalDate arrivedOn) {}
}
