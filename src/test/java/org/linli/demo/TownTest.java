package org.linli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.AreaPath;
import org.linli.territory.AreaKind;
import org.linli.territory.Layer;
import org.linli.territory.Outline;

/** The reported numbers can be read off the town. */
@Tag("slow")
class TownTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Town TOWN = TownBuilder.build(DemoFacts.load(), TODAY);

    @Test
    void hasTheReportedGrids() {
        assertThat(nodes("xifan", AreaKind.GRID, Layer.HOUSEHOLD)).isEqualTo(6);
        assertThat(nodes("xifan", AreaKind.CELL, Layer.HOUSEHOLD)).isEqualTo(39);
        assertThat(nodes("tianli", AreaKind.CELL, Layer.HOUSEHOLD)).isEqualTo(18);
        assertThat(nodes("shangwang", AreaKind.GRID, Layer.HOUSEHOLD)).isEqualTo(2);
        assertThat(nodes("shangwang", AreaKind.CELL, Layer.HOUSEHOLD)).isEqualTo(36);
        assertThat(nodes("ganxi.xilou", AreaKind.GRID, Layer.HOUSEHOLD)).isEqualTo(6);
        assertThat(nodes("ganxi.xilou", AreaKind.CELL, Layer.HOUSEHOLD)).isEqualTo(33);
        assertThat(nodes("ganxi.xilou", AreaKind.CELL, Layer.RENTAL)).isEqualTo(10);
    }

    @Test
    void hasTheReportedHouseholdsAndPeople() {
        assertThat(families("shangwang", false)).isEqualTo(328);
        assertThat(families("ganxi.xilou", false)).isEqualTo(401);
        assertThat(families("ganxi.xilou", true)).isEqualTo(100);
        assertThat(families("tianli", false)).isEqualTo(318);
        assertThat(people("xifan", true)).isEqualTo(30_000);
        assertThat(people("xifan", false)).isEqualTo(2_100);
        assertThat(people("ganxi.xilou", true)).isGreaterThan(1_000);
        assertThat(TOWN.residents).hasSize(9_460 + 30_000 + 1_010);
    }

    @Test
    void hasAsManyEldersAtLoujiaAsTheFactsSay() {
        assertThat(TOWN.residents)
                .filteredOn(r -> at("loujia").covers(r.path()))
                .filteredOn(r -> !r.bornOn().isAfter(TODAY.minusYears(60)))
                .hasSize(190)
                .allMatch(r -> r.tags().contains("elder"));
    }

    @Test
    void givesEachCellItsWorkerAndTianlisBetweenFifteenAndTwentyHouseholds() {
        List<AreaPath> cells = TOWN.nodes.stream()
                .filter(n -> n.area().kind() == AreaKind.CELL)
                .map(n -> n.area().path())
                .toList();
        List<AreaPath> appointed = TOWN.workers.stream().map(Town.Worker::area).toList();
        assertThat(appointed).containsAll(cells).doesNotHaveDuplicates();
        assertThat(appointed.stream().filter(at("ganxi.xilou")::covers).filter(cells::contains))
                .hasSize(43);
        Map<AreaPath, Long> sizes = TOWN.families.stream()
                .filter(f -> at("tianli").covers(f.path()))
                .collect(Collectors.groupingBy(Town.Family::path, Collectors.counting()));
        assertThat(sizes)
                .hasSize(18)
                .allSatisfy((cell, size) -> assertThat(size).isBetween(15L, 20L));
    }

    @Test
    void putsRentedHomesOfXilouInBothLayersAndOtherHomesInOne() {
        List<Town.Home> rented = TOWN.homes.stream()
                .filter(h -> at("ganxi.xilou").covers(h.path()) && h.rental())
                .toList();
        assertThat(rented).hasSize(100).allSatisfy(home -> {
            assertThat(home.path().code()).startsWith("c");
            assertThat(Objects.requireNonNull(home.rentalPath()).code()).startsWith("r");
        });
        assertThat(rented.stream().map(Town.Home::rentalPath).distinct()).hasSize(10);
        assertThat(TOWN.homes.stream().filter(h -> !h.rental())).allMatch(h -> h.rentalPath() == null);
    }

    @Test
    void letsNineHundredHousesAtXifanEachWithALandlord() {
        assertThat(TOWN.houses)
                .filteredOn(h -> at("xifan").covers(h.path()))
                .filteredOn(Town.House::rental)
                .hasSize(900)
                .allMatch(h -> h.landlordName() != null);
    }

    @Test
    void hasTheFatherWithTwoChildrenInOneRoom() {
        List<List<Town.Resident>> family = TOWN.residents.stream()
                .filter(r -> r.document() != null && r.document().startsWith("411625"))
                .collect(Collectors.groupingBy(Town.Resident::family))
                .values()
                .stream()
                .filter(all -> all.size() == 3
                        && all.stream().anyMatch(r -> age(r) == 13)
                        && all.stream().anyMatch(r -> age(r) == 7))
                .toList();
        assertThat(family).isNotEmpty();
    }

    @Test
    void givesEveryIdNumberAndPhoneOnce() {
        List<String> numbers = TOWN.residents.stream()
                .map(Town.Resident::document)
                .filter(Objects::nonNull)
                .toList();
        List<String> phones = TOWN.residents.stream()
                .map(Town.Resident::phone)
                .filter(Objects::nonNull)
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(phones).doesNotHaveDuplicates();
        assertThat(TOWN.residents.stream().map(Town.Resident::id)).doesNotHaveDuplicates();
    }

    @Test
    void writesBirthdayAndSexIntoTheIdNumber() {
        assertThat(TOWN.residents).filteredOn(r -> r.document() != null).allSatisfy(r -> {
            String number = Objects.requireNonNull(r.document());
            assertThat(number.substring(6, 14)).isEqualTo(r.bornOn().toString().replace("-", ""));
            assertThat((number.charAt(16) - '0') % 2 == 1).isEqualTo(r.male());
            assertThat(r.bornOn()).isBeforeOrEqualTo(TODAY);
        });
    }

    @Test
    void namesOneOfTheHouseholdAsItsHead() {
        Map<UUID, UUID> familyOf = new HashMap<>();
        TOWN.residents.forEach(r -> familyOf.put(r.id(), r.family()));
        assertThat(TOWN.families).allMatch(f -> f.id().equals(familyOf.get(f.head())));
    }

    @Test
    void addressesAreUniqueWhereTheyAreLookedUp() {
        assertThat(TOWN.houses.stream().map(h -> community(h.path()) + " " + h.address()))
                .doesNotHaveDuplicates();
        assertThat(TOWN.homes.stream().map(h -> h.house() + " " + h.room())).doesNotHaveDuplicates();
    }

    @Test
    void dividesTheGroundWithoutOverlapOrGap() {
        Map<AreaPath, Outline> ground =
                TOWN.nodes.stream().collect(Collectors.toMap(n -> n.area().path(), Town.Node::outline));
        for (AreaPath parent : List.of(at("xifan"), at("ganxi.xilou"), at("xifan.g1"), AreaPath.of("330783005"))) {
            double parts = TOWN.nodes.stream()
                    .filter(n -> n.area().path().parent().filter(parent::equals).isPresent())
                    .filter(n -> n.area().layer() == Layer.HOUSEHOLD)
                    .mapToDouble(n -> n.outline().surface())
                    .sum();
            assertThat(parts)
                    .isCloseTo(Objects.requireNonNull(ground.get(parent)).surface(), Percentage.withPercentage(0.5));
        }
    }

    @Test
    void standsInTheRealPlace() {
        assertThat(TOWN.houses).allSatisfy(h -> {
            assertThat(h.position().lat()).isBetween(29.25, 29.33);
            assertThat(h.position().lng()).isBetween(120.19, 120.29);
        });
    }

    @Test
    void isTheSameTownForTheSameSeedAndDay() {
        Town again = TownBuilder.build(DemoFacts.load(), TODAY);
        assertThat(again.residents).isEqualTo(TOWN.residents);
        assertThat(again.houses).isEqualTo(TOWN.houses);
        assertThat(again.nodes).isEqualTo(TOWN.nodes);
    }

    private static AreaPath at(String below) {
        return AreaPath.of("330783005." + below);
    }

    private static String community(AreaPath path) {
        return path.lineage().stream()
                .filter(p -> !p.code().matches("[gcr]\\d+"))
                .reduce((a, b) -> b)
                .orElseThrow()
                .slug();
    }

    private static long nodes(String below, AreaKind kind, Layer layer) {
        return TOWN.nodes.stream()
                .map(Town.Node::area)
                .filter(a -> at(below).covers(a.path()) && a.kind() == kind && a.layer() == layer)
                .count();
    }

    private static long families(String below, boolean tenant) {
        return TOWN.families.stream()
                .filter(f -> at(below).covers(f.path()) && f.tenant() == tenant)
                .count();
    }

    private static long people(String below, boolean tenant) {
        Set<UUID> families = TOWN.families.stream()
                .filter(f -> at(below).covers(f.path()) && f.tenant() == tenant)
                .map(Town.Family::id)
                .collect(Collectors.toSet());
        return TOWN.residents.stream()
                .filter(r -> families.contains(r.family()))
                .count();
    }

    private static int age(Town.Resident resident) {
        return java.time.Period.between(resident.bornOn(), TODAY).getYears();
    }
}
