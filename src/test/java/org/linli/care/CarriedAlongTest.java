package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.list.Lists;
import org.linli.policy.Anchors;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.TaskMessage;
import org.linli.territory.Area;
import org.linli.territory.AreaForm;
import org.linli.territory.Dwelling;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;

/** What was found before a person moved, and what becomes of it where they are now. */
@Tag("slow")
class CarriedAlongTest extends CareTesting {

    @Autowired
    SampleResultList list;

    @Autowired
    Lists lists;

    private static final LocalDate DAY_3 = ARRIVAL.plusDays(3);

    MeasureId id;
    Actor there;

    @BeforeEach
    void begin() {
        there = fixture.actor("xilou");
        id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
    }

    private Measure transfer(MeasureId from) {
        Acting.run(secretary, () -> care.transfer(from, get(from).version(), Fixture.XILOU, "第1小网格20号", "投靠女儿"));
        return as(there, () -> allMeasures.active(get(from).personId())).orElseThrow();
    }

    private UUID sampled(Map<String, Object> answers) {
        TestClock.set("2022-02-10T09:00");
        Receipt receipt = measures.complete(worker, slot(id, "care.sample", DAY_3), answers);
        return receipt.completion().id();
    }

    private List<String> obstacles(Measure measure) {
        return as(there, () -> allMeasures.conditions(measure.id())).stream()
                .flatMap(c -> c.obstacles().stream())
                .map(TaskMessage::key)
                .toList();
    }

    private List<Task> alarms(Measure measure) {
        return measures.slots(there, measure.id(), "care.alarm");
    }

    @Test
    void aPositiveSampleStandsInTheWayWhereThePersonIsNow() {
        sampled(Map.of("result", "positive"));
        Measure next = transfer(id);
        assertThat(obstacles(next)).contains("care.obstacle.test.positive");
        assertThat(alarms(next))
                .singleElement()
                .satisfies(t -> assertThat(t.assigneeId()).isEqualTo(there.id()));
    }

    @Test
    void aResultThatComesLaterCountsWhereThePersonIsNow() {
        UUID sample = sampled(Map.of());
        Measure next = transfer(id);
        assertThat(obstacles(next)).contains("care.obstacle.test.pending");
        assertThat(measures.slots(there, next.id(), "care.sample"))
                .as("it need not be taken again")
                .noneMatch(SampleTaking::isExtra);
        Acting.run(secretary, () -> care.recordResults(List.of(sample), TestResult.POSITIVE));
        assertThat(obstacles(next))
                .contains("care.obstacle.test.positive")
                .doesNotContain("care.obstacle.test.pending");
        assertThat(alarms(next)).hasSize(1);
        assertThat(measures.slots(Actor.SYSTEM, id, "care.alarm"))
                .as("only one place is alarmed")
                .isEmpty();
    }

    @Test
    void aResultEnteredInTheNewPlaceIsKnownInTheOld() {
        UUID sample = sampled(Map.of());
        Measure next = transfer(id);
        UUID carried = as(there, () -> lists.rows(list, new LinkedMultiValueMap<>()))
                .getFirst()
                .sample();
        Acting.run(there, () -> care.recordResults(List.of(carried), TestResult.NEGATIVE));
        assertThat(obstacles(next)).doesNotContain("care.obstacle.test.pending");
        assertThat(as(secretary, () -> allMeasures.samples(id))).singleElement().satisfies(s -> {
            assertThat(s.id()).isEqualTo(sample);
            assertThat(s.result()).isEqualTo(TestResult.NEGATIVE);
        });
    }

    @Test
    void oneSampleWaitsOnceInTheListOfWhoSeesBothPlaces() {
        sampled(Map.of());
        Measure next = transfer(id);
        assertThat(as(fixture.actor("command"), () -> lists.rows(list, new LinkedMultiValueMap<>())))
                .singleElement()
                .satisfies(row -> assertThat(row.who().measure()).isEqualTo(next.id()));
    }

    @Test
    void aSampleSentOnlyAfterTheTransferCountsThereToo() {
        Task task = slot(id, "care.sample", DAY_3);
        TestClock.set("2022-02-10T11:00");
        Measure next = transfer(id);
        Instant at = java.time.Instant.parse("2022-02-10T01:00:00Z");
        as(
                worker,
                () -> tasks.complete(
                        task.id(), new CompletionForm(UUID.randomUUID(), at, Map.of("result", "positive"), null)));
        assertThat(obstacles(next)).contains("care.obstacle.test.positive");
    }

    @Test
    void aCorrectionAfterTheTransferReachesTheNewPlace() {
        UUID wrong = sampled(Map.of("result", "positive"));
        Task task = slotDone();
        Measure next = transfer(id);
        as(
                worker,
                () -> tasks.complete(
                        task.id(), new CompletionForm(UUID.randomUUID(), null, Map.of("result", "negative"), wrong)));
        assertThat(obstacles(next)).doesNotContain("care.obstacle.test.positive", "care.obstacle.alarms");
    }

