package org.linli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.linli.access.AreaPath;
import org.linli.demo.DemoFacts.Community;

/**
 * Chooses who of the town came back from where on which day, so that the reported numbers come out: 29 registered at
 * Xifan today; 130 screened at Tianli since duty began, 7 of them released today and 8 still monitored; at Xilou 26 key
 * persons from a county with cases and 137 others who returned or visit; the father who is back from Henan;
 * and at Hucang somebody from a place at high risk.
 */
final class VisitPlan {

    private static final int ADULT = 18;
    private static final int OLDEST = 70;

    private static final int FEVERISH_DAYS_AGO = 5;

    private final DemoFacts.Reported reported;
    private final DemoFacts.CareCase careCase;
    private final List<DemoFacts.FromRisk> strict;
    private final Map<String, AreaPath> communities = new HashMap<>();
    private final Town town;
    private final LocalDate today;
    private final Random chance;
    private final Map<UUID, Town.House> houses = new HashMap<>();
    private final Map<UUID, Town.Home> homes = new HashMap<>();
    private final Map<UUID, Town.Family> families = new HashMap<>();
    private final Map<UUID, Integer> sizes = new HashMap<>();
    private final Set<UUID> taken = new HashSet<>();
    private final List<Visit> visits = new ArrayList<>();

    private VisitPlan(DemoFacts facts, Town town, LocalDate today) {
        this.reported = facts.reported();
        this.careCase = facts.careCase();
        this.strict = List.of(facts.fromRisk(), facts.fromAbroad());
        this.town = town;
        this.today = today;
        this.chance = new Random(facts.seed() + 1);
        facts.all().stream().map(Community::path).forEach(path -> communities.put(path.code(), path));
        town.houses.forEach(h -> houses.put(h.id(), h));
        town.homes.forEach(h -> homes.put(h.id(), h));
        town.families.forEach(f -> families.put(f.id(), f));
        town.residents.forEach(r -> sizes.merge(r.family(), 1, Integer::sum));
    }

    static List<Visit> plan(DemoFacts facts, Town town, LocalDate today) {
        return new VisitPlan(facts, town, today).plan();
    }

    /**
     * Somebody who came.
     *
     * @param community where they are registered
     * @param address of their home, as staff write it
     * @param origin division code
     */
    record Visit(Town.Resident who, AreaPath community, String address, String origin, LocalDate arrivedOn) {}

    private List<Visit> plan() {
        AreaPath xilou = community("xilou");
        AreaPath tianli = community("tianli");
        AreaPath xifan = community("xifan");
        for (int i = 0; i < reported.keyPersons(); i++) {
            visit(xilou, r -> size(r) == 1 && !isTenant(r), reported.countyWithCases(), daysAgo(1, 9));
        }
        for (int i = 0; i < reported.returned(); i++) {
            visit(xilou, r -> true, elsewhere(), daysAgo(1, 9));
        }
        int tianliBefore = reported.screened() - reported.releasedToday() - reported.stillMonitored();
        for (int i = 0; i < tianliBefore; i++) {
            boolean far = i % 4 == 0;
            visit(
                    tianli,
                    r -> true,
                    far ? elsewhere() : reported.nearby(),
                    daysAgo(far ? 17 : 1, reported.dutyDays() - 1));
        }
        for (int i = 0; i < reported.releasedToday(); i++) {
            visit(tianli, r -> true, elsewhere(), today.minusDays(reported.monitoredDays() + 1L));
        }
        for (int i = 0; i < reported.stillMonitored(); i++) {
            visit(tianli, r -> true, elsewhere(), daysAgo(2, 12));
        }
        father(xifan);
        for (int i = 0; i < reported.registeredToday(); i++) {
            tenant(xifan, today);
        }
        strict.forEach(one ->
                visit(community(one.community()), r -> size(r) == 1, one.division(), today.minusDays(one.daysAgo())));
        tenant(xifan, today.minusDays(FEVERISH_DAYS_AGO));
        return List.copyOf(visits);
    }

    /** Whether it is who has a fever when the demo begins. */
    static boolean isFeverish(Visit visit, LocalDate today) {
        return DemoAccounts.XIFAN.covers(visit.who().path())
                && visit.arrivedOn().equals(today.minusDays(FEVERISH_DAYS_AGO));
    }

