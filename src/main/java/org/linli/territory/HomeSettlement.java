package org.linli.territory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private final AreaTree tree;
    private final HomeStore homes;
    private final LandlordStore landlords;

    HomeSettlement(AreaTree tree, HomeStore homes, LandlordStore landlords) {
        this.landlords = landlords;
        this.tree = tree;
        this.homes = homes;
    }

    /** Where a building stands, or is to stand. */
    record Site(AreaPath place, String address) {}

    /** A home as an address means it. */
    record Place(Site site, String room) {}

    /** The door of a home. */
    private record Door(BuildingId building, String room) {}

    /** A home wanted whose address was understood. */
    private record Understood(int index, HomeWanted wanted, Place place, boolean inCell) {

        Site site() {
            return place.site();
        }
    }

    /** The buildings and homes that are known by now, and which homes were made here. */
    private record Known(Map<Site, Building> buildings, Map<Door, Dwelling> homes, Set<DwellingId> made) {

        Door door(Understood each) {
            return new Door(present(buildings, each.site()).id(), each.place().room());
        }
    }

    List<HomeOutcome> settle(List<HomeWanted> wanted) {
        Map<Integer, HomeOutcome> outcomes = new HashMap<>();
        List<Understood> understood = understand(wanted, outcomes);
        Known known = find(understood);
        understood.removeIf(each -> isOutside(each, known, outcomes));
        build(understood, known);
        if (noteLandlords(understood, known)) {
            Known again = find(understood);
            known.buildings().putAll(again.buildings());
            known.homes().putAll(again.homes());
        }
        open(understood, known);
        for (Understood each : understood) {
            Dwelling home = present(known.homes(), known.door(each));
            outcomes.put(each.index(), new HomeOutcome.Found(home, known.made().contains(home.id())));
        }
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> present(outcomes, i))
                .toList();
    }

    private List<Understood> understand(List<HomeWanted> wanted, Map<Integer, HomeOutcome> outcomes) {
        Map<AreaPath, Neighbourhood> around =
                tree.around(wanted.stream().map(HomeWanted::area).toList());
        List<Understood> understood = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            HomeWanted home = wanted.get(i);
            Neighbourhood neighbourhood = present(around, home.area());
            try {
                Meant meant = neighbourhood.read(home.address());
                understood.add(new Understood(
                        i,
                        home,
                        new Place(new Site(meant.place(), meant.building()), meant.room()),
                        neighbourhood.isCell(meant.place())));
            } catch (Refused refused) {
                outcomes.put(i, new HomeOutcome.Unclear(refused.problems()));
            }
        }
        return understood;
    }

    /**
     * A house stands where its address says; one of a community may stand in any cell, if it is the only one of its
     * number.
     */
    private Known find(List<Understood> understood) {
        var known = new Known(new HashMap<>(), new HashMap<>(), new HashSet<>());
        List<Understood> places = understood.stream()
                .collect(Collectors.toMap(Understood::place, each -> each, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        if (places.isEmpty()) {
            return known;
        }
        homes.find(places.stream().map(Understood::place).toList()).stream()
                .collect(Collectors.groupingBy(HomeStore.Hit::number))
                .forEach((number, hits) -> meant(places.get(number), hits).ifPresent(hit -> {
                    known.buildings().put(places.get(number).site(), hit.building());
                    Dwelling home = hit.home();
                    if (home != null) {
                        known.homes().put(new Door(home.building(), home.room()), home);
                    }
                }));
        return known;
    }

    private static Optional<HomeStore.Hit> meant(Understood each, List<HomeStore.Hit> hits) {
        return hits.stream()
                .filter(hit -> hit.building().path().equals(each.site().place()))
                .findFirst()
                .or(() -> each.inCell() || hits.size() > 1 ? Optional.empty() : Optional.of(hits.getFirst()));
    }

    /** A site outside of what the user sees is refused. */
    private static boolean isOutside(Understood each, Known known, Map<Integer, HomeOutcome> outcomes) {
        if (isSeen(known.buildings().get(each.site()), each.site().place())) {
            return false;
        }
        Refused outside = Refused.of(
                "room", "territory.address.outside", each.wanted().address().strip());
        outcomes.put(each.index(), new HomeOutcome.Unclear(outside.problems()));
        return true;
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

    /** Makes the buildings that are missing; where somebody else made one meanwhile, theirs is taken. */
    private void build(List<Understood> understood, Known known) {
        Map<Site, HomeStore.NewBuilding> missing = new LinkedHashMap<>();
        for (Understood each : understood) {
            Site site = each.site();
            if (!known.buildings().containsKey(site)) {
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
        if (missing.isEmpty()) {
            return;
        }
        homes.insertBuildings(missing.values())
                .forEach(made -> known.buildings().put(new Site(made.path(), made.address()), made));
        if (!known.buildings().keySet().containsAll(missing.keySet())) {
            take(understood, known);
        }
    }

    /** Takes over what has come since. */
    private void take(List<Understood> understood, Known known) {
        Known now = find(understood);
        now.buildings().forEach(known.buildings()::putIfAbsent);
        now.homes().forEach(known.homes()::putIfAbsent);
    }

    /** Whether anything was to be noted. */
    private boolean noteLandlords(List<Understood> understood, Known known) {
        Map<BuildingId, Landlord> told = new TreeMap<>(Comparator.comparing(BuildingId::value));
        for (Understood each : understood) {
            Landlord landlord = each.wanted().landlord();
            Building building = present(known.buildings(), each.site());
            if (landlord != null
                    && (building.landlordName() == null || !building.rental() || landlord.phone() != null)) {
                told.merge(building.id(), landlord, (first, later) -> first.phone() == null ? later : first);
            }
        }
        told.forEach(landlords::note);
        return !told.isEmpty();
    }

    /** Makes the homes that are missing in the buildings, as {@link #build} does those. */
    private void open(List<Understood> understood, Known known) {
        Map<Door, HomeStore.NewDwelling> missing = new LinkedHashMap<>();
        for (Understood each : understood) {
            Door door = known.door(each);
            if (!known.homes().containsKey(door)) {
                missing.merge(
                        door,
                        new HomeStore.NewDwelling(
                                door.building(),
                                door.room(),
                                HomeAddress.roomOrder(door.room()),
                                each.wanted().isLet()),
                        (a, b) -> a.rental() ? a : b);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        for (Dwelling made : homes.insertDwellings(missing.values())) {
            known.homes().put(new Door(made.building(), made.room()), made);
            known.made().add(made.id());
        }
        if (!known.homes().keySet().containsAll(missing.keySet())) {
            take(understood, known);
        }
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