    private Task slotDone() {
        return measures.slots(worker, id, "care.sample").stream()
                .filter(t -> t.done() != null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMissedSampleStaysMissedAndIsMadeGoodByOneInTheNewPlace() {
        TestClock.set("2022-02-11T09:00");
        Measure next = transfer(id);
        assertThat(next.spared())
                .filteredOn(s -> s.kind() == org.linli.policy.Slot.Kind.SAMPLE && s.day() == 3)
                .extracting(ClosedSlot::why)
                .containsExactly(ClosedSlot.Why.MISSED_BEFORE);
        assertThat(obstacles(next)).contains("care.obstacle.test.missed");
        Task again = measures.slots(there, next.id(), "care.sample").stream()
                .filter(SampleTaking::isExtra)
                .findFirst()
                .orElseThrow();
        measures.complete(fixture.actor("xilou1"), again, Map.of("result", "negative"));
        assertThat(as(there, () -> allMeasures.conditions(next.id())).stream()
                        .filter(c -> c.key().equals("care.condition.tests"))
                        .flatMap(c -> c.notes().stream()))
                .containsExactly(TaskMessage.of("care.note.test.by.test", "3", "5"));
        assertThat(obstacles(next).stream().filter("care.obstacle.test.ahead"::equals))
                .as("only the one of the last day is left")
                .hasSize(1);
    }

    @Test
    void temperaturesMissedBeforeAreMadeGoodByAnAddedDay() {
        MeasureId strict = measures.begin(
                secretary, laid.li(), "14+7", Anchors.arrival(ARRIVAL).leftRiskArea(ARRIVAL));
        TestClock.set("2022-02-08T12:00");
        Measure next = transfer(strict);
        Acting.run(there, () -> care.extend(next.id(), 0, 1, false, "漏测体温"));
        LocalDate added = LocalDate.of(2022, 3, 1);
        for (Task task : measures.slots(there, next.id(), "care.temperature")) {
            TestClock.set(task.day() + (task.datum("part").equals("evening") ? "T18:00" : "T09:00"));
            measures.complete(fixture.actor("xilou1"), task, Map.of("celsius", "36.5"));
        }
        assertThat(as(there, () -> allMeasures.conditions(next.id())).stream()
                        .filter(c -> c.key().equals("care.condition.checks")))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.holds()).isTrue();
                    assertThat(c.notes())
                            .containsExactly(TaskMessage.of(
                                    "care.note.check.by.day",
                                    "1",
                                    Integer.toString(get(next.id()).number(added))));
                });
    }

    @Test
    void aMissedSampleIsMadeGoodByTheOneOfAnExtension() {
        for (Task task : measures.slots(worker, id, "care.sample")) {
            if (!task.day().equals(DAY_3)) {
                TestClock.set(task.day() + "T09:00");
                measures.complete(worker, task, Map.of("result", "negative"));
            }
        }
        assertThat(as(secretary, () -> allMeasures.conditions(id)).stream()
                        .filter(c -> c.key().equals("care.condition.tests")))
                .as("a sample of the plan makes good for no other")
                .noneMatch(ReleaseCondition::holds);
        Acting.run(secretary, () -> care.extend(id, 0, 1, true, "第3天采样未做"));
        TestClock.set("2022-02-22T09:00");
        measures.complete(worker, slot(id, "care.sample", LocalDate.of(2022, 2, 22)), Map.of("result", "negative"));
        assertThat(as(secretary, () -> allMeasures.conditions(id)).stream()
                        .filter(c -> c.key().equals("care.condition.tests")))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.holds()).isTrue();
                    assertThat(c.notes()).containsExactly(TaskMessage.of("care.note.test.by.test", "3", "15"));
                });
        TestClock.set("2022-02-22T21:00");
        assertThat(slot(id, "care.sample", DAY_3).done()).as("it stays missed").isNull();
    }

    @Test
    void aWithdrawnArrivalEndsWhatGoesOnWhereNobodyOfTheOldPlaceSeesIt() {
        UUID source = java.util.Objects.requireNonNull(get(id).sourceId());
        Measure next = transfer(id);
        Acting.run(secretary, () -> care.endAllOf(source, "登记错人"));
        assertThat(ending(next.id()).outcome()).isEqualTo(Outcome.ENDED_EARLY);
        assertThat(as(there, () -> allMeasures.moves(next.id())).getFirst().by())
                .isEqualTo(secretary.id());
        assertThat(as(secretary, () -> allMeasures.furthest(id)))
                .as("and still shows it to none of them")
                .isEmpty();
    }

    @Test
    void measuresRecordsAndTasksFollowAHomeIntoANewCell() {
        temperature(id, ARRIVAL.plusDays(1), Map.of("celsius", "36.5"));
        Dwelling home = as(secretary, () -> territory.locate(Fixture.XIFAN_1, "1组5号"))
                .dwelling()
                .orElseThrow();
        Area cell = as(secretary, () -> territory.area(Fixture.XIFAN_1));
        Area made = as(
                secretary,
                () -> territory.split(
                        cell.path(), cell.version(), new AreaForm("91组", "", 91), java.util.Set.of(home.building())));
        assertThat(get(id).path()).isEqualTo(made.path());
        assertThat(measures.slots(Actor.SYSTEM, id)).allSatisfy(t -> {
            assertThat(t.path()).isEqualTo(made.path());
            assertThat(t.done() != null
                            || fixture.account("leader").id().equals(t.assigneeId())
                            || t.kind().equals("care.release"))
                    .as("nobody looks after the new cell yet but its grid's leader")
                    .isTrue();
        });
        assertThat(as(fixture.actor("leader"), () -> allMeasures.temperatures(id)))
                .hasSize(1);
        assertThat(measures.slots(worker, id)).isEmpty();
    }
}
