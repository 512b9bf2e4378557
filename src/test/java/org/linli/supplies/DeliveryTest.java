package org.linli.supplies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.care.Care;
import org.linli.care.CareFixture;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.people.HouseholdId;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Refused;
import org.linli.policy.Policies;
import org.linli.statement.Counter;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What is brought to a household: asked for, packed, brought and told; daily until nobody there is confined. */
class DeliveryTest extends PeopleTesting {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);
    private static final LocalTime FROM = LocalTime.of(14, 0);
    private static final LocalTime UNTIL = LocalTime.of(18, 30);

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliveryPlanning planning;

    @Autowired
    Stock stock;

    @Autowired
    List<Counter> counters;

    @Autowired
    BusinessClock clock;

    @Autowired
    Care care;

    @Autowired
    Measures allMeasures;

    @Autowired
    Policies policies;

    private CareFixture measures;
    private Actor worker;
    private HouseholdId family;
    private UUID store;

    @Override
    protected List<String> emptied() {
        return List.of("supplies.delivery", "supplies.standing_order");
    }

    @BeforeEach
    void store() {
        measures = new CareFixture(care, tasks, people, policies);
        worker = fixture.actor("worker");
        family = Acting.as(secretary, () -> people.get(laid.fan()).household());
        store = Acting.as(secretary, () -> stock.open(UUID.randomUUID(), Fixture.XIFAN, "物资点" + UUID.randomUUID()))
                .id();
        Acting.run(
                secretary,
                () -> stock.enter(new Movement.Entry(UUID.randomUUID(), store, "meal", Movement.Kind.IN, 10, "")));
    }

    private DeliveryWanted wanted(UUID id, int meals, boolean daily) {
        return new DeliveryWanted(id, family, store, List.of(new Item("meal", meals)), TODAY, FROM, UNTIL, daily);
    }

    private UUID order(int meals, boolean daily) {
        UUID id = UUID.randomUUID();
        Acting.run(secretary, () -> deliveries.order(wanted(id, meals, daily)));
        return id;
    }

    private List<Delivery> on(LocalDate day) {
        return Acting.as(secretary, () -> deliveries.deliveriesOf(family, day));
    }

    private int meals() {
        return Acting.as(secretary, () -> stock.of(store)).stream()
                .mapToInt(Stock.Line::quantity)
                .sum();
    }

    private Task task(UUID delivery) {
        return Acting.as(worker, () -> tasks.ofSource(delivery)).getFirst();
    }

    private void tell(UUID delivery, String outcome) {
        measures.complete(worker, task(delivery), Map.of("outcome", outcome));
    }

    private void pack(UUID... ids) {
        Acting.run(secretary, () -> deliveries.pack(List.of(ids)));
    }

    private static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .anySatisfy(problem -> assertThat(problem.key()).isEqualTo(key)));
    }

    @Test
    void aDeliveryIsATaskOfTheCellWithItsTimeAndIsAskedForOnce() {
        UUID id = order(3, false);
        Acting.run(secretary, () -> deliveries.order(wanted(id, 3, false)));
        assertThat(on(TODAY))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.isOpen()).isTrue());
        Task task = task(id);
        assertThat(task.assigneeId()).isEqualTo(worker.account());
        assertThat(task.personId()).as("whom to call").isEqualTo(laid.fan());
        assertThat(task.datum("zh")).isEqualTo("盒饭 3 份");
        assertThatThrownBy(() -> Acting.run(secretary, () -> deliveries.order(wanted(id, 4, false))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void goodsLeaveTheStoreWhenPackedAndComeBackWhenNobodyWasThere() {
        UUID id = order(3, false);
        assertThat(meals()).isEqualTo(10);
        pack(id);
        pack(id);
        assertThat(meals()).isEqualTo(7);
        tell(id, "nobody");
        assertThat(meals()).isEqualTo(10);
        tell(id, "handed");
        assertThat(meals()).as("told again, the later holds").isEqualTo(7);
        tell(id, "left_at_door");
        assertThat(meals()).as("once").isEqualTo(7);
        assertThat(on(TODAY).getFirst().state()).isEqualTo("supplies.delivery.outcome.left_at_door");
    }

    @Test
    void goodsThatNobodyPackedLeaveTheStoreWhenTheyAreGiven() {
        UUID id = order(4, false);
        tell(id, "left_at_door");
        assertThat(meals()).isEqualTo(6);
    }

    @Test
    void whatWasGivenIsNeverRefusedThoughTheStoreSaysItHasLess() {
        UUID id = order(12, false);
        assertRefused(() -> pack(id), "supplies.short");
        tell(id, "handed");
        assertThat(meals()).isZero();
        assertThat(on(TODAY).getFirst().isOpen()).isFalse();
    }

    @Test
    void ofTwoWhoPackTheLastOneAtOnceOneGetsIt() throws Exception {
        UUID one = order(6, false);
        UUID other = order(6, false);
        int packed = 0;
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> first = () -> isPacked(one, other);
            Callable<Boolean> second = () -> isPacked(other);
            for (Future<Boolean> each : both.invokeAll(List.of(first, second))) {
                packed += each.get() ? 1 : 0;
            }
        }
        assertThat(packed).as("the first asks for both, which is too much").isOne();
        assertThat(meals()).isEqualTo(4);
    }

    private boolean isPacked(UUID... ids) {
        try {
            pack(ids);
            return true;
        } catch (Refused tooFew) {
            return false;
        }
    }

    @Test
    void whatIsCalledOffComesBackAndItsTaskIsClosed() {
        UUID id = order(3, false);
        pack(id);
        Acting.run(secretary, () -> deliveries.callOff(id));
        assertThat(meals()).isEqualTo(10);
        assertThat(task(id).closed()).isNotNull();
        assertRefused(() -> Acting.run(secretary, () -> deliveries.callOff(id)), "supplies.delivery.over");
    }

    @Test
    void dailyDeliveriesArePlannedOnceADayAndEndWithTheConfinement() {
        assertRefused(() -> order(3, true), "supplies.daily.free");
        measures.begin(secretary, laid.fan(), "3+11", CareFixture.arrived(TODAY, 10));
        UUID order = order(3, true);
        assertThat(on(TODAY)).as("it is confined from tomorrow").isEmpty();
        assertThat(on(TODAY.plusDays(1))).hasSize(1);
        assertThat(planning.run()).as("all is planned").isZero();
        TestClock.set("2022-02-08T00:01");
        assertThat(planning.run()).as("the next day").isOne();
        assertThat(planning.run()).isZero();
        assertThat(on(TODAY.plusDays(2))).hasSize(1);
        TestClock.set("2022-02-08T12:00");
        pack(on(TODAY.plusDays(1)).getFirst().id());
        endAll();
        assertThat(planning.run()).as("the order and two deliveries end").isEqualTo(3);
        assertThat(planning.run()).isZero();
        assertThat(meals()).isEqualTo(10);
        assertThat(Acting.as(secretary, () -> deliveries.standingOf(family))).isEmpty();
        assertThat(on(TODAY.plusDays(2)).getFirst().state()).isEqualTo("supplies.delivery.outcome.called_off");
        assertThat(order).isNotNull();
    }

    private void endAll() {
        for (PersonId person : List.of(laid.fan(), laid.luo(), laid.child())) {
            Acting.as(secretary, () -> allMeasures.active(person))
                    .filter(Measure::isActive)
                    .ifPresent(measure ->
                            Acting.run(secretary, () -> care.endEarly(measure.id(), measure.version(), "离开东阳")));
        }
    }

    @Test
    void whatAFamilyGetsGoesAlongToWhereTheLastOfThemMoves() {
        measures.begin(secretary, laid.fan(), "3+11", CareFixture.arrived(TODAY, 10));
        UUID order = order(2, true);
        Delivery planned = on(TODAY.plusDays(1)).getFirst();
        HouseholdId there = as(secretary, () -> register.resident(Fixture.XIFAN, "2组7号"));
        for (PersonId each : List.of(laid.luo(), laid.child())) {
            move(each, there);
        }
        assertThat(as(secretary, () -> deliveries.standingOf(family)))
                .as("somebody still lives there")
                .hasSize(1);
        move(laid.fan(), there);
        assertThat(as(secretary, () -> deliveries.standingOf(there)))
                .extracting(StandingOrder::id)
                .containsExactly(order);
        Task brought = open(DeliveryBringing.KEY).stream()
                .filter(task -> planned.id().equals(task.sourceId()))
                .findFirst()
                .orElseThrow();
        assertThat(brought.householdId()).isEqualTo(there);
        assertThat(brought.assigneeId()).isEqualTo(fixture.actor("worker2").account());
    }

    private void move(PersonId person, HouseholdId to) {
        as(secretary, () -> {
            people.move(person, people.get(person).version(), to);
            return null;
        });
    }

    @Test
    void aStandingOrderIsStoppedByHandToo() {
        measures.begin(secretary, laid.fan(), "3+11", CareFixture.arrived(TODAY, 10));
        UUID order = order(3, true);
        Acting.run(secretary, () -> deliveries.stop(order));
        assertThat(on(TODAY.plusDays(1)).getFirst().isOpen()).isFalse();
        assertThat(planning.run()).isZero();
    }

    @Test
    void aDeliveryAtTheDoorIsAContactAndOneToNobodyIsNone() {
        measures.begin(secretary, laid.fan(), "3+11", CareFixture.arrived(TODAY, 10));
        TestClock.set("2022-02-08T17:30");
        UUID id = UUID.randomUUID();
        Acting.run(
                secretary,
                () -> deliveries.order(new DeliveryWanted(
                        id, family, store, List.of(new Item("meal", 3)), TODAY.plusDays(1), FROM, UNTIL, false)));
        tell(id, "nobody");
        assertThat(contacts()).isZero();
        tell(id, "handed");
        assertThat(contacts()).isOne();
    }

    private long contacts() {
        return Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(
                        status -> jdbc.sql("select count(*) from tasks.contact where household_id = :household")
                                .param("household", family.value())
                                .query(Long.class)
                                .single()));
    }

    @Test
    void theFiguresTellWhatWasDeliveredAndWhatWasNot() {
        UUID given = order(1, false);
        UUID notWanted = order(1, false);
        UUID late = order(1, false);
        tell(given, "handed");
        tell(notWanted, "refused");
        assertThat(counted("supplies.delivered")).containsExactly(entry(given, "handed"));
        assertThat(counted("supplies.undelivered")).containsExactly(entry(notWanted, "refused"));
        TestClock.set(TODAY + "T19:00");
        assertThat(counted("supplies.undelivered")).containsOnly(entry(notWanted, "refused"), entry(late, "late"));
    }

    private Map<UUID, String> counted(String key) {
        Counter counter =
                counters.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
        return Acting.as(
                secretary,
                () -> transaction.execute(status -> jdbc
                        .sql(counter.sql())
                        .params(Map.of(
                                "day",
                                TODAY,
                                "from",
                                Timestamp.from(clock.startOf(TODAY)),
                                "to",
                                Timestamp.from(clock.endOf(TODAY)),
                                "now",
                                Timestamp.from(clock.now())))
                        .query((rs, n) -> entry(rs.getObject("id", UUID.class), rs.getString("breakdown")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    @Test
    void theListSaysWhatGoesToWhichDoorAndIsPackedByBuilding() throws Exception {
        order(3, false);
        var browser = new SignedIn(port, "secretary");
        Document list = browser.get("/supplies/today");
        assertThat(browser.get("/today").text()).contains("1 户物资待打包");
        assertThat(list.select("main").text()).contains("盒饭 3 份", "待打包 3 份", "1组8号", "14:00–18:30");
        assertThat(list.select("main").text()).as("no names on the way").doesNotContain("范建国");
        String delivery = list.expectFirst("input[name=delivery]").val();
        Document packed = browser.post(
                "/supplies/today",
                "/supplies/today/packed",
                Map.of("delivery", delivery, "day", TODAY.toString(), "area", ""));
        assertThat(packed.text()).contains("已打包：1 户，物资已出库");
        assertThat(meals()).isEqualTo(7);
        assertThat(browser.get("/people/" + laid.child()).text()).contains("配送物资：盒饭 3 份（已打包）");
        assertThat(new SignedIn(port, "worker2").get("/supplies/today").text()).doesNotContain("盒饭 3 份");
    }

    @Test
    void aHouseholdsPageLeadsToTheForm() throws Exception {
        var browser = new SignedIn(port, "worker");
        String page = "/supplies/deliveries/new?household=" + family;
        assertThat(browser.get("/households/" + family).select("a[href='" + page + "']"))
                .hasSize(1);
        Document made = browser.post(
                page,
                "/supplies/deliveries",
                Map.of(
                        "household",
                        family.toString(),
                        "store",
                        store.toString(),
                        "good1",
                        "meal",
                        "quantity1",
                        "2",
                        "day",
                        TODAY.toString(),
                        "from",
                        "17:00",
                        "until",
                        "18:30"));
        assertThat(made.text()).contains("已安排：盒饭 2 份");
        String off = made.expectFirst("form[action$=/call-off]").attr("action");
        assertThat(browser.post(page, off, Map.of("household", family.toString()))
                        .text())
                .contains("已取消这次配送");
    }
}
