package org.linli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.demo.DemoFacts.Community;
import org.linli.demo.TownPeople.Settled;
import org.linli.territory.Area;
import org.linli.territory.AreaKind;
import org.linli.territory.Layer;
import org.linli.territory.Outline;
import org.linli.territory.Position;

/**
 * Builds the synthetic sub-district from its facts, in memory and without chance other than the seed's: the tree with
 * its ground, houses and homes, and (by {@link TownPeople}) who lives in them.
 */
public final class TownBuilder {

    /** In a cell whose addresses name it, door numbers start anew and have gaps, as they do. */
    private static final int HIGHEST_DOOR = 62;

    private final DemoFacts facts;
    private final Random chance;
    private final Ground ground;
    private final Numbers numbers;
    private final TownPeople peopling;
    private final LocalDate today;
    private final Town town = new Town();
    private final Map<AreaPath, Outline> flat = new HashMap<>();
    private final Map<UUID, Position> places = new HashMap<>();
    private final Map<UUID, Settled> owners = new HashMap<>();

    private TownBuilder(DemoFacts facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
        this.chance = new Random(facts.seed());
        this.ground = new Ground(chance);
        this.numbers = new Numbers(chance);
        this.peopling = new TownPeople(facts, town, chance, numbers, today);
    }

    /** The town of these facts as it is on that day. */
    public static Town build(DemoFacts facts, LocalDate today) {
        return new TownBuilder(facts, today).town();
    }

    private Town town() {
        Outline island = ground.island(facts.center());
        node(
                facts.root(),
                AreaKind.SUBDISTRICT,
                Layer.HOUSEHOLD,
                facts.code(),
                facts.name(),
                facts.nameEn(),
                0,
                island);
        lay(facts.communities(), island);
        return town;
    }

    private void lay(List<Community> communities, Outline whole) {
        List<Outline> pieces = ground.divide(
                whole, communities.stream().mapToDouble(Community::weight).toArray());
        for (int i = 0; i < communities.size(); i++) {
            Community community = communities.get(i);
            Outline piece = pieces.get(i);
            node(
                    community.path(),
                    AreaKind.COMMUNITY,
                    Layer.HOUSEHOLD,
                    community.code(),
                    community.name(),
                    community.nameEn(),
                    i + 1,
                    piece);
            if (!community.villages().isEmpty()) {
                // The village has the larger part of the ground; fields and hills are the rest.
                lay(community.villages(), piece.cut(0.8).getFirst());
            }
            if (community.cells() > 0) {
                settle(community, piece);
            }
        }
    }

    private void settle(Community community, Outline piece) {
        List<AreaPath> cells = cells(community, piece);
        List<Outline> rentalPieces =
                community.rentalCells() == 0 ? List.of() : ground.divide(piece, community.rentalCells());
        Map<AreaPath, Outline> rentalCells = new LinkedHashMap<>();
        for (int i = 0; i < rentalPieces.size(); i++) {
            AreaPath path = community.path().child(String.format(Locale.ROOT, "r%02d", i + 1));
            rentalCells.put(path, rentalPieces.get(i));
            node(
                    path,
                    AreaKind.CELL,
                    Layer.RENTAL,
                    null,
                    "出租房第" + (i + 1) + "网格",
                    "Rental cell " + (i + 1),
                    i + 1,
                    rentalPieces.get(i));
        }
        List<List<Kin>> households = peopling.households(community);
        int done = 0;
        var doors = new Doors(community);
        for (int c = 0; c < cells.size(); c++) {
            int end = (int) ((c + 1L) * households.size() / cells.size());
            int rentals = community.rentedHouseholds() > 0
                    ? 0
                    : (c + 1) * community.rentalBuildings() / cells.size()
                            - c * community.rentalBuildings() / cells.size();
            settleCell(community, cells.get(c), c + 1, households.subList(done, end), rentals, doors);
            done = end;
        }
        if (community.rentedHouseholds() > 0) {
            new RentedHomes(town, places, owners, peopling).let(community, rentalCells);
        } else if (community.tenants() > 0) {
            peopling.fillWithTenants(community);
        }
    }

