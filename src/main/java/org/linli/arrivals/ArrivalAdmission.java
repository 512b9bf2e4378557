package org.linli.arrivals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.people.Household;
import org.linli.people.HouseholdKind;
import org.linli.people.NamedPhone;
import org.linli.people.NewPerson;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.springframework.stereotype.Component;

/**
 * Finds out who arrived, and puts them where they stay now. Whoever shows a document is known by it; whoever shows
 * none, by name and phone number.
 */
@Component
class ArrivalAdmission {

    /** Problems that whoever registers settles by saying that it is the same person. */
    static final String OTHER_NAME = "arrivals.refusal.name.other";

    static final String OTHER_NAME_ELSEWHERE = "arrivals.refusal.name.other.elsewhere";

    private final People people;
    private final BusinessClock clock;

    ArrivalAdmission(People people, BusinessClock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Which of them are on record. */
    Map<NewArrival, PersonId> known(List<NewArrival> arrivals) {
        Map<IdentityDocument, PersonId> byDocument = people.findByDocument(arrivals.stream()
                .map(a -> a.traveller().document())
                .filter(ArrivalAdmission::identifies)
                .toList());
        Map<NamedPhone, PersonId> byPhone = people.findByPhone(arrivals.stream()
                .map(NewArrival::traveller)
                .filter(t -> !identifies(t.document()))
                .map(ArrivalAdmission::namedPhone)
                .flatMap(Optional::stream)
                .toList());
        var found = new HashMap<NewArrival, PersonId>();
        for (NewArrival arrival : arrivals) {
            Traveller traveller = arrival.traveller();
            Optional<PersonId> person = traveller.onRecord() != null
                    ? Optional.of(traveller.onRecord())
                    : identifies(traveller.document())
                            ? Optional.ofNullable(byDocument.get(traveller.document()))
                            : namedPhone(traveller).map(byPhone::get);
            person.ifPresent(id -> found.put(arrival, id));
        }
        return found;
    }

    /** Those of whom the register says that they died: somebody else's number, or a mistake in the register. */
    Map<NewArrival, ArrivalOutcome> dead(Map<NewArrival, PersonId> persons) {
        Map<PersonId, PersonCard> cards = people.cards(Set.copyOf(persons.values()));
        var dead = new HashMap<NewArrival, ArrivalOutcome>();
        persons.forEach((arrival, person) -> Optional.ofNullable(cards.get(person))
                .map(PersonCard::diedOn)
                .ifPresent(day -> dead.put(
                        arrival,
                        new ArrivalOutcome.Rejected(List.of(Problem.of(
                                identifies(arrival.traveller().document()) ? "document" : "name",
                                "arrivals.refusal.person.died",
                                day.toString()))))));
        return dead;
    }

    /**
     * Those whose document is on record, or stands earlier in the same list, under another name, and of whom nobody
     * said that they are the same: a number copied wrongly would put somebody under another's measure.
     *
     * @param isSeen whether whoever acts sees those on record; otherwise nothing of their names is told
     */
    Map<NewArrival, ArrivalOutcome> misnamed(
            List<NewArrival> arrivals, Map<NewArrival, PersonId> persons, boolean isSeen) {
        Map<PersonId, PersonCard> cards = people.cards(Set.copyOf(persons.values()));
        var inList = new HashMap<IdentityDocument, PersonName>();
        var misnamed = new HashMap<NewArrival, ArrivalOutcome>();
        for (NewArrival arrival : arrivals) {
            Traveller traveller = arrival.traveller();
            if (!identifies(traveller.document()) && traveller.onRecord() == null) {
                continue;
            }
            var name = new PersonName(traveller.name());
            Optional<PersonName> known = Optional.ofNullable(persons.get(arrival))
                    .map(cards::get)
                    .map(card -> new PersonName(card.name()))
                    .or(() -> identifies(traveller.document())
                            ? Optional.ofNullable(inList.putIfAbsent(traveller.document(), name))
                            : Optional.empty());
            if (!traveller.samePerson()
                    && known.filter(other -> !other.is(name)).isPresent()) {
                Problem problem = isSeen
                        ? Problem.of("name", OTHER_NAME, known.get().masked())
                        : Problem.of("name", OTHER_NAME_ELSEWHERE);
                misnamed.put(arrival, new ArrivalOutcome.Rejected(List.of(problem)));
            }
        }
        return misnamed;
    }

    /** Keeps the phone numbers that those on record gave now. */
    void keepPhones(Map<NewArrival, PersonId> persons) {
        var phones = new HashMap<PersonId, List<Phone>>();
        persons.forEach((arrival, person) -> Optional.ofNullable(
                        arrival.traveller().phone())
                .ifPresent(phone ->
                        phones.computeIfAbsent(person, p -> new ArrayList<>()).add(phone)));
        people.keepPhones(phones);
    }

    /**
     * Who each of them is; equal for two arrivals of the same person. As when they come one by one, somebody without a
     * document is whoever stands before them with the same name and phone number.
     */
    static Map<NewArrival, Object> identities(List<NewArrival> arrivals, Map<NewArrival, PersonId> persons) {
        var identities = new HashMap<NewArrival, Object>();
        var reachedAt = new HashMap<NamedPhone, Object>();
        for (NewArrival arrival : arrivals) {
            Traveller traveller = arrival.traveller();
            Optional<NamedPhone> phone = namedPhone(traveller);
            Object who = Optional.<Object>ofNullable(persons.get(arrival))
                    .or(() -> identifies(traveller.document()) ? Optional.of(traveller.document()) : Optional.empty())
                    .or(() -> phone.map(reachedAt::get))
                    .or(() -> phone)
                    .orElse(arrival.id());
            identities.put(arrival, who);
            phone.ifPresent(p -> reachedAt.putIfAbsent(p, who));
        }
        return identities;
    }

    /** The household at each home. */
    Map<NewArrival, Household> households(List<NewArrival> arrivals, Map<NewArrival, Dwelling> homes) {
        var result = new HashMap<NewArrival, Household>();
        for (HouseholdKind kind : HouseholdKind.values()) {
            List<NewArrival> ofKind = arrivals.stream()
                    .filter(a -> kind(ArrivalRegistration.of(homes, a)) == kind)
                    .toList();
            Set<DwellingId> dwellings = new HashSet<>();
            ofKind.forEach(a -> dwellings.add(ArrivalRegistration.of(homes, a).id()));
            Map<DwellingId, Household> found = people.householdsAt(dwellings, kind);
            ofKind.forEach(a -> result.put(
                    a,
                    Optional.ofNullable(
                                    found.get(ArrivalRegistration.of(homes, a).id()))
                            .orElseThrow()));
        }
        return result;
    }

    /**
     * Adds those who are new to the register and moves those who are known but stay elsewhere now, which is where they
     * came last; who is still to come moves on that day, see {@link ArrivalUpcoming}.
     *
     * @param persons those who are known; the others are added
     */
    void admit(
            List<NewArrival> arrivals,
            Map<NewArrival, Dwelling> homes,
            Map<NewArrival, Household> households,
            Map<NewArrival, Object> identities,
            Map<NewArrival, PersonId> persons) {
        var newcomers = new ArrayList<List<NewArrival>>();
        var known = new LinkedHashMap<PersonId, NewArrival>();
        arrivals.stream()
                .collect(Collectors.groupingBy(
                        a -> ArrivalRegistration.of(identities, a), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(ofOne -> ofOne.stream()
                        .map(persons::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresentOrElse(
                                person -> {
                                    known.put(person, last(ofOne));
                                    ofOne.forEach(a -> persons.put(a, person));
                                },
                                () -> newcomers.add(ofOne)));
        move(known, homes, households);
        Iterator<PersonId> ids = people.addAll(newcomers.stream()
                        .map(ArrivalAdmission::last)
                        .map(a -> person(a, ArrivalRegistration.of(households, a)))
                        .toList())
                .iterator();
        for (List<NewArrival> ofOne : newcomers) {
            PersonId person = ids.next();
            ofOne.forEach(a -> persons.put(a, person));
        }
    }

    private void move(
            Map<PersonId, NewArrival> known, Map<NewArrival, Dwelling> homes, Map<NewArrival, Household> households) {
        Map<PersonId, PersonCard> cards = people.cards(known.keySet());
        known.forEach((person, arrival) -> {
            PersonCard card = cards.get(person);
            if (card != null
                    && !arrival.arrivedOn().isAfter(clock.today())
                    && (!card.isHere()
                            || !ArrivalRegistration.of(homes, arrival).id().equals(card.dwelling()))) {
                people.move(
                        person,
                        people.get(person).version(),
                        ArrivalRegistration.of(households, arrival).id());
            }
        });
    }

    private static NewArrival last(Collection<NewArrival> arrivals) {
        return arrivals.stream()
                .max(Comparator.comparing(NewArrival::arrivedOn))
                .orElseThrow();
    }

    private static NewPerson person(NewArrival arrival, Household home) {
        Phone phone = arrival.traveller().phone();
        return NewPerson.of(
                home.id(),
                arrival.traveller().name(),
                arrival.traveller().document(),
                phone == null ? List.of() : List.of(phone));
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
}
