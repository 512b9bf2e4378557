package org.linli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.linli.platform.BusinessClock;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Makes households in homes. Two callers at once get the same one. */
@Component
class HouseholdFounding {

    private final PersonStore people;
    private final HouseholdStore households;
    private final Territory territory;
    private final BusinessClock clock;

    HouseholdFounding(PersonStore people, HouseholdStore households, Territory territory, BusinessClock clock) {
        this.people = people;
        this.households = households;
        this.territory = territory;
        this.clock = clock;
    }

    Map<DwellingId, Household> at(Collection<DwellingId> dwellings, HouseholdKind kind) {
        people.lockRegister();
        Map<DwellingId, Household> found = households.openAt(dwellings, kind);
        List<DwellingId> missing = dwellings.stream()
                .filter(id -> !found.containsKey(id))
                .distinct()
                .toList();
        var made = new ArrayList<Household>();
        territory.dwellings(missing).values().forEach(home -> {
            var household = new Household(
                    HouseholdId.next(),
                    home.path(),
                    home.rentalPath(),
                    home.id(),
                    kind,
                    null,
                    "",
                    clock.today(),
                    null,
                    0);
            made.add(household);
            found.put(home.id(), household);
        });
        households.insertAll(made);
        return found;
    }

    Household own(DwellingId dwelling, HouseholdKind kind) {
        Dwelling home = territory.dwelling(dwelling);
        var household = new Household(
                HouseholdId.next(), home.path(), home.rentalPath(), home.id(), kind, null, "", clock.today(), null, 0);
        households.insert(household);
        return household;
    }
}
