package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.policy.Credits;
import org.linli.statement.Counter;
import org.linli.statement.OpenPart;
import org.linli.statement.Statements;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** The figures of the day, whatever has happened. */
@Tag("slow")
class CareCountersTest extends CareTesting {

    @Autowired
    List<Counter> counters;

    @Autowired
    Statements statements;

    private record Counted(UUID id, String path) {}

    private Set<Counted> rows(String key, LocalDate day) {
        Counter counter =
                counters.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
        List<Counted> rows = Objects.requireNonNull(Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql(counter.sql())
                        .params(Map.of(
                                "day",
                                day,
                                "from",
                                Timestamp.from(clock.startOf(day)),
                                "to",
                                Timestamp.from(clock.endOf(day)),
                                "now",
                                Timestamp.from(clock.now())))
                        .query((rs, n) -> new Counted(rs.getObject("id", UUID.class), rs.getString("path")))
                        .list())));
        var distinct = new HashSet<>(rows);
        assertThat(distinct).as(key + " counts nothing twice").hasSize(rows.size());
        return distinct;
    }

    private long under(Set<Counted> rows, String node) {
        return rows.stream().filter(r -> r.path().startsWith(node)).count();
    }

    private void assertBalance(LocalDate day) {
        Set<Counted> today = rows("control.today", day);
        Set<Counted> yesterday = rows("control.yesterday", day);
        Set<Counted> in = rows("control.in", day);
        Set<Counted> out = rows("control.out", day);
        assertThat(yesterday).isEqualTo(rows("control.today", day.minusDays(1)));
        for (String node : List.of(
                Fixture.JIANGBEI.value(), Fixture.XIFAN.value(), Fixture.XIFAN_1.value(), Fixture.XILOU.value())) {
            assertThat(under(today, node))
                    .as("%s on %s", node, day)
                    .isEqualTo(under(yesterday, node) + under(in, node) - under(out, node));
        }
    }

    @Test
    void yesterdayPlusInLessOutIsTodayInAnyHistory() throws Exception {
        var random = new Random(20220207);
        List<AreaPath> places = List.of(Fixture.XIFAN_1, Fixture.XIFAN_2, Fixture.XILOU_1);
        List<String> outcomes = List.of("released", "ended_early", "transferred", "died");
        try (Connection owner = TestDatabase.asOwner();
                PreparedStatement row = owner.prepareStatement("""
                        insert into care.measure (id, person_id, path, protocol, policy_version, rule, reason_zh,
                                                  reason_en, anchor, anchored_on, arrived_on, phases, started_on,
                                                  ends_on, begun_at, ended_at, ended_on, outcome, drill)
                        values (?, ?, ?, '2+14', 'v', 'r', 'zh', 'en', 'ARRIVAL', ?, ?, '[]', ?, ?, now(), ?, ?, ?, ?)
                        """)) {
            List<UUID> persons =
                    random.ints(40).mapToObj(i -> UUID.randomUUID()).toList();
            for (int i = 0; i < 300; i++) {
                LocalDate begun = ARRIVAL.plusDays(random.nextInt(25));
                LocalDate ended = random.nextInt(4) == 0 ? null : begun.plusDays(random.nextInt(18) - 2);
                row.setObject(1, UUID.randomUUID());
                row.setObject(2, persons.get(random.nextInt(persons.size())));
                row.setString(3, places.get(random.nextInt(places.size())).value());
                row.setObject(4, begun);
                row.setObject(5, begun);
                row.setObject(6, begun);
                row.setObject(7, begun.plusDays(14));
                row.setTimestamp(8, ended == null ? null : Timestamp.from(clock.startOf(ended)));
                row.setObject(9, ended);
                row.setString(10, ended == null ? null : outcomes.get(random.nextInt(4)));
                row.setBoolean(11, random.nextInt(10) == 0);
                row.executeUpdate();
            }
        }
        for (int day = -1; day < 45; day++) {
            assertBalance(ARRIVAL.plusDays(day));
        }
        assertThat(rows("control.today", ARRIVAL.plusDays(12))).isNotEmpty();
    }

    @Test
    void countsWhoIsUnderControlFromTheDayOfRegistrationToTheDayBeforeTheRelease() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        assertThat(rows("control.in", ARRIVAL)).hasSize(1);
        TestClock.set("2022-02-09T10:00");
        Acting.run(secretary, () -> care.endEarly(id, 0, "离开东阳"));
        assertThat(rows("control.today", ARRIVAL.plusDays(1))).hasSize(1);
        assertThat(rows("control.today", ARRIVAL.plusDays(2))).isEmpty();
        assertThat(rows("control.out", ARRIVAL.plusDays(2))).hasSize(1);
        assertBalance(ARRIVAL.plusDays(2));
    }

    @Test
    void aSecondArrivalCountsItsPersonOnceAndIsNoRelease() {
        measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        LocalDate day = ARRIVAL.plusDays(2);
        TestClock.set("2022-02-09T12:00");
        measures.begin(secretary, laid.xu(), "2+14", arrived(day, 12));
        assertThat(rows("control.today", day)).hasSize(1);
        assertThat(rows("control.in", day)).hasSize(1);
        assertThat(rows("control.out", day)).hasSize(1);
        assertThat(rows("release.today", day)).isEmpty();
        assertThat(rows("control.today", day.minusDays(1))).hasSize(1);
        assertBalance(day);
        assertBalance(day.plusDays(1));
    }

    @Test
    void aTaskIsOverdueUntilItsGraceIsOverAndMissedFromThenOn() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        LocalDate day = ARRIVAL.plusDays(1);
        TestClock.set(day + "T10:00");
        assertThat(rows("tasks.overdue", day)).isEmpty();
        TestClock.set(day + "T10:01");
        assertThat(rows("tasks.overdue", day)).hasSize(1);
        assertThat(rows("checks.missed", day)).isEmpty();
        TestClock.set(day + "T12:01");
        assertThat(rows("tasks.overdue", day)).isEmpty();
        assertThat(rows("checks.missed", day)).hasSize(1);
        TestClock.set(day.plusDays(1) + "T06:30");
        measures.slots(worker, id, "care.temperature").stream()
                .filter(t -> t.day().equals(day))
                .forEach(t -> measures.complete(worker, t, Map.of("celsius", "36.5")));
        assertThat(rows("tasks.overdue", day.plusDays(1))).isEmpty();
        assertThat(rows("checks.missed", day)).as("entered too late to count").hasSize(2);
    }

    @Test
    void anExerciseCountsNowhere() {
        NewMeasure wanted =
                measures.wanted(laid.xu(), CareFixture.VERSION, "2+14", arrived(ARRIVAL, 12), Credits.none());
        Acting.run(
                secretary,
                () -> care.begin(new NewMeasure(
                        wanted.id(),
                        wanted.personId(),
                        wanted.householdId(),
                        wanted.path(),
                        wanted.rentalPath(),
                        wanted.plan(),
                        wanted.rule(),
                        wanted.reason(),
                        wanted.sourceId(),
                        List.of(),
                        true)));
        assertThat(rows("control.today", ARRIVAL)).isEmpty();
        assertThat(rows("checks.due", ARRIVAL.plusDays(1))).isEmpty();
        TestClock.set("2022-02-09T12:00");
        assertThat(rows("tasks.overdue", ARRIVAL.plusDays(2))).isEmpty();
    }

    @Test
    void checksDueAreDoneMissedOrStillToCome() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        LocalDate day = ARRIVAL.plusDays(3);
        temperature(id, day, Map.of("celsius", "36.5"));
        assertThat(rows("checks.due", day)).hasSize(2);
        assertThat(rows("checks.done", day)).hasSize(1);
        assertThat(rows("checks.open", day)).hasSize(1);
        assertThat(rows("checks.missed", day)).isEmpty();
        assertThat(rows("samples.open", day)).hasSize(1);
        TestClock.set(day + "T20:01");
        assertThat(rows("checks.open", day)).as("overdue, and still to do").hasSize(1);
        assertThat(rows("checks.missed", day)).isEmpty();
        TestClock.set(day + "T22:01");
        assertThat(rows("checks.missed", day)).hasSize(1);
        assertThat(rows("samples.missed", day)).hasSize(1);
        assertThat(rows("checks.open", day)).isEmpty();
        TestClock.set("2022-02-22T10:00");
        assertThat(rows("release.overdue", LocalDate.of(2022, 2, 22))).hasSize(1);
    }

    @Test
    void aPositiveCountsOnTheDayOnWhichItBecomesKnown() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", CareFixture.arrived(ARRIVAL, 12));
        LocalDate taken = ARRIVAL.plusDays(3);
        TestClock.set(taken + "T09:00");
        measures.complete(secretary, slot(id, "care.sample", taken), java.util.Map.of());
        TestClock.set(taken.plusDays(1) + "T08:00");
        UUID sample = as(secretary, () -> allMeasures.samples(id)).getFirst().id();
        org.linli.access.Acting.run(secretary, () -> care.recordResults(List.of(sample), TestResult.POSITIVE));
        assertThat(rows("samples.positive", taken)).isEmpty();
        assertThat(rows("samples.positive", taken.plusDays(1))).hasSize(1);
    }

    @Test
    void aFeverCountsOnTheDayOnWhichItBecomesKnown() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        LocalDate taken = ARRIVAL.plusDays(1);
        Task evening = measures.slots(worker, id, "care.temperature").get(1);
        TestClock.set(taken.plusDays(1) + "T08:00");
        var claimed = new CompletionForm(
                UUID.randomUUID(),
                clock.at(taken, LocalTime.of(18, 0)),
                Map.of("celsius", "38.2", "symptoms", List.of("none")),
                null);
        as(worker, () -> tasks.complete(evening.id(), claimed));
        assertThat(rows("alarms.fever", taken)).isEmpty();
        assertThat(rows("alarms.fever", taken.plusDays(1))).hasSize(1);
    }

    @Test
    void aFeverThatIsCorrectedOrCarriedAlongIsNoNewFever() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        LocalDate day = ARRIVAL.plusDays(1);
        Receipt reading = temperature(id, day, Map.of("celsius", "38.2", "symptoms", List.of("none")));
        TestClock.set(day.plusDays(1) + "T09:00");
        var corrected = new CompletionForm(
                UUID.randomUUID(),
                clock.at(day, LocalTime.of(9, 0)),
                Map.of("celsius", "38.6", "symptoms", List.of("none")),
                reading.completion().id());
        as(worker, () -> tasks.complete(reading.task().id(), corrected));
        Acting.run(secretary, () -> care.transfer(id, get(id).version(), Fixture.XILOU, "第1小网格20号", "投靠女儿"));
        assertThat(rows("alarms.fever", day)).hasSize(1);
        assertThat(rows("alarms.fever", day.plusDays(1))).isEmpty();
        assertThat(rows("alarms.unexplained", day.plusDays(1))).hasSize(1);
    }

    @Test
    void aFeverWhoseCauseWasNotFoundStaysAnOpenPartOnceItsAlarmIsHandled() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        LocalDate day = ARRIVAL.plusDays(1);
        temperature(id, day, Map.of("celsius", "38.2", "symptoms", List.of("none")));
        measures.complete(
                secretary,
                measures.slots(secretary, id, "care.alarm").getFirst(),
                Map.of("action", "visited", "explained", "no", "cause", "原因未查清"));
        TestClock.set(day + "T21:00");
        List<OpenPart> open =
                as(secretary, () -> statements.toSign(Fixture.XIFAN, day)).open();
        assertThat(open)
                .extracting(OpenPart::key)
                .contains("alarms.unexplained")
                .doesNotContain("alarms.open");
        assertThat(rows("alarms.unexplained", day.minusDays(1))).isEmpty();

        TestClock.set(day.plusDays(1) + "T09:00");
        UUID fever =
                as(secretary, () -> allMeasures.temperatures(id)).getFirst().id();
        Acting.run(secretary, () -> care.explain(id, fever, "打疫苗后发热，复测36.8"));
        assertThat(rows("alarms.unexplained", day.plusDays(1))).isEmpty();
        assertThat(rows("alarms.unexplained", day)).as("as it was that evening").hasSize(1);
    }
}
