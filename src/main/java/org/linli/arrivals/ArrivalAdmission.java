package org.linli.arrivals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.people.Household;
import org.linli.people.HouseholdKind;
import org.linli.people.NamedPhone;
import org.linli.people.NewPerson;
import org.linli.people.People;
import org.linli.people.PeopleAdmission;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonOnRecord;
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
    private final PeopleAdmission register;
    private final BusinessClock clock;

    ArrivalAdmission(People people, PeopleAdmission register, BusinessClock clock) {
        this.people = people;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Keeps others from registering the same people, or the same arrivals, until the transaction ends. Who has neither
     * a document nor a phone number is told from nobody else; then only the arrival's own id tells a repeat.
     */
    void hold(List<NewArrival> arrivals) {
        register.hold(
                arrivals.stream().map(a -> a.traveller().document()).toList(),
                arrivals.stream()
                        .flatMap(a -> namedPhone(a.traveller()).stream())
                        .toList(),
                arrivals.stream().map(a -> a.id().value()).toList());
    }

    /** Keeps others from writing about these people, however they are known to them. */
    void hold(Collection<PersonId> persons) {
        register.hold(persons);
    }

    /** Who of them may be meant by each, of all whom the actor's transaction sees. */
    Map<NewArrival, List<PersonOnRecord>> onRecord(List<NewArrival> arrivals) {
        Map<IdentityDocument, List<PersonOnRecord>> byDocument = register.withDocument(arrivals.stream()
                .map(a -> a.traveller().document())
                .filter(ArrivalAdmission::identifies)
                .toList());
        Map<NamedPhone, List<PersonOnRecord>> byPhone = register.withPhone(arrivals.stream()
                .map(NewArrival::traveller)
                .filter(t -> !identifies(t.document()))
                .flatMap(t -> namedPhone(t).stream())
                .toList());
        var found = new HashMap<NewArrival, List<PersonOnRecord>>();
        for (NewArrival arrival : arrivals) {
            Traveller traveller = arrival.traveller();
            Optional<List<PersonOnRecord>> meant = identifies(traveller.document())
                    ? Optional.ofNullable(byDocument.get(traveller.document()))
                    : namedPhone(traveller).map(byPhone::get);
            meant.ifPresent(people -> found.put(arrival, people));
        }
        return found;
    }

    /**
     * Which of them are on record.
     *
     * @param here where whoever acts sees them
     * @param elsewhere where they see nobody
     */
    record Known(Map<NewArrival, PersonId> here, Map<NewArrival, PersonOnRecord> elsewhere) {

        Map<NewArrival, PersonId> everywhere() {
            var everywhere = new HashMap<>(here);
            elsewhere.forEach((arrival, person) -> everywhere.put(arrival, person.id()));
            return everywhere;
        }
    }

    static Known known(List<NewArrival> arrivals, Map<NewArrival, List<PersonOnRecord>> onRecord) {
        Actor me = Acting.now();
        var known = new Known(new HashMap<>(), new HashMap<>());
        for (NewArrival arrival : arrivals) {
            List<PersonOnRecord> people = onRecord.getOrDefault(arrival, List.of());
            Optional.ofNullable(arrival.traveller().onRecord())
                    .or(() -> people.stream()
                            .filter(person -> person.isSeenBy(me))
                            .map(PersonOnRecord::id)
                            .findFirst())
                    .ifPresentOrElse(
                            person -> known.here().put(arrival, person),
                            () -> people.stream()
                                    .findFirst()
                                    .ifPresent(person -> known.elsewhere().put(arrival, person)));
        }
        return known;
    }

    /** Those who cannot be registered because of what is on record of whom they are said to be. */
    Map<NewArrival, ArrivalOutcome> refused(List<NewArrival> arrivals, Known known) {
        Map<PersonId, PersonCard> cards = people.cards(Set.copyOf(known.here().values()));
        var refused = new HashMap<NewArrival, ArrivalOutcome>();
        arrivals.forEach(arrival ->
                dead(arrival, cards.get(known.here().get(arrival))).ifPresent(why -> refused.put(arrival, why)));
        refused.putAll(misnamed(
                arrivals.stream().filter(a -> !refused.containsKey(a)).toList(),
                arrival -> Optional.ofNullable(known.here().get(arrival))
                        .map(cards::get)
                        .map(card -> new PersonName(card.name())),
                true));
        refused.putAll(misnamed(
                arrivals.stream()
                        .filter(a ->
                                !refused.containsKey(a) && known.elsewhere().containsKey(a))
                        .toList(),
                arrival -> Optional.ofNullable(known.elsewhere().get(arrival))
                        .map(person -> new PersonName(person.name())),
                false));
        return refused;
    }

    /** The register says that they died: somebody else's number, or a mistake in the register. */
    private static Optional<ArrivalOutcome> dead(NewArrival arrival, @Nullable PersonCard card) {
        return Optional.ofNullable(card)
                .map(PersonCard::diedOn)
                .map(day -> new ArrivalOutcome.Rejected(List.of(Problem.of(
                        identifies(arrival.traveller().document()) ? "document" : "name",
                        "arrivals.refusal.person.died",
                        day.toString()))));
    }

    /**
     * Those whose document is on record, or stands earlier in the same list, under another name, and of whom nobody
     * said that they are the same: a number copied wrongly would put somebody under another's measure.
     *
     * @param isSeen whether whoever acts sees those on record; otherwise nothing of their names is told
     */
    private static Map<NewArrival, ArrivalOutcome> misnamed(
            List<NewArrival> arrivals, Function<NewArrival, Optional<PersonName>> onRecord, boolean isSeen) {
        var inList = new HashMap<IdentityDocument, PersonName>();
        var misnamed = new HashMap<NewArrival, ArrivalOutcome>();
        for (NewArrival arrival : arrivals) {
            Traveller traveller = arrival.traveller();
            if (!identifies(traveller.document()) && traveller.onRecord() == null) {
                continue;
            }
            var name = new PersonName(traveller.name());
            Optional<PersonName> known = onRecord.apply(arrival)
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

    /**
     * The household at each home.
     *
     * @param persons those who are known and may leave another home for it
     */
    Map<NewArrival, Household> households(
            List<NewArrival> arrivals,
            Map<NewArrival, Dwelling> homes,
            Set<DwellingId> made,
            Map<NewArrival, PersonId> persons) {
        var kinds = new HashMap<Dwelling, HouseholdKind>();
        arrivals.forEach(a -> {
            Dwelling home = ArrivalRegistration.of(homes, a);
            kinds.put(home, kind(home));
        });
        Set<PersonId> known =
                arrivals.stream().map(persons::get).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<DwellingId> left = people.cards(known).values().stream()
                .map(PersonCard::dwelling)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<DwellingId, Household> found = register.householdsAt(kinds, made, left);
        return arrivals.stream()
                .collect(Collectors.toMap(
                        a -> a,
                        a -> Optional.ofNullable(found.get(
                                        ArrivalRegistration.of(homes, a).id()))
                                .orElseThrow()));
    }

    /**
     * Adds those who are new to the register and moves those who are known but stay elsewhere now, which is where they
     * came last; who is still to come moves on that day, see {@link ArrivalUpcoming}.
     *
     * @param persons those who are known; the others are added
     * @param elsewhere those who are known where whoever acts sees nobody
     * @return the arrivals because of which somebody was added
     */
    Set<NewArrival> admit(
            List<NewArrival> arrivals,
            Map<NewArrival, Dwelling> homes,
            Map<NewArrival, Household> households,
            Map<NewArrival, Object> identities,
            Map<NewArrival, PersonId> persons,
            Map<NewArrival, PersonOnRecord> elsewhere) {
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
        var added = new ArrayList<NewPerson>();
        var because = new HashSet<NewArrival>();
        for (List<NewArrival> ofOne : newcomers) {
            NewArrival last = last(ofOne);
            NewPerson person = person(last, ArrivalRegistration.of(households, last));
            added.add(person);
            because.add(last);
            ofOne.forEach(a -> persons.put(a, person.id()));
        }
        register.add(
                added,
                households.values().stream().collect(Collectors.toMap(Household::id, h -> h, (one, same) -> one)),
                elsewhere.keySet().stream().map(a -> a.traveller().document()).toList());
        return because;
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
