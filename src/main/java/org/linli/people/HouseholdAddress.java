package org.linli.people;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.access.Permissions;
import org.linli.platform.Refused;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts right where a household is said to live, such as the number on its door. Nobody has moved. */
@Service
@Transactional
public class HouseholdAddress {

    private final People people;
    private final HouseholdStore households;
    private final ChangeStore changes;
    private final PersonKeys keys;
    private final Territory territory;
    private final Permissions permissions;

    HouseholdAddress(
            People people,
            HouseholdStore households,
            ChangeStore changes,
            PersonKeys keys,
            Territory territory,
            Permissions permissions) {
        this.people = people;
        this.households = households;
        this.changes = changes;
        this.keys = keys;
        this.territory = territory;
        this.permissions = permissions;
    }

    /**
     * The household lives at this address, in the same cell.
     *
     * @param written below the community, as 3组60号202室
     * @throws Refused for an address that is not understood or in another cell, and for a home that others live in: who
     *     lives with whom is settled on the desk
     */
    public void correct(HouseholdId id, String written) {
        permissions.demand(People.EDIT);
        Household household = people.household(id);
        Dwelling home = settle(household, written);
        if (home.id().equals(household.dwelling())) {
            throw Refused.of("address", "people.address.same");
        }
        if (!home.path().equals(household.path())
                || !Objects.equals(home.rentalPath(), household.rentalPath())
                || household.endedOn() != null) {
            throw Refused.of("address", "people.address.other.cell");
        }
        keys.holdHomes(
                Stream.concat(household.home().stream(), Stream.of(home.id())).toList());
        if (!people.householdsIn(home.id()).isEmpty()) {
            throw Refused.of("address", "people.address.lived.in");
        }
        households.setDwelling(id, household.version(), home.id());
        changes.append(people.members(id).stream()
                .filter(PersonCard::isHere)
                .map(card -> changes.now(
                        card.id(), household.path(), household.rentalPath(), ChangeKind.CORRECTED, "address"))
                .toList());
    }

    private Dwelling settle(Household household, String written) {
        var typed = new HomeForm(null, written, null, null, null);
        boolean rented = Optional.ofNullable(household.dwelling())
                .map((DwellingId id) -> territory.dwelling(id).rental())
                .orElse(household.kind() == HouseholdKind.TENANT);
        try {
            return territory.settle(household.path(), typed.place(), null, rented);
        } catch (Refused refused) {
            throw new Refused(
                    refused.problems().stream().map(PersonEntry::ofAddress).toList());
        }
    }
}
