package org.linli.territory;

import java.util.List;
import java.util.Optional;
import org.linli.access.AreaPath;
import org.springframework.stereotype.Component;

/** Finds the cell, the building and the home that a written address means. */
@Component
class HomeLocator {

    private final AreaTree tree;
    private final HomeStore homes;

    HomeLocator(AreaTree tree, HomeStore homes) {
        this.tree = tree;
        this.homes = homes;
    }

    Location locate(AreaPath area, String text) {
        Neighbourhood.Meant meant = tree.around(area).read(text);
        // Where the cell follows from the address, so does the house; else its number must be the only one of its kind.
        List<Building> same = homes.findBuildings(meant.place(), List.of(meant.building()));
        Optional<Building> building = same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
        Optional<Dwelling> dwelling =
                building.flatMap(b -> homes.findDwellings(List.of(b.id()), List.of(meant.room())).stream()
                        .findFirst());
        return new Location(
                building.map(Building::path).orElse(meant.place()),
                building.map(Building::rentalPath).orElse(null),
                meant.building(),
                meant.room(),
                building,
                dwelling);
    }
}
