package org.linli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.demo.DemoFacts.Community;

/** Lets synthetic people move in: names, birthdays, numbers and tags that fit together. */
final class TownPeople {

    private static final int PREFIX_CHANGED = 1988;

    private final DemoFacts facts;
    private final Town town;
    private final Random chance;
    private final Names names;
    private final Numbers numbers;
    private final Households households;
    private final LocalDate today;
    private final List<String> origins = new ArrayList<>();

    TownPeople(DemoFacts facts, Town town, Random chance, Numbers numbers, LocalDate today) {
        this.facts = facts;
        this.town = town;
        this.chance = chance;
        this.numbers = numbers;
        this.today = today;
        this.names = new Names(chance);
        this.households = new Households(chance);
        new TreeMap<>(facts.tenantOrigins()).forEach((code, weight) -> {
            for (int i = 0; i < weight; i++) {
                origins.add(code);
            }
        });
    }

    /** A family that has moved in. */
    record Settled(UUID family, String headName, @Nullable String headPhone) {}

    /** The local households of a community: as many, and as many people, as the facts say. */
    List<List<Kin>> households(Community community) {
        List<List<Kin>> all = new ArrayList<>();
        for (int size : households.sizes(community.households(), community.residents())) {
            all.add(households.local(size));
        }
        if (community.elders() > 0) {
            households.adjustElders(all, community.elders());
        }
        return all;
    }

    /** A local household moves into a home of its own in the house. */
    Settled moveIn(Community community, UUID house, AreaPath cell, String room, int order, List<Kin> kin) {
        UUID home = numbers.id(today);
        town.homes.add(new Town.Home(home, house, cell, null, room, order, false));
        String surname =
                !community.surname().isEmpty() && chance.nextInt(100) < 45 ? community.surname() : names.surname();
        return family(home, cell, null, kin, surname, null, today.minusYears(3 + chance.nextInt(25)));
    }

    /** Fills the let houses of a community with exactly its number of tenants, room by room. */
    void fillWithTenants(Community community) {
        List<Town.House> let = town.houses.stream()
                .filter(h -> h.rental() && community.path().covers(h.path()))
                .toList();
        int placed = 0;
        for (int i = 0; i < let.size(); i++) {
            Town.House house = let.get(i);
            int until = (int) ((i + 1L) * community.tenants() / let.size());
            int room = 0;
            if (isCareCase(community, house)) {
                placed += careCase(house, roomName(room++));
            }
            while (placed < until) {
                List<Kin> kin = households.tenants(until - placed);
                rent(house, roomName(room++), kin, origins.get(chance.nextInt(origins.size())));
                placed += kin.size();
            }
        }
    }

    /** Tenants move into a room; where the house lies in a rental cell too, so do they. */
    void rent(Town.House house, String room, List<Kin> kin, String division) {
        UUID home = numbers.id(today);
        town.homes.add(
                new Town.Home(home, house.id(), house.path(), house.rentalPath(), room, Integer.parseInt(room), true));
        LocalDate since = today.minusDays(20 + chance.nextInt(2200));
        family(home, house.path(), house.rentalPath(), kin, names.surname(), division, since);
    }

    /** Co-workers from somewhere share a rented home. */
    List<List<Kin>> coworkers(int homes, int people) {
        List<List<Kin>> all = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < homes; i++) {
            int until = (int) ((i + 1L) * people / homes);
            all.add(households.coworkers(until - done));
            done = until;
        }
        return all;
    }

    String someOrigin() {
        return origins.get(chance.nextInt(origins.size()));
    }

    String someName() {
        return names.surname() + names.given(chance.nextBoolean(), 1965);
    }

    /** Somebody looks after every grid and every cell. */
    void appoint(AreaPath node) {
        List<AreaPath> line = node.lineage();
        String username = String.join(
                "-", line.subList(1, line.size()).stream().map(AreaPath::code).toList());
        int year = today.getYear() - 28 - chance.nextInt(28);
        String name = names.surname() + names.given(chance.nextInt(100) < 45, year);
        town.workers.add(new Town.Worker(numbers.id(today), username, name, node, numbers.mobile()));
    }

    private boolean isCareCase(Community community, Town.House house) {
        return community.path().code().equals(facts.careCase().community())
                && house.address().startsWith(facts.careCase().cell() + "组")
                && town.homes.stream().noneMatch(h -> h.rental() && h.path().equals(house.path()));
    }

    private int careCase(Town.House house, String room) {
        List<Kin> kin = new ArrayList<>();
        kin.add(new Kin(Relation.HEAD, true, facts.careCase().fatherAge()));
        facts.careCase().childrenAges().forEach(age -> kin.add(new Kin(Relation.CHILD, kin.size() == 1, age)));
        rent(house, room, kin, facts.careCase().division());
        return kin.size();
    }

    private static String roomName(int index) {
        // The landlord keeps the front of the ground floor: rooms begin at 103, six to a floor above.
        int beyond = index + 2;
        return Integer.toString((beyond / 6 + 1) * 100 + beyond % 6 + 1);
    }

    private Settled family(
            UUID home,
            AreaPath path,
            @Nullable AreaPath rental,
            List<Kin> kin,
            String surname,
            @Nullable String division,
            LocalDate since) {
        UUID family = numbers.id(today);
        UUID head = null;
        String headName = "";
        String headPhone = null;
        for (Kin one : kin) {
            UUID id = numbers.id(today);
            LocalDate born = today.minusYears(one.age()).minusDays(chance.nextInt(365));
            boolean sameName = one.relation() == Relation.HEAD || one.relation() == Relation.CHILD;
            String name = (sameName || (one.relation() == Relation.PARENT && one.male()) ? surname : names.surname())
                    + names.given(one.male(), born.getYear());
            String phone = one.relation() == Relation.HEAD || (one.age() >= 16 && chance.nextInt(100) < 85)
                    ? numbers.mobile()
                    : null;
            String document = one.age() == 0 && chance.nextInt(4) == 0
                    ? null
                    : numbers.document(division == null ? home(born) : division, born, one.male());
            town.residents.add(new Town.Resident(
                    id, family, path, rental, name, one.male(), born, one.relation(), document, phone, tags(one, kin)));
            if (head == null) {
                head = id;
                headName = name;
                headPhone = phone;
            }
        }
        if (head == null) {
            throw new IllegalStateException("A household without anybody in " + path);
        }
        town.families.add(new Town.Family(family, home, path, rental, division != null, head, since));
        return new Settled(family, headName, headPhone);
    }

    private String home(LocalDate born) {
        return facts.homeDivisions().get(born.getYear() < PREFIX_CHANGED ? 1 : 0);
    }

    private Set<String> tags(Kin one, List<Kin> household) {
        Set<String> tags = new LinkedHashSet<>();
        if (one.age() >= Households.ELDER) {
            tags.add("elder");
            if (household.size() == 1) {
                tags.add("lives-alone");
            }
        }
        if (one.age() < 14) {
            tags.add("child");
        }
        if (!one.male() && one.age() >= 22 && one.age() <= 40 && chance.nextInt(100) < 2) {
            tags.add("pregnant");
        }
        if (one.age() >= 45 && chance.nextInt(500) == 0) {
            tags.add("dialysis");
        }
        if (chance.nextInt(100) == 0) {
            tags.add("disabled");
        }
        if (one.age() >= 22 && one.age() <= 62 && chance.nextInt(100) < 3) {
            tags.add("volunteer");
        }
        return tags;
    }
}
