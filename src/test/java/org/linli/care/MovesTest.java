package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.care.CareFixture.arrived;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.Household;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.tasks.Task;
import org.linli.tasks.TaskState;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;

/** Extension, early end, transfer and death: recorded with their reasons, once. */
@Tag("slow")
class MovesTest extends CareTesting {

    MeasureId id;

    @BeforeEach
    void begin() {
        id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
    }

    private List<Task> open(Actor actor, MeasureId measure) {
        return measures.slots(actor, measure).stream().filter(t -> t.isOpen()).toList();
    }

    @Test
    void anExtensionAddsChecksATestAndMovesTheRelease() {
        TestClock.set("2022-02-20T10:00");
        Acting.run(secretary, () -> care.extend(id, 0, 2, true, "第3天采样未做"));
        Measure after = get(id);
        assertThat(after.endsOn()).isEqualTo(LocalDate.of(2022, 2, 23));
        assertThat(after.days()).isEqualTo(16);
        assertThat(measures.slots(worker, id, "care.temperature")).hasSize(32);
        assertThat(slot(id, "care.sample", LocalDate.of(2022, 2, 23)).datum("number"))
                .isEqualTo("16");
        assertThat(measures.slots(worker, id, "care.release"))
                .extracting(Task::day, t -> t.stateAt(clock.now()))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2022, 2, 21), TaskState.CANCELLED),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2022, 2, 23), TaskState.UPCOMING));
        assertThat(as(secretary, () -> allMeasures.moves(id)).getFirst()).satisfies(m -> {
            assertThat(m.kind()).isEqualTo(MeasureDecisionKind.EXTENDED);
            assertThat(m.reason()).isEqualTo("第3天采样未做");
            assertThat(m.fromOn()).isEqualTo(LocalDate.of(2022, 2, 21));
            assertThat(m.toOn()).isEqualTo(LocalDate.of(2022, 2, 23));
            assertThat(m.by()).isEqualTo(secretary.id());
        });
    }

    @Test
    void aDecisionNeedsAReasonAndSensibleDays() {
        assertThatThrownBy(() -> Acting.run(secretary, () -> care.extend(id, 0, 0, false, " ")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems()).extracting(Problem::field).containsExactly("days", "reason"));
        assertThatThrownBy(() -> Acting.run(secretary, () -> care.endEarly(id, 0, "x".repeat(501))))
                .isInstanceOf(Refused.class);
        assertThat(get(id).isActive()).isTrue();
    }

    @Test
    void anEarlyEndCallsOffWhatIsToComeAndLeavesWhatWasMissedMissed() {
        TestClock.set("2022-02-09T12:00");
        Acting.run(secretary, () -> care.endEarly(id, 0, "已送医"));
        assertThat(ending(id).outcome()).isEqualTo(Outcome.ENDED_EARLY);
        assertThat(open(worker, id)).isEmpty();
        assertThat(measures.slots(worker, id).stream().filter(t -> t.stateAt(clock.now()) == TaskState.MISSED))
                .hasSize(3);
    }

    @Test
    void nobodyDiesBeforeArriving() {
        TestClock.set("2022-02-09T12:00");
        assertThatThrownBy(() -> Acting.run(secretary, () -> care.died(id, 0, ARRIVAL.minusDays(1), "心脏病")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::field)
                                .containsExactly("on"));
        assertThat(as(secretary, () -> allMeasures.get(id)).isActive()).isTrue();
        assertThat(as(secretary, () -> people.get(laid.xu())).diedOn()).isNull();
    }

    @Test
    void deathEndsTheMeasureAndTellsTheRegister() {
        TestClock.set("2022-02-09T12:00");
        Acting.run(secretary, () -> care.died(id, 0, LocalDate.of(2022, 2, 9), "心脏病"));
        assertThat(ending(id).outcome()).isEqualTo(Outcome.DIED);
        assertThat(as(secretary, () -> people.get(laid.xu())).diedOn()).isEqualTo(LocalDate.of(2022, 2, 9));
    }

    @Test
    void aDeathInTheRegisterEndsTheMeasure() {
        Acting.run(
                secretary,
                () -> people.markDied(laid.xu(), people.get(laid.xu()).version(), ARRIVAL));
        assertThat(ending(id).outcome()).isEqualTo(Outcome.DIED);
    }

    @Test
    void aTransferEndsHereAndGoesOnThere() {
        TestClock.set("2022-02-09T09:00");
        measures.complete(worker, slot(id, "care.temperature", LocalDate.of(2022, 2, 9)), Map.of("celsius", "36.5"));
        Acting.run(secretary, () -> care.transfer(id, 0, Fixture.XILOU, "第1小网格20号", "投靠女儿"));
        assertThat(ending(id).outcome()).isEqualTo(Outcome.TRANSFERRED);
        Actor there = fixture.actor("xilou1");
        Measure next = as(there, () -> allMeasures.active(laid.xu())).orElseThrow();
        assertThat(next.path()).isEqualTo(Fixture.XILOU_1);
        assertThat(next.continues()).isEqualTo(id);
        assertThat(next.endsOn()).isEqualTo(LocalDate.of(2022, 2, 21));
        assertThat(next.startedOn()).isEqualTo(LocalDate.of(2022, 2, 9));
        // 12 days of two, and this evening; two tests; the release.
        assertThat(measures.slots(there, next.id())).hasSize(28);
        assertThat(measures.slots(there, next.id()))
                .allMatch(
                        t -> there.account().equals(t.assigneeId()) || t.kind().equals("care.release"));
        assertThat(next.spared())
                .extracting(ClosedSlot::why)
                .contains(ClosedSlot.Why.DONE_BEFORE, ClosedSlot.Why.MISSED_BEFORE);
        assertThat(as(there, () -> people.get(laid.xu())).path()).isEqualTo(Fixture.XILOU_1);
        assertThatThrownBy(() -> as(there, () -> allMeasures.get(id))).isInstanceOf(NotFound.class);
        assertThat(as(there, () -> allMeasures.moves(next.id())).getFirst().by())
                .isEqualTo(secretary.id());
    }

    @Test
    void anUnexplainedFeverGoesAlongWithTheTransfer() {
        TestClock.set("2022-02-09T09:00");
        measures.complete(
                worker,
                slot(id, "care.temperature", LocalDate.of(2022, 2, 9)),
                Map.of("celsius", "38.9", "symptoms", List.of("cough")));
        Acting.run(secretary, () -> care.transfer(id, 0, Fixture.XILOU, "第1小网格20号", "投靠女儿"));
        Actor there = fixture.actor("xilou");
        Measure next = as(there, () -> allMeasures.active(laid.xu())).orElseThrow();
        assertThat(as(there, () -> allMeasures.temperatures(next.id())))
                .hasSize(1)
                .allMatch(Temperature::isUnexplained);
        assertThat(measures.slots(there, next.id(), "care.alarm"))
                .singleElement()
                .satisfies(t -> assertThat(t.assigneeId()).isEqualTo(there.id()));
    }

    @Test
    void whoeverMovesInTheRegisterIsLookedAfterWhereTheyLiveNow() {
        Territory home = territory;
        Acting.run(Actor.SYSTEM, () -> {
            Dwelling dwelling = home.settle(Fixture.XIFAN, "3组7号", null, false);
            Household household = people.householdAt(dwelling.id(), org.linli.people.HouseholdKind.RESIDENT);
            people.move(laid.xu(), people.get(laid.xu()).version(), household.id());
        });
        assertThat(ending(id).outcome()).isEqualTo(Outcome.TRANSFERRED);
        assertThat(as(secretary, () -> allMeasures.active(laid.xu()))
                        .orElseThrow()
                        .path())
                .isEqualTo(Fixture.XIFAN_3);
    }

    @Test
    void aDecisionOnWhatSomebodyElseHasChangedIsStale() {
        Acting.run(secretary, () -> care.extend(id, 0, 1, false, "漏测"));
        assertThatThrownBy(() -> Acting.run(secretary, () -> care.endEarly(id, 0, "登记有误")))
                .isInstanceOf(StaleRecord.class);
        assertThat(get(id).isActive()).isTrue();
    }

    @Test
    void twoDecisionsAtOnceLeaveOne() throws Exception {
        List<String> outcomes = atOnce(
                () -> {
                    Acting.run(secretary, () -> care.endEarly(id, 0, "已送医"));
                    return "ended";
                },
                () -> {
                    Acting.run(secretary, () -> care.extend(id, 0, 1, false, "漏测"));
                    return "extended";
                });
        assertThat(outcomes).containsOnlyOnce("stale");
        assertThat(as(secretary, () -> allMeasures.moves(id))).hasSize(2);
    }

    @Test
    void nobodyDecidesAboutAPersonOutsideTheirArea() {
        Actor elsewhere = fixture.actor("xilou");
        assertThatThrownBy(() -> Acting.run(elsewhere, () -> care.endEarly(id, 0, "x")))
                .isInstanceOf(NotFound.class);
        assertThat(as(
                                elsewhere,
                                () -> allMeasures.list(
                                        MeasureState.ACTIVE, "", null, org.linli.platform.Paging.page(1)))
                        .total())
                .isZero();
        assertThat(measures.slots(elsewhere, id)).isEmpty();
    }

    static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var outcomes = new ArrayList<String>();
            for (Future<String> future : threads.invokeAll(List.of(one, other))) {
                try {
                    outcomes.add(future.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(StaleRecord.class);
                    outcomes.add("stale");
                }
            }
            return outcomes;
        }
    }
}
