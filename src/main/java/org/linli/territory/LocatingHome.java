package org.linli.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * Finds the cell, the building and the home that a written address means, and makes the building and the home where they
 * are new: nobody has to enter a house before somebody can arrive in it.
 */
@Component
class LocatingHome {

    private final AreaStore areas;
    private final HomeStore homes;

    LocatingHome(AreaStore areas, HomeStore homes) {
        this.areas = areas;
        this.homes = homes;
    }

    Location locate(AreaPath area, String text) {
        Area within = areas.find(area).orElseThrow(() -> new NotFound("area", area));
        Area community = community(within, HomeAddress.fold(text));
        HomeAddress address =
                HomeAddress.read(HomeAddress.below(text, List.of(community.name(), shortName(community.name()))));
        if (address.building().isEmpty() && address.group() == null) {
            throw Refused.of("room", "territory.address.blank");
        }
        List<Area> cells = areas
                .subtree(community.path().value(), community.path().end())
                .stream()
                .filter(a -> a.kind() == AreaKind.CELL && a.layer() == Layer.HOUSEHOLD)
                .toList();
        Optional<Area> cell = cellOf(address, cells, within);
        AreaPath place = cell.map(Area::path).orElse(community.path());
        // Where the cell follows from the address, so does the house; else its number must be the only one of its kind.
        String standing = standing(address, cell);
        List<Building> same = homes.findBuildings(place, standing);
        Optional<Building> building = same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
        Optional<Dwelling> dwelling = building.flatMap(b -> homes.findDwelling(b.id(), address.room()));
        return new Location(
                building.map(Building::path).orElse(place),
                building.map(Building::rentalPath).orElse(null),
                standing,
                address.room(),
                building,
                dwelling);
    }

    /** Whoever works in 2组 says 3号 and means the house with 2组3号 on its door. */
    private static String standing(HomeAddress address, Optional<Area> cell) {
        return cell.map(Area::name)
                        .filter(name -> address.group() == null && name.matches("\\d+组"))
                        .orElse("")
                + address.buildingAddress();
    }

    Dwelling settle(AreaPath area, String text, @Nullable Landlord landlord, boolean rental) {
        Location location = locate(area, text);
        AreaPath rentalCell = location.rentalPath();
        if (!Acting.now().sees(location.path())
                && (rentalCell == null || !Acting.now().sees(rentalCell))) {
            throw Refused.of("room", "territory.address.outside", text.strip());
        }
        boolean let = rental || landlord != null;
        if (location.building().isEmpty()) {
            homes.insertBuilding(location.path(), location.address(), buildingOrder(location.address()), let);
        }
        Building building = location.building()
                .or(() -> homes.findBuildings(location.path(), location.address()).stream()
                        .filter(b -> b.path().equals(location.path()))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("A building was not stored in " + location.path()));
        if (landlord != null) {
            homes.noteLandlord(building.id(), landlord);
        }
        if (location.dwelling().isEmpty()) {
            homes.insertDwelling(building.id(), location.room(), HomeAddress.roomOrder(location.room()), let);
        }
        return homes.findDwelling(building.id(), location.room())
                .orElseThrow(() -> new IllegalStateException("A home was not stored in building " + building.id()));
    }

    /** The community that the text names, where it names one under the area; else the one the area lies in. */
    private Area community(Area within, String folded) {
        List<Area> candidates = new ArrayList<>(
                areas.subtree(within.path().value(), within.path().end()).stream()
                        .filter(a -> a.kind() == AreaKind.COMMUNITY)
                        .toList());
        Optional<Area> named = candidates.stream()
                .filter(a -> folded.contains(shortName(a.name())))
                .reduce((a, b) -> b.path().depth() > a.path().depth() ? b : a);
        if (named.isPresent()) {
            return named.get();
        }
        return areas.findAll(within.path().lineage()).stream()
                .filter(a -> a.kind() == AreaKind.COMMUNITY || a.kind() == AreaKind.SUBDISTRICT)
                .reduce((a, b) -> b.path().depth() > a.path().depth() ? b : a)
                .orElse(within);
    }

    private static Optional<Area> cellOf(HomeAddress address, List<Area> cells, Area within) {
        Optional<Area> named = address.groupName()
                .flatMap(group -> cells.stream()
                        .filter(c -> c.name().equals(group) || isGroup(c, address.group()))
                        .findFirst());
        if (named.isPresent() || address.group() != null) {
            return named;
        }
        return within.kind() == AreaKind.CELL && within.layer() == Layer.HOUSEHOLD
                ? Optional.of(within)
                : Optional.empty();
    }

    /** Whether the cell is the group of that number under another word: 3组, 第3小网格. */
    private static boolean isGroup(Area cell, @Nullable Integer number) {
        return number != null && cell.name().matches("第?0*" + number + "(小组|组|号?小网格|微网格|网格)");
    }

    private static int buildingOrder(String address) {
        return HomeAddress.firstNumber(address.replaceFirst("^\\d+(组|小网格|微网格|网格)", ""));
    }

    /** 西范 for 西范小区: what people write in front of the house number. */
    static String shortName(String community) {
        String bare = community.replaceFirst("(小区|社区|自然村|行政村|村)$", "");
        return bare.length() >= 2 ? bare : community;
    }
}