    private List<AreaPath> cells(Community community, Outline piece) {
        List<AreaPath> cells = new ArrayList<>();
        int grids = Math.max(1, community.grids());
        List<Outline> gridPieces = community.grids() == 0 ? List.of(piece) : ground.divide(piece, shares(community));
        for (int g = 0; g < grids; g++) {
            AreaPath above = community.path();
            if (community.grids() > 0) {
                above = above.child("g" + (g + 1));
                node(
                        above,
                        AreaKind.GRID,
                        Layer.HOUSEHOLD,
                        null,
                        "第" + "一二三四五六七八九".charAt(g) + "大网格",
                        "Grid " + (g + 1),
                        g + 1,
                        gridPieces.get(g));
            }
            int first = g * community.cells() / grids;
            int count = (g + 1) * community.cells() / grids - first;
            List<Outline> cellPieces = ground.divide(gridPieces.get(g), count);
            for (int c = 0; c < count; c++) {
                String number = Integer.toString(first + c + 1);
                AreaPath path = above.child(String.format(Locale.ROOT, "c%02d", first + c + 1));
                node(
                        path,
                        AreaKind.CELL,
                        Layer.HOUSEHOLD,
                        null,
                        community.cellName().replace("{n}", number),
                        community.cellNameEn().replace("{n}", number),
                        first + c + 1,
                        cellPieces.get(c));
                cells.add(path);
            }
        }
        return cells;
    }

    private static double[] shares(Community community) {
        double[] shares = new double[community.grids()];
        for (int g = 0; g < shares.length; g++) {
            shares[g] = (g + 1) * community.cells() / shares.length - g * community.cells() / shares.length;
        }
        return shares;
    }

    /**
     * Houses along a walk through the cell; the locals move in, and where rooms are let, their landlords are among
     * them.
     */
    private void settleCell(
            Community community, AreaPath cell, int number, List<List<Kin>> households, int rentals, Doors doors) {
        int blocks = (households.size() + community.homesPerBuilding() - 1) / community.homesPerBuilding();
        int houses = Math.max(blocks, rentals) + (rentals > 0 ? 3 : 0);
        List<Position> walk = walk(cell, houses);
        List<String> addresses = doors.next(number, houses);
        int next = 0;
        Settled landlord = null;
        for (int h = 0; h < houses; h++) {
            int here = households.size() * (h + 1) / houses - households.size() * h / houses;
            boolean let = h < rentals;
            UUID house = numbers.id(today);
            places.put(house, walk.get(h));
            for (int i = 0; i < here; i++) {
                Settled settled =
                        peopling.moveIn(community, house, cell, room(community, let, i), i + 1, households.get(next++));
                owners.putIfAbsent(house, settled);
            }
            landlord = owners.getOrDefault(house, landlord);
            town.houses.add(new Town.House(
                    house,
                    cell,
                    null,
                    addresses.get(h),
                    Ground.bend(walk.get(h)),
                    h + 1,
                    !let ? null : landlord == null ? peopling.someName() : landlord.headName(),
                    !let || landlord == null ? null : landlord.headPhone()));
        }
    }

    /** Places for so many houses in the order in which a worker passes them, along the longer side of the cell. */
    private List<Position> walk(AreaPath cell, int houses) {
        Outline piece = Optional.ofNullable(flat.get(cell)).orElseThrow();
        List<Position> walk = new ArrayList<>();
        for (int i = 0; i < houses; i++) {
            walk.add(ground.within(piece));
        }
        boolean alongLat = spread(piece, true) > spread(piece, false);
        walk.sort(Comparator.comparingDouble(p -> alongLat ? p.lat() : p.lng()));
        return walk;
    }

    private static String room(Community community, boolean let, int index) {
        if (community.homesPerBuilding() > 1) {
            return Integer.toString((index / 2 + 1) * 100 + index % 2 + 1);
        }
        return let || index > 0 ? "10" + (index + 1) : "";
    }

    private static double spread(Outline piece, boolean lat) {
        DoubleSummaryStatistics values = piece.ring().stream()
                .mapToDouble(p -> lat ? p.lat() : p.lng() * 0.87)
                .summaryStatistics();
        return values.getMax() - values.getMin();
    }

    private void node(
            AreaPath path,
            AreaKind kind,
            Layer layer,
            @Nullable String code,
            String name,
            String nameEn,
            int sort,
            Outline piece) {
        flat.put(path, piece);
        Outline bent = Ground.bend(piece);
        town.nodes.add(new Town.Node(new Area(path, kind, layer, code, name, nameEn, sort, bent.center(), 0), bent));
        if (kind != AreaKind.SUBDISTRICT) {
            peopling.appoint(path);
        }
    }

    /** Gives out door numbers: by cell where its name is part of the address, else through the whole community. */
    private final class Doors {

        private final Community community;
        private int last;

        Doors(Community community) {
            this.community = community;
        }

        List<String> next(int cell, int count) {
            if (!community.cellName().startsWith("{n}")) {
                List<String> addresses = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    addresses.add(++last + (community.homesPerBuilding() > 1 ? "幢" : "号"));
                }
                return addresses;
            }
            var doors = new TreeSet<Integer>();
            while (doors.size() < count) {
                doors.add(1 + chance.nextInt(HIGHEST_DOOR));
            }
            return doors.stream()
                    .map(door -> community.cellName().replace("{n}", Integer.toString(cell)) + door + "号")
                    .toList();
        }
    }
}
