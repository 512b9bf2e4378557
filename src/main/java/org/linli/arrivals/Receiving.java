package org.linli.arrivals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.BeyondScope;
import org.linli.care.NewMeasure;
import org.linli.people.DocumentType;
import org.linli.people.Household;
import org.linli.people.HouseholdKind;
import org.linli.people.IdentityDocument;
import org.linli.people.NamedPhone;
import org.linli.people.NewPerson;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forbidden;
import org.linli.platform.Problem;
import org.linli.policy.Decision;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.HomeWanted;
import org.linli.territory.Settled;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Takes in people from elsewhere, many at a time: their homes, themselves, what applies to them. Runs in a transaction. */
@Component
class Receiving {

    private final ArrivalStore store;
    private final Screening screening;
    private final Territory territory;
    private final People people;
    private final Applying applying;
    private final BeyondScope beyond;
    private final BusinessClock clock;

    Receiving(
            ArrivalStore store,
            Screening screening,
            Territory territory,
            People people,
            Applying applying,
            BeyondScope beyond,
            BusinessClock clock) {
        this.store = store;
        this.screening = screening;
        this.territory = territory;
        this.people = people;
        this.applying = applying;
        this.beyond = beyond;
        this.clock = clock;
    }

    List<Registration> receive(List<NewArrival> arrivals, @Nullable UUID importId, @Nullable ArrivalId replaces) {
        // One at a time: the same person must not be registered twice by two people at once.
        store.lock();
        var outcomes = new LinkedHashMap<NewArrival, Registration>();
        var sentBefore =
                new HashSet<>(store.stored(arrivals.stream().map(NewArrival::id).toList()));
        var unsettled = new ArrayList<NewArrival>();
        for (var arrival : arrivals) {
            if (sentBefore.contains(arrival.id())) {
                outcomes.put(arrival, new Registration.Known(arrival.id()));
            } else {
                unsettled.add(arrival);
            }
        }
        var homes = settle(unsettled, outcomes);
        var fresh = arrivals.stream().filter(a -> !outcomes.containsKey(a)).toList();
        var persons = known(fresh);
        // Whoever has moved to where the actor sees nobody may still have been registered here.
        var everywhere = beyond.call(() -> known(fresh));
        everywhere.putAll(persons);
        var first = new HashMap<Key, ArrivalId>();
        standing(everywhere, first);
        var toStore = new ArrayList<NewArrival>();
        for (var arrival : fresh) {
            var key = new Key(identity(arrival.traveller(), everywhere.get(arrival)), arrival.arrivedOn());
            var earlier = first.putIfAbsent(key, arrival.id());
            if (earlier != null) {
                outcomes.put(arrival, new Registration.Known(earlier));
            } else {
                toStore.add(arrival);
            }
        }
        storeAll(toStore, homes, persons, importId, replaces, outcomes);
        return arrivals.stream().map(outcomes::get).toList();
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

    /** Which of them are on record, by document, else by name and phone. */
    private Map<NewArrival, PersonId> known(List<NewArrival> arrivals) {
        var byDocument = people.findByDocument(arrivals.stream()
                .map(a -> a.traveller().document())
                .filter(Receiving::identifies)
                .toList());
        var byPhone = people.findByPhone(arrivals.stream()
                .map(NewArrival::traveller)
                .filter(t -> !identifies(t.document()) && t.phone() != null)
                .map(Receiving::namedPhone)
                .flatMap(Optional::stream)
                .toList());
        var found = new HashMap<NewArrival, PersonId>();
        for (var arrival : arrivals) {
            var traveller = arrival.traveller();
            Optional.ofNullable(byDocument.get(traveller.document()))
                    .or(() -> identifies(traveller.document())
                            ? Optional.empty()
                            : namedPhone(traveller).map(byPhone::get))
                    .ifPresent(id -> found.put(arrival, id));
        }
        return found;
    }

    private void standing(Map<NewArrival, PersonId> persons, Map<Key, ArrivalId> first) {
        store.standing(new HashSet<>(persons.values()))
                .forEach((person, before) ->
                        before.forEach(arrival -> first.put(new Key(person, arrival.arrivedOn()), arrival.id())));
    }

    private void storeAll(
            List<NewArrival> arrivals,
            Map<NewArrival, Dwelling> homes,
            Map<NewArrival, PersonId> persons,
            @Nullable UUID importId,
            @Nullable ArrivalId replaces,
            Map<NewArrival, Registration> outcomes) {
        var households = households(arrivals, homes);
        admit(arrivals, homes, persons, households);
        var decisions = screening.decideAll(arrivals).iterator();
        var cases = arrivals.stream()
                .map(a -> decided(a, person(persons, a), decisions.next(), home(homes, a), households))
                .toList();
        var applied = applying.apply(cases).iterator();
        var stored = new ArrayList<Arrival>();
        var hours = new HashMap<ArrivalId, Integer>();
        var tests = new HashMap<ArrivalId, List<BroughtTest>>();
        for (var arrival : arrivals) {
            var decided = applied.next();
            stored.add(arrival(arrival, home(homes, arrival), person(persons, arrival), decided, replaces));
            Optional.ofNullable(screening.negativeHours(arrival)).ifPresent(h -> hours.put(arrival.id(), h));
            tests.put(arrival.id(), arrival.tests());
            outcomes.put(arrival, new Registration.Registered(arrival.id(), decided));
        }
        store.insertAll(stored, tests, importId, hours);
    }

    private static Applying.Case decided(
            NewArrival arrival,
            PersonId person,
            Decision decision,
            Dwelling home,
            Map<NewArrival, Household> households) {
        var household = Optional.ofNullable(households.get(arrival)).orElseThrow();
        var measure = decision.plan() == null
                ? null
                : NewMeasure.of(
                        decision,
                        person,
                        household.id(),
                        home.path(),
                        home.rentalPath(),
                        arrival.id().value());
        return new Applying.Case(person, decision, measure);
    }

    private static PersonId person(Map<NewArrival, PersonId> persons, NewArrival arrival) {
        return Optional.ofNullable(persons.get(arrival)).orElseThrow();
    }

    private Map<NewArrival, Household> households(List<NewArrival> arrivals, Map<NewArrival, Dwelling> homes) {
        var result = new HashMap<NewArrival, Household>();
        for (var kind : HouseholdKind.values()) {
            var ofKind =
                    arrivals.stream().filter(a -> kind(home(homes, a)) == kind).toList();
            Set<DwellingId> dwellings = new HashSet<>();
            ofKind.forEach(a -> dwellings.add(home(homes, a).id()));
            var found = people.householdsAt(dwellings, kind);
            ofKind.forEach(a -> result.put(
                    a, Optional.ofNullable(found.get(home(homes, a).id())).orElseThrow()));
        }
        return result;
    }

    /** Adds those who are new to the register; moves those who are known but stay elsewhere now. */
    private void admit(
            List<NewArrival> arrivals,
            Map<NewArrival, Dwelling> homes,
            Map<NewArrival, PersonId> persons,
            Map<NewArrival, Household> households) {
        var newcomers = arrivals.stream().filter(a -> !persons.containsKey(a)).toList();
        var ids = people.addAll(newcomers.stream()
                .map(a -> NewPerson.of(
                        Optional.ofNullable(households.get(a)).orElseThrow().id(),
                        a.traveller().name(),
                        a.traveller().document(),
                        a.traveller().phone() == null
                                ? List.of()
                                : List.of(a.traveller().phone())))
                .toList());
        var known = arrivals.stream().filter(persons::containsKey).toList();
        for (int i = 0; i < newcomers.size(); i++) {
            persons.put(newcomers.get(i), ids.get(i));
        }
        var cards = people.cards(known.stream().map(persons::get).toList());
        for (var arrival : known) {
            var card = cards.get(persons.get(arrival));
            if (card != null && (!card.isHere() || !home(homes, arrival).id().equals(card.dwelling()))) {
                people.move(
                        card.id(),
                        people.get(card.id()).version(),
                        Optional.ofNullable(households.get(arrival))
                                .orElseThrow()
                                .id());
            }
        }
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

    private static Dwelling home(Map<NewArrival, Dwelling> homes, NewArrival arrival) {
        return Optional.ofNullable(homes.get(arrival)).orElseThrow();
    }

    private static HouseholdKind kind(Dwelling home) {
        return home.rental() ? HouseholdKind.TENANT : HouseholdKind.RESIDENT;
    }

    private static boolean identifies(IdentityDocument document) {
        return document.type() != DocumentType.NONE;
    }

    private static Optional<NamedPhone> namedPhone(Traveller traveller) {
        return Optional.ofNullable(traveller.phone()).map(phone -> new NamedPhone(traveller.name(), phone));
    }

    /** Who it is: the person on record, else the document, else name and phone. */
    private static Object identity(Traveller traveller, @Nullable PersonId person) {
        if (person != null) {
            return person;
        }
        return identifies(traveller.document())
                ? traveller.document()
                : namedPhone(traveller).<Object>map(n -> n).orElse(traveller);
    }

    private record Key(Object who, java.time.LocalDate arrivedOn) {}
}
