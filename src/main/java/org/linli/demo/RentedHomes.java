package org.linli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.demo.DemoFacts.Community;
import org.linli.demo.TownPeople.Settled;
import org.linli.territory.Outline;
import org.linli.territory.Position;

/**
 * Lets rooms in some of a village's houses. These houses lie in a household cell like all others and, for their rented
 * homes, in a rental cell too: the village of the report has 33 cells of one kind and ten of the other over the same
 * ground.
 *
 * @param places where each house stands, before the map is bent
 * @param owners who lives in each house
 */
record RentedHomes(Town town, Map<UUID, Position> places, Map<UUID, Settled> owners, TownPeople peopling) {

    private static final int FIRST_ROOM = 201;

    /** Above the flats of a block, which has a few floors. */
    private static final int FIRST_ROOM_OF_A_BLOCK = 901;

    /** @param cells the rental cells with their ground, in order */
    void let(Community community, Map<AreaPath, Outline> cells) {
        List<List<Kin>> tenants = peopling.coworkers(community.rentedHouseholds(), community.tenants());
        int cell = 0;
        int done = 0;
        for (Map.Entry<AreaPath, Outline> rental : cells.entrySet()) {
            cell++;
            int houses = cell * community.rentalBuildings() / cells.size()
                    - (cell - 1) * community.rentalBuildings() / cells.size();
            List<Integer> chosen = choose(community, rental.getValue(), houses);
            int until = cell * tenants.size() / cells.size();
            for (int i = 0; i < chosen.size(); i++) {
                int at = chosen.get(i);
                Town.House house = town.houses.get(at);
                Settled owner = owners.get(house.id());
                Town.House let = house.let(
                        rental.getKey(),
                        owner == null ? peopling.someName() : owner.headName(),
                        owner == null ? null : owner.headPhone());
                town.houses.set(at, let);
                int end = done + (until - done) / (chosen.size() - i);
                for (int room = community.homesPerBuilding() > 1 ? FIRST_ROOM_OF_A_BLOCK : FIRST_ROOM;
                        done < end;
                        done++, room++) {
                    peopling.rent(let, Integer.toString(room), tenants.get(done), peopling.someOrigin());
                }
            }
        }
    }

    /** Houses of the community on that ground, evenly along the walk; their places in the town's list. */
    private List<Integer> choose(Community community, Outline ground, int wanted) {
        List<Integer> here = new ArrayList<>();
        for (int i = 0; i < town.houses.size(); i++) {
            Town.House house = town.houses.get(i);
            Position place = places.get(house.id());
            if (community.path().covers(house.path()) && place != null && Ground.contains(ground, place)) {
                here.add(i);
            }
        }
        if (here.size() < wanted) {
            throw new IllegalStateException(
                    "Only " + here.size() + " houses for " + wanted + " to be let in " + community.name());
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            chosen.add(here.get(i * here.size() / wanted));
        }
        return chosen;
    }
}