    /** Comes back from where their document was given out. */
    private void tenant(AreaPath xifan, LocalDate arrivedOn) {
        Town.Resident tenant = choose(xifan, r -> isTenant(r) && comesFrom(r, reported.origins()));
        add(tenant, xifan, Optional.ofNullable(tenant.document()).orElseThrow().substring(0, 6), arrivedOn);
    }

    private void father(AreaPath xifan) {
        List<Town.Resident> fathers = town.residents.stream()
                .filter(r -> r.relation() == Relation.HEAD
                        && r.male()
                        && size(r) == 1 + careCase.childrenAges().size())
                .filter(r -> comesFrom(r, List.of(careCase.division())))
                .filter(r -> r.path().code().endsWith(Integer.toString(careCase.cell())) && xifan.covers(r.path()))
                .filter(r -> r.bornOn().getYear() - (today.getYear() - careCase.fatherAge()) >= -1)
                .filter(r -> children(r) == careCase.childrenAges().size())
                .toList();
        add(fathers.getFirst(), xifan, careCase.cameFrom(), today.minusDays(DemoFamily.DAYS_AGO));
    }

    private long children(Town.Resident father) {
        return town.residents.stream()
                .filter(r -> r.family().equals(father.family()) && r.relation() == Relation.CHILD)
                .count();
    }

    private void visit(AreaPath community, Predicate<Town.Resident> wanted, String origin, LocalDate arrivedOn) {
        add(choose(community, wanted), community, origin, arrivedOn);
    }

    /** Somebody of working age, not more than one of a household, with a document to be known by. */
    private Town.Resident choose(AreaPath community, Predicate<Town.Resident> wanted) {
        List<Town.Resident> candidates = candidates(community);
        for (int tries = 0; tries < 20_000; tries++) {
            Town.Resident one = candidates.get(chance.nextInt(candidates.size()));
            if (!taken.contains(one.family()) && wanted.test(one)) {
                taken.add(one.family());
                return one;
            }
        }
        throw new IllegalStateException("Nobody left to have come to " + community);
    }

    private final Map<AreaPath, List<Town.Resident>> candidates = new HashMap<>();

    private List<Town.Resident> candidates(AreaPath community) {
        return candidates.computeIfAbsent(
                community,
                path -> Collections.unmodifiableList(town.residents.stream()
                        .filter(r -> path.covers(r.path()) && r.document() != null && r.phone() != null)
                        .filter(r -> !r.bornOn().isAfter(today.minusYears(ADULT)))
                        .filter(r -> r.bornOn().isAfter(today.minusYears(OLDEST)))
                        .toList()));
    }

    private void add(Town.Resident who, AreaPath community, String origin, LocalDate arrivedOn) {
        Town.Home home = Optional.ofNullable(homes.get(Optional.ofNullable(families.get(who.family()))
                        .orElseThrow()
                        .home()))
                .orElseThrow();
        Town.House house = Optional.ofNullable(houses.get(home.house())).orElseThrow();
        String address = house.address() + (home.room().isEmpty() ? "" : home.room() + "室");
        visits.add(new Visit(who, community, address, origin, arrivedOn));
    }

    private boolean isTenant(Town.Resident resident) {
        return Optional.ofNullable(families.get(resident.family()))
                .orElseThrow()
                .tenant();
    }

    private int size(Town.Resident resident) {
        return sizes.getOrDefault(resident.family(), 0);
    }

    private static boolean comesFrom(Town.Resident resident, List<String> prefixes) {
        String document = resident.document();
        return document != null && prefixes.stream().anyMatch(document::startsWith);
    }

    private String elsewhere() {
        return reported.elsewhere().get(chance.nextInt(reported.elsewhere().size()));
    }

    private LocalDate daysAgo(int least, int most) {
        return today.minusDays(least + chance.nextInt(most - least + 1));
    }

    private AreaPath community(String code) {
        return Optional.ofNullable(communities.get(code))
                .orElseThrow(() -> new IllegalStateException("No community " + code + " in demo/jiangbei.yaml"));
    }
}
