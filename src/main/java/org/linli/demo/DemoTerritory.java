package org.linli.demo;

import org.jspecify.annotations.Nullable;
import org.linli.territory.BuildingId;
import org.linli.territory.DwellingId;
import org.linli.territory.Landlord;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryPlan;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Hands the town's ground, houses and homes to the territory. */
@Component
@Profile("demo")
class DemoTerritory {

    private final Territory territory;

    DemoTerritory(Territory territory) {
        this.territory = territory;
    }

    void lay(Town town) {
        territory.lay(new TerritoryPlan(
                town.nodes.stream()
                        .map(n -> new TerritoryPlan.Drawn(n.area(), n.outline()))
                        .toList(),
                town.houses.stream()
                        .map(h -> new TerritoryPlan.Built(
                                new BuildingId(h.id()),
                                h.path(),
                                h.rentalPath(),
                                h.address(),
                                h.position(),
                                h.walkOrder(),
                                landlord(h)))
                        .toList(),
                town.homes.stream()
                        .map(h -> new TerritoryPlan.Home(
                                new DwellingId(h.id()),
                                new BuildingId(h.house()),
                                h.path(),
                                h.rentalPath(),
                                h.room(),
                                h.walkOrder(),
                                h.rental()))
                        .toList()));
    }

    private static @Nullable Landlord landlord(Town.House house) {
        return house.landlordName() == null ? null : new Landlord(house.landlordName(), house.landlordPhone());
    }
}
