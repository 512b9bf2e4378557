package org.linli.territory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.platform.Refused;
import org.linli.territory.Neighbourhood.Meant;
import org.springframework.stereotype.Component;

/**
 * Makes the buildings and homes that written addresses mean where they are new, in a few statements for any number of
 * them: nobody has to enter a house before somebody can arrive in it.
 */
@Component
class HomeSettlement {

    private final AreaStore areas;
    private final HomeStore homes;
    private final LandlordStore landlords;

    HomeSettlement(AreaStore areas, HomeStore homes, LandlordStore landlords) {
        this.landlords = landlords;
        this.areas = areas;
        this.homes = homes;
    }

    /** Where a building stands, or is to stand. */
    record Site(AreaPath place, String address) {}

    /** The door of a home. */
    record Door(BuildingId building, String room) {}

    /** A home wanted whose address was understood. */
    private record Understood(int index, HomeWanted wanted, Meant meant) {

        Site site() {
            return new Site(meant.place(), meant.building());
        }

        String room() {
            return meant.room();
        }
    }

    List<HomeOutcome> settle(AreaPath area, List<HomeWanted> wanted) {
        Neighbourhood neighbourhood = Neighbourhood.of(area, areas);
        Map<Integer, HomeOutcome> outcomes = new HashMap<>();
        List<Understood> understood = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            try {
                understood.add(new Understood(
                        i, wanted.get(i), neighbourhood.read(wanted.get(i).address())));
            } catch (Refused refused) {
                outcomes.put(i, new HomeOutcome.Unclear(refused.problems()));
            }
        }
        Map<Site, Building> buildings = buildings(neighbourhood, understood, outcomes);
        understood.removeIf(u -> outcomes.containsKey(u.index()));
        noteLandlords(understood, buildings);
        Map<Door, Dwelling> doors = doors(understood, buildings);
        for (Understood each : understood) {
            outcomes.put(each.index(), new HomeOutcome.Found(present(doors, door(each, buildings))));
        }
        return java.util.stream.IntStream.range(0, wanted.size())
                .mapToObj(i -> present(outcomes, i))
                .toList();
    }

    /** The building of each site, found or made; a site outside of what the user sees is refused and has none. */
    private Map<Site, Building> buildings(
            Neighbourhood neighbourhood, List<Understood> understood, Map<Integer, HomeOutcome> outcomes) {
        Map<Site, Building> found = find(neighbourhood, understood);
        for (Understood each : understood) {
            if (!isSeen(found.get(each.site()), each.meant().place())) {
                Refused outside = Refused.of(
                        "room",
                        "territory.address.outside",
                        each.wanted().address().strip());
                outcomes.put(each.index(), new HomeOutcome.Unclear(outside.problems()));
            }
        }
        Map<Site, HomeStore.NewBuilding> missing = new LinkedHashMap<>();
        for (Understood each : understood) {
            Site site = each.site();
            if (!found.containsKey(site) && !outcomes.containsKey(each.index())) {
                missing.merge(
                        site,
                        new HomeStore.NewBuilding(
                                site.place(),
                                site.address(),
                                buildingOrder(site.address()),
                                each.wanted().isLet()),
                        (a, b) -> a.rental() ? a : b);
            }
        }
        if (!missing.isEmpty()) {
            homes.insertBuildings(missing.values());
            homes.findBuildings(missing.keySet()).forEach(b -> found.putIfAbsent(new Site(b.path(), b.address()), b));
        }
        return found;
    }

    /** A home that is let is seen from its rental cell too. */
    private static boolean isSeen(@Nullable Building building, AreaPath place) {
        if (building == null) {
            return Acting.now().sees(place);
        }
        AreaPath rentalCell = building.rentalPath();
        return Acting.now().sees(building.path())
                || rentalCell != null && Acting.now().sees(rentalCell);
    }

    /**
     * A house stands where its address says; one of a community may stand in any cell, if it is the only one of its
     * number.
     */
    private Map<Site, Building> find(Neighbourhood neighbourhood, List<Understood> understood) {
        List<Site> sites = understood.stream().map(Understood::site).distinct().toList();
        Map<Site, Building> found = new HashMap<>();
        homes.findBuildings(sites).forEach(b -> found.put(new Site(b.path(), b.address()), b));
        List<Site> vague = sites.stream()
                .filter(site -> !found.containsKey(site) && !neighbourhood.isCell(site.place()))
                .toList();
        if (!vague.isEmpty()) {
            AreaPath top = neighbourhood.within().path().lineage().getFirst();
            List<String> addresses =
                    vague.stream().map(Site::address).distinct().toList();
            Map<String, List<Building>> byAddress =
                    homes.findBuildings(top, addresses).stream().collect(Collectors.groupingBy(Building::address));
            for (Site site : vague) {
                List<Building> same = byAddress.getOrDefault(site.address(), List.of()).stream()
                        .filter(b -> site.place().covers(b.path()))
                        .toList();
                if (same.size() == 1) {
                    found.put(site, same.getFirst());
                }
            }
        }
        return found;
    }

    private void noteLandlords(List<Understood> understood, Map<Site, Building> buildings) {
        Map<BuildingId, Landlord> told = new LinkedHashMap<>();
        for (Understood each : understood) {
            Landlord landlord = each.wanted().landlord();
            Building building = present(buildings, each.site());
            if (landlord != null
                    && (building.landlordName() == null || !building.rental() || landlord.phone() != null)) {
                told.merge(building.id(), landlord, (first, later) -> first.phone() == null ? later : first);
            }
        }
        told.forEach(landlords::note);
    }

    private Map<Door, Dwelling> doors(List<Understood> understood, Map<Site, Building> buildings) {
        Map<Door, HomeStore.NewDwelling> wanted = new LinkedHashMap<>();
        for (Understood each : understood) {
            Door door = door(each, buildings);
            wanted.merge(
                    door,
                    new HomeStore.NewDwelling(
                            door.building(),
                            door.room(),
                            HomeAddress.roomOrder(door.room()),
                            each.wanted().isLet()),
                    (a, b) -> a.rental() ? a : b);
        }
        Map<Door, Dwelling> found = findDoors(wanted.keySet());
        List<HomeStore.NewDwelling> missing = wanted.entrySet().stream()
                .filter(e -> !found.containsKey(e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!missing.isEmpty()) {
            homes.insertDwellings(missing);
            return findDoors(wanted.keySet());
        }
        return found;
    }

    private Map<Door, Dwelling> findDoors(Collection<Door> doors) {
        Map<Door, Dwelling> found = new HashMap<>();
        homes.findDwellings(
                        doors.stream().map(Door::building).distinct().toList(),
                        doors.stream().map(Door::room).distinct().toList())
                .forEach(d -> found.put(new Door(d.building(), d.room()), d));
        return found;
    }

    private static Door door(Understood each, Map<Site, Building> buildings) {
        return new Door(present(buildings, each.site()).id(), each.room());
    }

    private static int buildingOrder(String address) {
        return HomeAddress.firstNumber(address.replaceFirst("^\\d+(组|小网格|微网格|网格)", ""));
    }

    /** What must be there by now; its absence is a bug. */
    private static <K, V> V present(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key))
                .orElseThrow(() -> new IllegalStateException("A building or home was not stored"));
    }
}
