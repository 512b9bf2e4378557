package org.linli.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.identity.Sex;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Corrections, moves and departures of one person: each leaves a line in their story. */
@Component
class PersonRevision {

    private static final LocalDate EARLIEST = LocalDate.of(2019, 12, 1);

    private final PersonStore people;
    private final PersonKeys keys;
    private final HouseholdStore households;
    private final PeopleIntake registering;
    private final NewPersonStore numbers;
    private final ChangeStore changes;
    private final Territory territory;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    PersonRevision(
            PersonStore people,
            PersonKeys keys,
            HouseholdStore households,
            PeopleIntake registering,
            NewPersonStore numbers,
            ChangeStore changes,
            Territory territory,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.people = people;
        this.keys = keys;
        this.households = households;
        this.registering = registering;
        this.numbers = numbers;
        this.changes = changes;
        this.territory = territory;
        this.clock = clock;
        this.events = events;
    }

    void correct(Person before, int version, Correction to) {
        IdentityDocument document = to.document();
        if (document != null) {
            keys.hold(List.of(document), List.of(), List.of());
            PersonId owner = registering.find(List.of(document)).get(document);
            if (owner != null && !owner.equals(before.id())) {
                throw Refused.of("document", "people.document.taken");
            }
        }
        IdentityDocument known = Optional.ofNullable(document)
                .orElseGet(() -> people.open(before.id()).document());
        Sex sex = known.sex().orElse(to.sex());
        LocalDate bornOn = known.birthday().orElse(to.bornOn());
        if (bornOn != null && bornOn.isAfter(clock.today())) {
            throw Refused.of("bornOn", "people.birthday.future", bornOn);
        }
        people.correct(before.id(), version, to, sex, bornOn);
        if (document != null) {
            people.setDocument(before.id(), document);
        }
        people.endContacts(before.id(), to.endedContacts(), clock.today());
        List<Phone> kept = people.phones(before.id());
        List<Phone> added =
                to.newPhones().stream().filter(p -> !kept.contains(p)).toList();
        numbers.insertPhones(before.id(), home(before.household()), added, kept.size() + 1);
        List<String> what = corrected(before, to, sex, bornOn, added);
        if (!what.isEmpty()) {
            note(before, ChangeKind.CORRECTED, String.join(",", what));
        }
        if (document != null) {
            registering
                    .outside(List.of(document))
                    .values()
                    .forEach(community -> note(before, ChangeKind.KNOWN_ELSEWHERE, community.slug()));
        }
    }

    private static List<String> corrected(
            Person before, Correction to, @Nullable Sex sex, @Nullable LocalDate bornOn, List<Phone> added) {
        var what = new ArrayList<String>();
        if (!before.name().equals(to.name())) {
            what.add("name");
        }
        if (to.document() != null) {
            what.add("document");
        }
        if (before.sex() != sex || !Objects.equals(before.bornOn(), bornOn)) {
            what.add("birthday");
        }
        if (before.relation() != to.relation()) {
            what.add("relation");
        }
        if (!before.entered().equals(to.tags())) {
            what.add("tags");
        }
        if (!added.isEmpty() || !to.endedContacts().isEmpty()) {
            what.add("phone");
        }
        return what;
    }

    void move(Person person, int version, Household to) {
        if (person.diedOn() != null) {
            throw Refused.of("household", "people.died.cannot.move");
        }
        boolean elsewhere = !to.id().equals(person.household());
        if (!elsewhere && person.isHere()) {
            return;
        }
        Household from = home(person.household());
        hold(from, to);
        people.move(person.id(), version, to);
        households.reopen(List.of(to.id()));
        households.nameHeads(Map.of(to.id(), person.id()));
        if (elsewhere) {
            households.settleAfterLeaving(from.id(), clock.today());
        }
        var story = new ArrayList<Change>();
        if (!person.isHere()) {
            story.add(changes.now(person.id(), to.path(), to.rentalPath(), ChangeKind.RETURNED, null));
        }
        if (elsewhere) {
            story.add(changes.now(
                    person.id(), to.path(), to.rentalPath(), ChangeKind.MOVED, address(from) + " → " + address(to)));
        }
        changes.append(story);
        events.publishEvent(new PersonMoved(person.id(), from.id(), to.id(), to.path(), to.rentalPath()));
    }

