package org.linli.supplies;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.care.Care;
import org.linli.care.CareFixture;
import org.linli.care.MeasureId;
import org.linli.people.PeopleTesting;
import org.linli.platform.BusinessClock;
import org.linli.policy.Policies;
import org.linli.statement.Counter;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody confined goes a day without a contact: a household where nobody was met becomes an alarm in the evening. */
class SilentTest extends PeopleTesting {

    private static final LocalDate ARRIVAL = LocalDate.of(2022, 2, 7);
    private static final LocalDate NEXT = ARRIVAL.plusDays(1);

    @Autowired
    SilentWatch watch;

    @Autowired
    List<Counter> counters;

    @Autowired
    Care care;

    @Autowired
    Policies policies;

    @Autowired
    BusinessClock clock;

    private CareFixture measures;
    private Actor worker;
    private MeasureId measure;

    @BeforeEach
    void confineTheFamily() {
        measures = new CareFixture(care, tasks, people, policies);
        worker = fixture.actor("worker");
        measure = measures.begin(secretary, laid.fan(), "3+11", CareFixture.arrived(ARRIVAL, 12));
    }

    private List<UUID> silent(LocalDate day) {
        Counter counter = counters.stream()
                .filter(c -> c.key().equals("supplies.silent"))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(Acting.as(
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
                        .query((rs, n) -> rs.getObject("id", UUID.class))
                        .list())));
    }

    private Task alarm(UUID id) {
        return Acting.as(secretary, () -> tasks.get(TaskId.of(id)));
    }

    private void takeTemperature(String at) {
        TestClock.set(at);
        Task slot = measures.slots(Actor.SYSTEM, measure, "care.temperature").stream()
                .filter(task -> task.day().equals(clock.today()) && task.isOpen())
                .findFirst()
                .orElseThrow();
        measures.complete(worker, slot, Map.of("celsius", "36.5"));
    }

    @Test
    void aHouseholdWhereNobodyWasMetIsAnAlarmOnceADayAndAFigureThatCountsIt() {
        TestClock.set(ARRIVAL + "T20:00");
        assertThat(watch.run()).as("who was registered today was spoken with").isZero();
        TestClock.set(NEXT + "T18:59");
        assertThat(watch.run()).isZero();
        assertThat(silent(NEXT)).isEmpty();
        TestClock.set(NEXT + "T19:00");
        assertThat(watch.run()).as("one household of three").isOne();
        assertThat(watch.run()).isZero();
        Task alarm = alarm(silent(NEXT).getFirst());
        assertThat(alarm.assigneeId()).isEqualTo(secretary.account());
        assertThat(alarm.personId())
                .as("whose measure the others are under too")
                .isEqualTo(laid.fan());
        TestClock.set(NEXT.plusDays(1) + "T19:30");
        assertThat(watch.run()).as("the next day anew").isOne();
    }

    @Test
    void anybodyMetThereIsAContact() {
        takeTemperature(NEXT + "T09:00");
        TestClock.set(NEXT + "T23:00");
        assertThat(watch.run()).isZero();
        assertThat(silent(NEXT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confinement.decide", "exposures.asked", "arrangements.asked", "arrangements.room"})
    void whatIsDecidedAtADeskOrAskedOfALandlordIsNoContact(String kind) {
        takeTemperature(NEXT + "T09:00");
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update tasks.task set kind = :kind where done_at is not null")
                                .param("kind", kind)
                                .update()));
        TestClock.set(NEXT + "T19:00");
        assertThat(silent(NEXT)).hasSize(1);
    }

    @Test
    void anAlarmIsRaisedAfterAStandStillToo() {
        TestClock.set(NEXT.plusDays(1) + "T08:00");
        assertThat(watch.run()).isOne();
        assertThat(watch.run()).isZero();
        assertThat(alarm(silent(NEXT).getFirst()).datum(SilentHandling.DAY)).isEqualTo(NEXT.toString());
    }

    @Test
    void whoeverFindsNobodyHasMetNobody() {
        TestClock.set(NEXT + "T19:00");
        watch.run();
        Task alarm = alarm(silent(NEXT).getFirst());
        measures.complete(secretary, alarm, Map.of("outcome", "nobody", "note", "敲门没人应"));
        assertThat(silent(NEXT)).hasSize(1);
        measures.complete(secretary, alarm, Map.of("outcome", "well", "note", "在家，手机没电"));
        assertThat(silent(NEXT)).isEmpty();
    }

    @Test
    void whoIsFreeToGoOutIsNotMissed() {
        MeasureId alone = measures.begin(secretary, laid.xu(), "3+11", CareFixture.arrived(ARRIVAL, 12));
        TestClock.set(NEXT + "T20:00");
        assertThat(silent(NEXT)).hasSize(2);
        LocalDate monitored = ARRIVAL.plusDays(5);
        TestClock.set(monitored + "T20:00");
        assertThat(silent(monitored))
                .as("the family: nobody has released those who live with the father")
                .hasSize(1);
        TestClock.set(NEXT + "T21:00");
        Acting.run(secretary, () -> care.endEarly(alone, 0, "离开东阳"));
        assertThat(silent(NEXT)).hasSize(1);
    }

    @Test
    void theAlarmStandsOnTodayAndOnTheCommandView() throws Exception {
        TestClock.set(NEXT + "T19:00");
        watch.run();
        assertThat(new SignedIn(port, "secretary").get("/today").text())
                .contains("全天未联系")
                .contains("范建国");
        assertThat(new SignedIn(port, "command").get("/command").text()).contains("2月8日全天无人联系该户");
    }
}
