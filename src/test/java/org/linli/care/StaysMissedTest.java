package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Dates;
import org.linli.platform.Languages;
import org.linli.platform.list.Lists;
import org.linli.statement.Counter;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.TaskMessage;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.util.LinkedMultiValueMap;

/**
 * What was missed stays missed on its day, whatever is entered for it later; what is entered within its grace is only
 * late.
 */
@Tag("slow")
class StaysMissedTest extends CareTesting {

    private static final LocalDate DAY = ARRIVAL.plusDays(1);
    private static final String GRACE_OVER = DAY + "T12:00";

    @Autowired
    List<Counter> counters;

    @Autowired
    MissedRemarks remarks;

    @Autowired
    Dates dates;

    @Autowired
    MeasureList list;

    @Autowired
    Lists lists;

    MeasureId id;

    @BeforeEach
    void begin() {
        LocaleContextHolder.setLocale(Languages.CHINESE);
        id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
    }

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    /** The rows of a figure of the day, by id, with what they are divided by. */
    private Map<UUID, String> rows(String key) {
        Counter counter =
                counters.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
        Map<UUID, String> rows = new HashMap<>();
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(counter.sql())
                        .params(Map.of("day", DAY, "now", Timestamp.from(clock.now())))
                        .query(rs -> {
                            rows.put(rs.getObject("id", UUID.class), rs.getString("breakdown"));
                        })));
        return rows;
    }

    private Map<UUID, String> remarks(Actor reader, UUID row) {
        return as(
                reader,
                () -> Objects.requireNonNull(
                        transaction.execute(status -> remarks.of(List.of(row, UUID.randomUUID())))));
    }

    private Task morning() {
        return slot(id, "care.temperature", DAY);
    }

    private Task.Done enter(String at) {
        TestClock.set(at);
        return Objects.requireNonNull(measures.complete(worker, morning(), Map.of("celsius", "36.8"))
                .task()
                .done());
    }

    private DayStrip.Cell cell() {
        return as(
                        worker,
                        () -> DayStrip.of(
                                get(id),
                                tasks.ofSource(id.value()),
                                allMeasures.temperatures(id),
                                allMeasures.samples(id),
                                clock.today(),
                                clock.now()))
                .stream()
                .filter(d -> d.date().equals(DAY))
                .flatMap(d -> d.cells().stream())
                .filter(c -> c.order() == 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCheckEnteredTwoDaysLaterStaysInTheMissedFigureOfItsDay() {
        TestClock.set(DAY.plusDays(2) + "T09:00");
        assertThat(rows("checks.missed")).hasSize(2).containsValue("never");
        UUID first = morning().id().value();
        Task.Done done = enter(DAY.plusDays(2) + "T09:00");
        assertThat(done.late()).isTrue();
        assertThat(done.missed()).isTrue();
        assertThat(rows("checks.missed")).hasSize(2).containsEntry(first, "entered");
        assertThat(rows("checks.done")).isEmpty();
        assertThat(rows("checks.due")).hasSize(2);
    }

    @Test
    void theRowsSayWhatWasEnteredAndWhen() {
        UUID first = morning().id().value();
        enter(DAY.plusDays(2) + "T09:00");
        assertThat(remarks(secretary, first))
                .containsOnlyKeys(first)
                .extractingByKey(first)
                .asString()
                .contains("36.8 ℃")
                .contains("02-10 09:00");
        assertThat(remarks(fixture.actor("xilou1"), first)).as("out of sight").isEmpty();
    }

    @Test
    void whatIsEnteredWithinTheGraceCountsAsDoneLate() {
        Task.Done done = enter(GRACE_OVER);
        assertThat(done.late()).isTrue();
        assertThat(done.missed()).isFalse();
        assertThat(rows("checks.done")).hasSize(1);
        assertThat(rows("checks.missed")).isEmpty();
        assertThat(cell().late()).isTrue();
        assertThat(cell().look()).isEqualTo("done");
    }

    @Test
    void thePlanShowsWhatWasMissedInRedWithTheLateValue() {
        enter(DAY.plusDays(1) + "T08:30");
        assertThat(cell().look()).isEqualTo("missed");
        assertThat(cell().state()).isEqualTo("tasks.state.missed");
        assertThat(cell().value()).isEqualTo("36.8");
        assertThat(dates.moment(Objects.requireNonNull(cell().entered()))).isEqualTo("02-09 08:30");
        assertThat(cell().late()).isFalse();
    }

    @Test
    void aTimeThatIsOnlyClaimedMakesNothingUnmissed() {
        TestClock.set(DAY.plusDays(2) + "T09:00");
        Receipt receipt = as(
                worker,
                () -> tasks.complete(
                        morning().id(),
                        new CompletionForm(
                                UUID.randomUUID(),
                                Instant.parse("2022-02-08T01:00:00Z"),
                                Map.of("celsius", "36.8"),
                                null)));
        assertThat(receipt.completion().late()).isFalse();
        assertThat(receipt.task().isMissed(clock.now())).isTrue();
    }

    @Test
    void aCorrectionChangesNothingAboutIt() {
        enter(GRACE_OVER);
        UUID first =
                as(worker, () -> tasks.completions(morning().id())).getFirst().id();
        TestClock.set(DAY.plusDays(2) + "T09:00");
        Acting.run(
                worker,
                () -> tasks.complete(
                        morning().id(), new CompletionForm(UUID.randomUUID(), null, Map.of("celsius", "36.7"), first)));
        assertThat(morning().isMissed(clock.now())).isFalse();
    }

    @Test
    void whoeverReleasesIsToldWhatWasEnteredAfterItsTime() {
        TestClock.set(ARRIVAL.plusDays(4) + "T09:00");
        measures.complete(worker, slot(id, "care.sample", ARRIVAL.plusDays(3)), Map.of("result", "negative"));
        ReleaseCondition tests = as(secretary, () -> allMeasures.conditions(id)).get(1);
        assertThat(tests.notes()).containsExactly(TaskMessage.of("care.note.test.entered", "3", "02-11 09:00"));
        assertThat(tests.obstacles()).noneMatch(o -> o.args().contains("3"));
        assertThat(as(secretary, () -> allMeasures.extension(id)).causes()).isEmpty();
    }

    @Test
    void theListOfMeasuresCountsItAsMissed() {
        TestClock.set(DAY + "T20:00");
        enter(DAY + "T20:00");
        List<MeasureList.Row> rows =
                as(secretary, () -> lists.rows(list, new LinkedMultiValueMap<>(Map.of("state", List.of("MISSED")))));
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.progress().missed()).isOne());
    }

    @Test
    void theNewPlaceRemembersItAsMissedAndMadeGood() {
        enter(DAY.plusDays(1) + "T08:30");
        Acting.run(secretary, () -> care.transfer(id, 0, Fixture.XILOU, "第1小网格20号", "投靠女儿"));
        Measure next =
                as(fixture.actor("xilou1"), () -> allMeasures.active(laid.xu())).orElseThrow();
        assertThat(next.spared())
                .filteredOn(s -> s.date().equals(DAY))
                .extracting(ClosedSlot::why)
                .containsExactlyInAnyOrder(ClosedSlot.Why.MADE_GOOD_BEFORE, ClosedSlot.Why.MISSED_BEFORE);
    }
}