    /**
     * The same for many who live here, in few statements: all of them or, where one lives elsewhere by now, none.
     * Nobody may move to where another of them lives.
     */
    void moveAll(List<PersonMove> moves) {
        people.moveAll(moves);
        var heads = new LinkedHashMap<HouseholdId, PersonId>();
        moves.forEach(move -> heads.putIfAbsent(move.to().id(), move.person()));
        households.reopen(heads.keySet());
        households.nameHeads(heads);
        Set<HouseholdId> left =
                moves.stream().map(PersonMove::from).collect(Collectors.toCollection(LinkedHashSet::new));
        households.settleAfterLeaving(left, clock.today());
        Map<HouseholdId, Household> before = households.findAll(left);
        Map<DwellingId, Dwelling> homes = territory.dwellings(
                Stream.concat(before.values().stream(), moves.stream().map(PersonMove::to))
                        .flatMap(household -> Stream.ofNullable(household.dwelling()))
                        .distinct()
                        .toList());
        var story = new ArrayList<Change>();
        for (PersonMove move : moves) {
            Household to = move.to();
            String from = address(Objects.requireNonNull(before.get(move.from())), homes);
            story.add(changes.now(
                    move.person(), to.path(), to.rentalPath(), ChangeKind.MOVED, from + " → " + address(to, homes)));
            if (move.relation() != Relation.MEMBER) {
                story.add(changes.now(move.person(), to.path(), to.rentalPath(), ChangeKind.CORRECTED, "relation"));
            }
        }
        changes.append(story);
        events.publishEvent(new PeopleMoved(moves.stream()
                .map(move -> new PersonMoved(
                        move.person(),
                        move.from(),
                        move.to().id(),
                        move.to().path(),
                        move.to().rentalPath()))
                .toList()));
    }

    void markGone(Person person, int version, boolean died, LocalDate on) {
        if (on.isAfter(clock.today()) || on.isBefore(EARLIEST)) {
            throw Refused.of("on", "people.gone.day", clock.today());
        }
        if (person.diedOn() != null || (!died && person.leftOn() != null)) {
            throw new StaleRecord("person", person.id());
        }
        hold(home(person.household()));
        people.setGone(person.id(), version, died ? person.leftOn() : on, died ? on : null);
        households.settleAfterLeaving(person.household(), on);
        note(person, died ? ChangeKind.DIED : ChangeKind.LEFT, on.toString());
        events.publishEvent(new PersonGone(person.id(), died, on));
    }

    void restore(Person person, int version) {
        if (person.isHere()) {
            return;
        }
        hold(home(person.household()));
        people.setGone(person.id(), version, null, null);
        households.reopen(List.of(person.household()));
        note(person, ChangeKind.RETURNED, null);
    }

    void makeHead(Household household, int version, Person head) {
        if (!head.household().equals(household.id()) || !head.isHere()) {
            throw Refused.of("head", "people.head.not.here", head.name());
        }
        households.setHead(household.id(), version, head.id());
        note(head, ChangeKind.HEAD, null);
    }

    private void note(Person person, ChangeKind kind, @Nullable String detail) {
        changes.append(List.of(changes.now(person.id(), person.path(), person.rentalPath(), kind, detail)));
    }

    /** Whether anybody is left in a household is seen only when nobody else comes into its home or leaves it. */
    private void hold(Household... households) {
        keys.holdHomes(
                Stream.of(households).flatMap(each -> each.home().stream()).toList());
    }

    private Household home(HouseholdId id) {
        return households.find(id).orElseThrow(() -> new NotFound("household", id));
    }

    private String address(Household household) {
        DwellingId dwelling = household.dwelling();
        return address(household, dwelling == null ? Map.of() : territory.dwellings(List.of(dwelling)));
    }

    private static String address(Household household, Map<DwellingId, Dwelling> homes) {
        return Optional.ofNullable(household.dwelling())
                .flatMap(dwelling -> Optional.ofNullable(homes.get(dwelling)))
                .map(Dwelling::label)
                .orElse(household.path().slug());
    }
}
