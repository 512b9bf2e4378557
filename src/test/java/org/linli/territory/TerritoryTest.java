package org.linli.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.testing.Fixture.JIANGBEI;
import static org.linli.testing.Fixture.XIFAN;
import static org.linli.testing.Fixture.XIFAN_1;
import static org.linli.testing.Fixture.XIFAN_2;
import static org.linli.testing.Fixture.XIFAN_3;
import static org.linli.testing.Fixture.XILOU;
import static org.linli.testing.Fixture.XILOU_1;
import static org.linli.testing.Fixture.XILOU_2;
import static org.linli.testing.Fixture.XILOU_RENTAL;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class TerritoryTest {

    @Autowired
    Territory territory;

    @Autowired
    Homes homes;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void showsEachAccountItsSubtreeOnly() {
        assertThat(as("xilou", territory::tree))
                .extracting(Area::path)
                .containsExactly(XILOU, XILOU.child("g1"), XILOU_1, XILOU_2, XILOU.child("r"), XILOU_RENTAL);
        assertThat(as("admin", territory::tree)).first().extracting(Area::path).isEqualTo(JIANGBEI);
        assertThat(as("worker", territory::top)).map(Area::path).contains(XIFAN_1);
    }

    @Test
    void tellsWhatIsElsewhereFromWhatIsNowhere() {
        assertThatThrownBy(() -> as("secretary", () -> territory.area(XILOU))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> as("admin", () -> territory.area(XIFAN.child("nowhere"))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void findsTheCellThatAnAddressNames() {
        Location location = as("secretary", () -> territory.locate(XIFAN, "西范3组160号202室"));
        assertThat(location.path()).isEqualTo(XIFAN_3);
        assertThat(location.address()).isEqualTo("3组160号");
        assertThat(location.room()).isEqualTo("202");
        assertThat(location.building()).isEmpty();
    }

    @Test
    void findsTheCommunityThatAnAddressNames() {
        assertThat(as("command", () -> territory.locate(JIANGBEI, "江北街道西范小区2组8号"))
                        .path())
                .isEqualTo(XIFAN_2);
    }

    @Test
    void leavesAnAddressWithAnUnknownGroupAtTheCommunity() {
        assertThat(as("secretary", () -> territory.locate(XIFAN, "西范33组45号103室"))
                        .path())
                .isEqualTo(XIFAN);
    }

    @Test
    void knowsTheGroupOfAHouseNumberThatIsSaidInsideIt() {
        Dwelling whole = as("secretary", () -> territory.settle(XIFAN, "西范1组77号101室", null, false));
        assertThat(as("worker", () -> territory.settle(XIFAN_1, "77号101室", null, false))
                        .id())
                .isEqualTo(whole.id());
    }

    @Test
    void refusesAnAddressWithoutAnyBuilding() {
        assertThatThrownBy(() -> as("secretary", () -> territory.locate(XIFAN, "西范小区")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly("territory.address.blank"));
    }

    @Test
    void makesTheHomeOnceHoweverTheAddressIsWritten() {
        Dwelling first = as("secretary", () -> territory.settle(XIFAN, "西范1组60号202室", new Landlord("罗某", null), true));
        Dwelling again = as("secretary", () -> territory.settle(XIFAN, "西范１组 ６０号 ２０２", null, true));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.landlordName()).isEqualTo("罗某");
        assertThat(again.label()).isEqualTo("1组60号202室");
        assertThat(as("worker", () -> territory.dwelling(first.id())).path()).isEqualTo(XIFAN_1);
    }

    @Test
    void makesOneHomeWhenManyRegisterThereAtOnce() throws Exception {
        Actor actor = fixture.actor("secretary");
        Callable<Dwelling> settle = () ->
                Acting.as(actor, () -> territory.settle(XIFAN, "2组77号301室", new Landlord("何某", "13800000001"), true));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Dwelling>> all = threads.invokeAll(java.util.Collections.nCopies(8, settle));
            Set<DwellingId> ids = new java.util.HashSet<>();
            for (Future<Dwelling> one : all) {
                ids.add(one.get().id());
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void doesNotLetAWorkerRegisterInAnotherCell() {
        assertThatThrownBy(() -> as("worker", () -> territory.settle(XIFAN_1, "2组5号101室", null, true)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void hidesHomesOfOtherCellsInTheDatabaseToo() {
        Dwelling home = as("admin", () -> territory.settle(XIFAN, "3组9号", null, false));
        assertThatThrownBy(() -> as("worker", () -> territory.dwelling(home.id())))
                .isInstanceOf(NotFound.class);
        Long others = as(
                "worker",
                () -> transaction.execute(
                        status -> jdbc.sql("select count(*) from territory.building where path <> :path")
                                .param("path", XIFAN_1.value())
                                .query(Long.class)
                                .single()));
        assertThat(others).isZero();
    }

    @Test
    void countsAHomeInBothLayersOnceAtTheCommunity() {
        AreaPath cell = XILOU_1;
        Dwelling rented =
                as("admin", () -> territory.settle(cell, "500号201室", new Landlord("楼某", "13900001234"), true));
        as(
                "admin",
                () -> transaction.execute(status -> jdbc.sql("""
                        with moved as (update territory.building set rental_path = :rental where id = :building)
                        update territory.dwelling set rental_path = :rental where building_id = :building
                        """)
                        .param("rental", XILOU_RENTAL.value())
                        .param("building", rented.building().value())
                        .update()));
        as("admin", () -> territory.settle(cell, "501号", null, false));
        AreaOverview overview = as("xilou", () -> territory.overview(XILOU));
        String homes = "territory.figure.homes";
        long sum = overview.households().stream()
                .mapToLong(line -> line.counts().getOrDefault(homes, 0L))
                .sum();
        assertThat(overview.counts().get(homes))
                .isEqualTo(sum + overview.direct().getOrDefault(homes, 0L));
        assertThat(overview.rentals())
                .singleElement()
                .satisfies(line -> assertThat(line.counts()).containsEntry(homes, 1L));
        assertThat(as("rental", () -> territory.overview(XILOU_RENTAL)).counts())
                .containsEntry(homes, 1L);
        assertThat(as("rental", () -> territory.dwelling(rented.id())).id()).isEqualTo(rented.id());
    }

    @Test
    void noHomeGetsIntoARentalCellThatSomebodyHangsBelowAGrid() {
        Area cell = as(
                "admin",
                () -> territory.add(XIFAN.child("g1"), AreaKind.CELL, Layer.RENTAL, new AreaForm("出租片", "", 50)));
        Dwelling let = as("admin", () -> territory.settle(XIFAN, "1组590号", new Landlord("范某", null), true));
        Dwelling asked = as("admin", () -> territory.settle(cell.path(), "1组591号", new Landlord("范某", null), true));
        assertThat(List.of(let, asked)).extracting(Dwelling::rentalPath).containsOnlyNulls();
        as("admin", () -> {
            territory.retire(cell.path(), cell.version());
            return cell;
        });
    }

    @Test
    void findsHomesByRoomByLandlordAndByTheTailOfThePhone() {
        as("admin", () -> territory.settle(XIFAN, "1组90号505室", new Landlord("欧阳房东", "13711112468"), true));
        for (String text : List.of("90号505", "欧阳", "2468", "13711112468", "１组９０号")) {
            assertThat(as("secretary", () -> homes.found(text)))
                    .as(text)
                    .singleElement()
                    .satisfies(row -> assertThat(row.phone()).isEqualTo("137****2468"));
        }
        assertThatThrownBy(() -> as("guard", () -> homes.found("1"))).isInstanceOf(Forbidden.class);
    }

    @Test
    void keepsTheTreeInOrderWhenItIsCorrected() {
        Area added = as(
                "secretary",
                () -> territory.add(
                        XIFAN.child("g1"), AreaKind.CELL, Layer.HOUSEHOLD, new AreaForm("41组", "Group 41", 41)));
        assertThat(added.path().parent()).contains(XIFAN.child("g1"));
        as("secretary", () -> {
            territory.rename(added.path(), 0, new AreaForm("42组", "", 42));
            return 0;
        });
        Area renamed = as("secretary", () -> territory.area(added.path()));
        assertThat(renamed.name()).isEqualTo("42组");
        assertThat(renamed.nameIn(Locale.ENGLISH)).isEqualTo("42组");
        assertThatThrownBy(() -> as("secretary", () -> {
                    territory.rename(added.path(), 0, new AreaForm("43组", "", 43));
                    return 0;
                }))
                .isInstanceOf(StaleRecord.class);
        as("secretary", () -> {
            territory.retire(added.path(), 1);
            return 0;
        });
        assertThat(as("secretary", territory::tree)).extracting(Area::path).doesNotContain(added.path());
        Area next = as(
                "secretary",
                () -> territory.add(XIFAN.child("g1"), AreaKind.CELL, Layer.HOUSEHOLD, new AreaForm("44组", "", 44)));
        assertThat(next.path()).isNotEqualTo(added.path());
    }

    @Test
    void saysWhatIsInsideWhenANodeCannotBeRetired() {
        as("admin", () -> territory.settle(XIFAN, "2组3号", null, false));
        assertThatThrownBy(() -> as("secretary", () -> {
                    territory.retire(XIFAN_2, territory.area(XIFAN_2).version());
                    return 0;
                }))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .hasSizeGreaterThanOrEqualTo(3)
                                .allMatch(p -> p.key().equals("territory.retire.holds")));
    }

    @Test
    void refusesASecondNodeOfThatNameAndOneInTheWrongPlace() {
        assertThatThrownBy(() -> as(
                        "secretary",
                        () -> territory.add(
                                XIFAN.child("g1"), AreaKind.CELL, Layer.HOUSEHOLD, new AreaForm("1组", "", 1))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(
                        "secretary",
                        () -> territory.add(XIFAN_1, AreaKind.CELL, Layer.HOUSEHOLD, new AreaForm("里组", "", 1))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(
                        "worker",
                        () -> territory.add(XIFAN_1, AreaKind.CELL, Layer.HOUSEHOLD, new AreaForm("里组", "", 1))))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void splitsACellWithItsGroundAndItsHomes() {
        Area cell = as(
                "admin",
                () -> territory.add(XIFAN.child("g1"), AreaKind.CELL, Layer.HOUSEHOLD, new AreaForm("61组", "", 61)));
        var ground = new Outline(List.of(
                new Position(29.29, 120.24),
                new Position(29.29, 120.245),
                new Position(29.291, 120.245),
                new Position(29.291, 120.24)));
        redraw(cell.path(), ground);
        Dwelling stays = as("admin", () -> territory.settle(XIFAN, "61组1号", null, false));
        Dwelling goes = as("admin", () -> territory.settle(XIFAN, "61组2号101室", null, true));
        int version = as("admin", () -> territory.area(cell.path())).version();
        Area made = as(
                "secretary",
                () -> territory.split(cell.path(), version, new AreaForm("62组", "", 62), Set.of(goes.building())));
        assertThat(as("secretary", () -> territory.dwelling(goes.id())).path()).isEqualTo(made.path());
        assertThat(as("secretary", () -> territory.dwelling(stays.id())).path()).isEqualTo(cell.path());
        Map<AreaPath, Outline> outlines = as("secretary", () -> territory.outlines(List.of(cell.path(), made.path())));
        assertThat(outlines.values().stream().mapToDouble(Outline::surface).sum())
                .isCloseTo(ground.surface(), org.assertj.core.data.Percentage.withPercentage(0.1));
        assertThatThrownBy(() -> as(
                        "secretary",
                        () -> territory.split(
                                cell.path(), version, new AreaForm("63组", "", 63), Set.of(stays.building()))))
                .isInstanceOf(StaleRecord.class);
    }

    @Test
    void refusesToMoveEveryBuildingOutOfACell() {
        Area cell = as(
                "admin",
                () -> territory.add(XIFAN.child("g1"), AreaKind.CELL, Layer.HOUSEHOLD, new AreaForm("71组", "", 71)));
        Dwelling only = as("admin", () -> territory.settle(XIFAN, "71组1号", null, false));
        assertThatThrownBy(() -> as(
                        "secretary",
                        () -> territory.split(
                                cell.path(), cell.version(), new AreaForm("72组", "", 72), Set.of(only.building()))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(
                        "secretary",
                        () -> territory.split(
                                cell.path(),
                                cell.version(),
                                new AreaForm("72组", "", 72),
                                Set.of(new BuildingId(UUID.randomUUID())))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void namesANodeByItsLineBelowTheSubdistrict() {
        assertThat(as("worker", () -> territory.label(XIFAN_1, Locale.SIMPLIFIED_CHINESE)))
                .isEqualTo("西范小区 · 第一网格 · 1组");
        assertThat(as("worker", () -> territory.label(JIANGBEI, Locale.ENGLISH)))
                .isEqualTo("Jiangbei Sub-district");
    }

    private void redraw(AreaPath path, Outline outline) {
        as(
                "admin",
                () -> transaction.execute(status -> jdbc.sql(
                                "update territory.area set outline = cast(:outline as jsonb) where path = :path")
                        .param(
                                "outline",
                                outline.ring().stream()
                                        .map(p -> "[" + p.lat() + "," + p.lng() + "]")
                                        .toList()
                                        .toString())
                        .param("path", path.value())
                        .update()));
    }

    private <T> T as(String username, Supplier<T> work) {
        return Acting.as(fixture.actor(username), work);
    }
}
