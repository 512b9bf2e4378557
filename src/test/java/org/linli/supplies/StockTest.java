package org.linli.supplies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Conflict;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.supplies.Movement.Entry;
import org.linli.supplies.Movement.Kind;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What a store has is the sum of what came in, went out and was counted, and never less than nothing. */
@LinliTest
class StockTest {

    @Autowired
    Stock stock;

    @Autowired
    Fixture fixture;

    private Actor secretary;
    private UUID store;

    @BeforeEach
    void open() {
        secretary = fixture.actor("secretary");
        store = open(secretary, "西范小区物资点" + UUID.randomUUID());
    }

    private UUID open(Actor by, String name) {
        return Acting.as(by, () -> stock.open(UUID.randomUUID(), Fixture.XIFAN, name))
                .id();
    }

    private Movement enter(Kind kind, int number) {
        return enter(UUID.randomUUID(), kind, number);
    }

    private Movement enter(UUID id, Kind kind, int number) {
        return Acting.as(secretary, () -> stock.enter(new Entry(id, store, "noodles", kind, number, "")));
    }

    private Movement correct(UUID movement) {
        return Acting.as(secretary, () -> stock.correct(UUID.randomUUID(), movement, "登记错了"));
    }

    private int there() {
        return Acting.as(secretary, () -> stock.of(store)).stream()
                .filter(line -> line.good().code().equals("noodles"))
                .mapToInt(Stock.Line::quantity)
                .findFirst()
                .orElse(0);
    }

    private static void assertRefused(ThrowingCallable call, String key, Object... args) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems()).anySatisfy(problem -> {
                            assertThat(problem.key()).isEqualTo(key);
                            assertThat(problem.args()).containsAll(List.of(args));
                        }));
    }

    @Test
    void receivesHandsOutAndCounts() {
        enter(Kind.IN, 30);
        enter(Kind.OUT, 4);
        assertThat(there()).isEqualTo(26);
        assertThat(enter(Kind.COUNT, 25).quantity()).isEqualTo(-1);
        assertThat(enter(Kind.COUNT, 25).quantity())
                .as("as many as there should be")
                .isZero();
        assertThat(there()).isEqualTo(25);
    }

    @Test
    void neverGivesMoreThanItHasAndSaysWhatIsLeft() {
        enter(Kind.IN, 3);
        assertRefused(() -> enter(Kind.OUT, 4), "supplies.short", "3");
        assertThat(there()).isEqualTo(3);
    }

    @Test
    void storesWhatIsSentAgainOnceAndRefusesSomethingElseUnderTheSameId() {
        UUID id = UUID.randomUUID();
        enter(id, Kind.IN, 5);
        assertThat(enter(id, Kind.IN, 5).id()).isEqualTo(id);
        assertThat(there()).isEqualTo(5);
        assertThatThrownBy(() -> enter(id, Kind.IN, 6)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> enter(id, Kind.OUT, 5)).isInstanceOf(Conflict.class);
    }

    @Test
    void takesAMistakeBackOnceByAnotherMovementThatNamesIt() {
        UUID wrong = enter(Kind.IN, 50).id();
        enter(Kind.OUT, 10);
        assertRefused(() -> correct(wrong), "supplies.short", "40");
        UUID right = enter(Kind.IN, 20).id();
        assertThat(right).isNotEqualTo(wrong);
        Movement back = correct(wrong);
        assertThat(back.corrects()).isEqualTo(wrong);
        assertThat(back.quantity()).isEqualTo(-50);
        assertThat(there()).isEqualTo(10);
        assertRefused(() -> correct(wrong), "supplies.correct.not");
        assertRefused(() -> correct(back.id()), "supplies.correct.not");
    }

    @Test
    void ofTwoWhoTakeTheLastOneAtOnceOneGetsIt() throws Exception {
        enter(Kind.IN, 1);
        Callable<Boolean> taking = () -> {
            try {
                enter(Kind.OUT, 1);
                return true;
            } catch (Refused nothingLeft) {
                return false;
            }
        };
        List<Boolean> got = new ArrayList<>();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : both.invokeAll(List.of(taking, taking))) {
                got.add(each.get());
            }
        }
        assertThat(got).containsExactlyInAnyOrder(true, false);
        assertThat(there()).isZero();
    }

    @Test
    void isTheSumOfItsMovementsAndNeverNegativeAfterAnyOrderOfThem() {
        var random = new Random(17);
        List<Movement> made = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            try {
                made.add(
                        random.nextInt(5) == 0 && !made.isEmpty()
                                ? correct(made.get(random.nextInt(made.size())).id())
                                : enter(Kind.values()[random.nextInt(3)], random.nextInt(12)));
            } catch (Refused refused) {
                assertThat(refused.problems())
                        .extracting(Problem::key)
                        .containsAnyOf("supplies.short", "supplies.correct.not", "supplies.number");
            }
            int sum = made.stream().mapToInt(Movement::quantity).sum();
            assertThat(there()).isEqualTo(sum).isNotNegative();
        }
        assertThat(made).hasSizeGreaterThan(60);
        assertThat(Acting.as(secretary, () -> stock.movements(store, 500))).hasSize(made.size());
    }

    @Test
    void refusesWhatIsNoNumberNoGoodAndNoName() {
        assertRefused(() -> enter(Kind.IN, 0), "supplies.number", 1);
        assertRefused(() -> enter(Kind.COUNT, -1), "supplies.number", 0);
        assertRefused(() -> enter(Kind.IN, 100_001), "supplies.number", 1);
        assertRefused(() -> enter(Kind.DELIVERY, 1), "supplies.kind.unknown");
        assertRefused(
                () -> Acting.run(
                        secretary,
                        () -> stock.enter(new Entry(UUID.randomUUID(), store, "gold", Kind.IN, 1, "x".repeat(201)))),
                "supplies.note.long",
                200);
        assertRefused(() -> open(secretary, " "), "supplies.text", 60);
        assertRefused(
                () -> Acting.run(secretary, () -> stock.name(new Good("x", "", "", "", "", -1))), "supplies.number", 0);
        String name = Acting.as(secretary, () -> stock.storeroom(store)).name();
        assertRefused(() -> open(secretary, name), "supplies.store.taken", name);
    }

    @Test
    void aStoreIsSeenWithinItsAreaAndBelowAndNowhereElse() {
        enter(Kind.IN, 2);
        Map<String, Boolean> sees = new HashMap<>();
        for (String user : List.of("command", "leader", "worker", "xilou", "xilou1")) {
            sees.put(
                    user,
                    Acting.as(fixture.actor(user), () -> stock.storerooms()).stream()
                            .anyMatch(room -> room.id().equals(store)));
        }
        assertThat(sees)
                .containsAllEntriesOf(
                        Map.of("command", true, "leader", true, "worker", true, "xilou", false, "xilou1", false));
        Actor neighbour = fixture.actor("xilou");
        assertThatThrownBy(() -> Acting.run(
                        neighbour, () -> stock.enter(new Entry(UUID.randomUUID(), store, "noodles", Kind.OUT, 1, ""))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> open(neighbour, "别人的")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> Acting.run(
                        fixture.actor("worker"),
                        () -> stock.enter(new Entry(UUID.randomUUID(), store, "noodles", Kind.OUT, 1, ""))))
                .isInstanceOf(Forbidden.class);
    }
}
