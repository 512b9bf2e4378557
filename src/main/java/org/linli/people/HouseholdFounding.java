package org.linli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.platform.BusinessClock;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Makes households in homes. Two callers at once get the same one. */
@Component
class HouseholdFounding {

    private final PersonKeys keys;
    private final HouseholdStore households;
    private final Territory territory;
    private final BusinessClock clock;

    HouseholdFounding(PersonKeys keys, HouseholdStore households, Territory territory, BusinessClock clock) {
        this.keys = keys;
        this.households = households;
        this.territory = territory;
        this.clock = clock;
    }

    Map<DwellingId, Household> at(Collection<DwellingId> dwellings, HouseholdKind kind) {
        return at(
                territory.dwellings(dwellings).values().stream().collect(Collectors.toMap(home -> home, home -> kind)),
                Set.of(),
                List.of());
    }

    /**
     * The household of its kind in each of the homes.
     *
     * @param fresh homes made in this transaction: nobody can live there yet, and nobody else can come
     * @param left homes that people leave for them
     */
    Map<DwellingId, Household> at(
            Map<Dwelling, HouseholdKind> homes, Set<DwellingId> fresh, Collection<DwellingId> left) {
        Map<DwellingId, HouseholdKind> lived = new HashMap<>();
        homes.forEach((home, kind) -> {
            if (!fresh.contains(home.id())) {
                lived.put(home.id(), kind);
            }
        });
        var held = new HashSet<>(left);
        held.addAll(lived.keySet());
        keys.holdHomes(held);
        Map<DwellingId, Household> found = households.openAt(lived);
        List<Household> made = new ArrayList<>();
        homes.forEach((home, kind) -> {
            if (!found.containsKey(home.id())) {
                Household household = household(home, kind);
                made.add(household);
                found.put(home.id(), household);
            }
        });
        households.insertAll(made);
        return found;
    }

    Household own(DwellingId dwelling, HouseholdKind kind) {
        Household household = household(territory.dwelling(dwelling), kind);
        households.insert(household);
        return household;
    }

    private Household household(Dwelling home, HouseholdKind kind) {
        return new Household(
                HouseholdId.next(), home.path(), home.rentalPath(), home.id(), kind, null, "", clock.today(), null, 0);
    }
}
