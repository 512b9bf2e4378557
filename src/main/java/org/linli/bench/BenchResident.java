package org.linli.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.demo.Town;

/** Where somebody lives who can be a specimen, and somebody else's history can be copied to. */
record BenchResident(Town.Resident resident, Town.Family family, AreaPath community, String address) {

    /** Grown-ups with a document and a phone in homes of their own: a measure of theirs covers nobody else. */
    static List<BenchResident> livingAlone(BenchDistrict district) {
        List<BenchResident> alone = new ArrayList<>();
        for (Town town : district.towns()) {
            Map<UUID, Integer> sizes = new HashMap<>();
            town.residents.forEach(r -> sizes.merge(r.family(), 1, Integer::sum));
            Map<UUID, Town.Family> families = new HashMap<>();
            town.families.forEach(f -> families.put(f.id(), f));
            Map<UUID, Town.Home> homes = new HashMap<>();
            town.homes.forEach(h -> homes.put(h.id(), h));
            Map<UUID, Town.House> houses = new HashMap<>();
            town.houses.forEach(h -> houses.put(h.id(), h));
            for (Town.Resident one : town.residents) {
                Town.Family family = Objects.requireNonNull(families.get(one.family()));
                if (Objects.equals(sizes.get(family.id()), 1)
                        && !family.tenant()
                        && one.document() != null
                        && one.phone() != null) {
                    Town.Home home = Objects.requireNonNull(homes.get(family.home()));
                    Town.House house = Objects.requireNonNull(houses.get(home.house()));
                    AreaPath community = family.path().lineage().get(2);
                    alone.add(new BenchResident(
                            one,
                            family,
                            community,
                            house.address() + (home.room().isEmpty() ? "" : home.room() + "室")));
                }
            }
        }
        return alone;
    }
}
