package org.linli.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.linli.identity.IdentityDocument;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Landlord;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers and moves people by hand: from an address to the home, from the home to the household. */
@Service
@Transactional
class PersonEntry {

    private final People people;
    private final PersonKeys keys;
    private final Households households;
    private final Territory territory;
    private final BusinessClock clock;

    PersonEntry(People people, PersonKeys keys, Households households, Territory territory, BusinessClock clock) {
        this.people = people;
        this.keys = keys;
        this.households = households;
        this.territory = territory;
        this.clock = clock;
    }

    /** Registers somebody at an address. Tells at once what is wrong with either. */
    public PersonId register(HomeForm home, PersonForm person) {
        Refused.ifAny(Stream.concat(
                        problems(() -> territory.locate(home.path(), home.place()))
                                .map(PersonEntry::ofAddress),
                        problems(() -> person.read(HouseholdId.next(), clock.today())))
                .toList());
        NewPerson typed = person.read(HouseholdId.next(), clock.today());
        // Before the home is made, as everybody who registers does: two about one person do not wait in a circle.
        keys.hold(List.of(typed.document()), typed.named().toList(), List.of());
        return join(household(home, Optional.empty()), person);
    }

    /** Registers somebody into a household. */
    public PersonId join(HouseholdId household, PersonForm typed) {
        NewPerson person = typed.read(people.household(household).id(), clock.today());
        Map<IdentityDocument, AreaPath> elsewhere = people.knownElsewhere(List.of(person.document()));
        if (!elsewhere.isEmpty() && !typed.isAnyway()) {
            AreaPath community = elsewhere.values().iterator().next();
            Locale locale = LocaleContextHolder.getLocale();
            String name = territory.areas(List.of(community)).values().stream()
                    .findFirst()
                    .map(a -> a.nameIn(locale))
                    .orElse(community.slug());
            throw Refused.of("anyway", "people.document.elsewhere", name);
        }
        return people.addNew(person);
    }

    /** Moves somebody to an address. */
    public void move(PersonId id, int version, HomeForm home) {
        keys.hold(List.of(id));
        Optional<DwellingId> left = people.household(people.get(id).household()).home();
        people.move(id, version, household(home, left));
    }

    /** Households that live at the address now, to choose from. */
    @Transactional(readOnly = true)
    public List<HouseholdRow> livingAt(HomeForm home) {
        try {
            return territory
                    .locate(home.path(), home.place())
                    .dwelling()
                    .map(dwelling -> households.in(dwelling.id()))
                    .orElse(List.of());
        } catch (Refused unread) {
            return List.of();
        }
    }

    /** @param left the home that somebody leaves for it */
    private HouseholdId household(HomeForm home, Optional<DwellingId> left) {
        Dwelling dwelling = settle(home);
        keys.holdHomes(Stream.concat(left.stream(), Stream.of(dwelling.id())).toList());
        List<Household> living = people.householdsIn(dwelling.id());
        if (living.isEmpty() || home.isOwn()) {
            return people.addHousehold(dwelling.id(), home.household()).id();
        }
        return home.joined()
                .filter(id -> living.stream().anyMatch(h -> h.id().equals(id)))
                .orElseThrow(() -> Refused.of("join", "people.household.choose"));
    }

    /** The territory names the field after the arrivals' form; here it is called address. */
    private Dwelling settle(HomeForm home) {
        Landlord landlord = home.letBy().map(name -> new Landlord(name, null)).orElse(null);
        try {
            return territory.settle(home.path(), home.place(), landlord, home.household() == HouseholdKind.TENANT);
        } catch (Refused refused) {
            throw new Refused(
                    refused.problems().stream().map(PersonEntry::ofAddress).toList());
        }
    }

    static Problem ofAddress(Problem problem) {
        return problem.field().toLowerCase(Locale.ROOT).equals("room")
                ? new Problem("address", problem.key(), problem.args())
                : problem;
    }

    private static Stream<Problem> problems(Runnable reading) {
        try {
            reading.run();
            return Stream.empty();
        } catch (Refused refused) {
            return refused.problems().stream();
        }
    }
}
