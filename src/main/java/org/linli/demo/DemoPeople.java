package org.linli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.identity.Sex;
import org.linli.people.Household;
import org.linli.people.HouseholdKind;
import org.linli.people.NewPerson;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.Tag;
import org.linli.territory.DwellingId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Registers the town's people household by household, as staff would, only all at once. */
@Component
@Profile("demo")
class DemoPeople {

    private final People people;

    DemoPeople(People people) {
        this.people = people;
    }

    void register(Town town, LocalDate today) {
        Map<UUID, Household> households = new HashMap<>();
        for (HouseholdKind kind : HouseholdKind.values()) {
            List<Town.Family> families = town.families.stream()
                    .filter(f -> f.tenant() == (kind == HouseholdKind.TENANT))
                    .toList();
            Map<DwellingId, Household> made = people.householdsAt(
                    families.stream().map(f -> new DwellingId(f.home())).toList(), kind);
            families.forEach(f -> households.put(
                    f.id(),
                    Optional.ofNullable(made.get(new DwellingId(f.home()))).orElseThrow()));
        }
        List<NewPerson> all = new ArrayList<>();
        for (Town.Resident resident : town.residents) {
            Household household =
                    Optional.ofNullable(households.get(resident.family())).orElseThrow();
            all.add(person(resident, household, today));
        }
        people.addAll(all);
    }

    private static NewPerson person(Town.Resident resident, Household household, LocalDate today) {
        return new NewPerson(
                new PersonId(resident.id()),
                household.id(),
                resident.name(),
                document(resident, today),
                resident.male() ? Sex.MALE : Sex.FEMALE,
                resident.bornOn(),
                relation(resident.relation()),
                resident.phone() == null ? List.of() : List.of(new Phone(resident.phone())),
                resident.tags().stream()
                        .map(tag -> Tag.valueOf(tag.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .filter(tag -> !tag.followsFromAge())
                        .collect(Collectors.toSet()));
    }

    private static IdentityDocument document(Town.Resident resident, LocalDate today) {
        String number = resident.document();
        if (number == null) {
            return IdentityDocument.none();
        }
        return IdentityDocument.read(number, today).orThrow();
    }

    private static org.linli.people.Relation relation(Relation relation) {
        return switch (relation) {
            case HEAD -> org.linli.people.Relation.MEMBER;
            case SPOUSE -> org.linli.people.Relation.SPOUSE;
            case CHILD -> org.linli.people.Relation.CHILD;
            case PARENT -> org.linli.people.Relation.PARENT;
            case GRANDCHILD -> org.linli.people.Relation.GRANDCHILD;
            case OTHER -> org.linli.people.Relation.ROOMMATE;
        };
    }
}
