package org.linli.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.people.PeopleTesting;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What the modules tell of somebody's work becomes their days. */
class WorkMeasuringTest extends PeopleTesting {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Autowired
    WorkMeasuring measuring;

    @Autowired
    WorkDayStore store;

    private WorkRecords records;

    @BeforeEach
    void records() {
        records = new WorkRecords(jdbc, transaction, fixture);
    }

    @Override
    protected List<String> emptied() {
        return List.of("workload.day", "access.audit_entry", "needs.need");
    }

    private Map<UUID, List<WorkDay>> measured(LocalDate from) {
        return as(Actor.SYSTEM, () -> transaction.execute(status -> measuring.since(from)));
    }

    private List<WorkDay> days(String username) {
        return measured(TODAY.minusDays(1))
                .getOrDefault(fixture.account(username).id(), List.of());
    }

    private List<WorkDay> kept(Actor reader, String username) {
        UUID whose = fixture.account(username).id();
        return as(reader, () -> transaction.execute(status -> store.of(List.of(whose), TODAY.minusDays(5))))
                .getOrDefault(whose, List.of());
    }

    @Test
    void everySourceCanBeReadAndNamesWhatItTells() {
        records.of("worker", TODAY + "T08:00", TODAY + "T10:00");
        assertThat(days("worker")).hasSize(1);
    }

    @Test
    void aTaskCountsWhenItWasDoneAndNotWhenThatArrived() {
        records.task("worker", TODAY.minusDays(1) + "T21:30", TODAY + "T09:00", home(laid.xu()));
        WorkDay day = days("worker").getFirst();
        assertThat(day.day()).isEqualTo(TODAY.minusDays(1));
        assertThat(day.firstKind()).isEqualTo("tasks.kind.keypersons.look");
        assertThat(day.doors()).isOne();
        assertThat(day.forms()).isOne();
    }

    @Test
    void whatIsTakenDownForSomebodyIsWork() {
        records.need("worker", TODAY + "T11:00", home(laid.xu()));
        assertThat(days("worker")).singleElement().satisfies(day -> {
            assertThat(day.firstKind()).isEqualTo("needs.work.entered");
            assertThat(day.doors()).as("they may have called").isZero();
        });
    }

    @Test
    void threeChecksByPhoneInTheEveningAreThreeLateCalls() {
        for (String time : List.of("T21:30", "T22:05", "T22:20", "T23:00")) {
            records.spoken("worker", TODAY.minusDays(1) + time, home(laid.xu()));
        }
        WorkDay day = days("worker").getFirst();
        assertThat(day.lateCalls()).isEqualTo(3);
        assertThat(day.doors()).isZero();
    }

    @Test
    void theStairsToARoomAreClimbedOnceForEachDoor() {
        records.task("worker", TODAY + "T08:00", TODAY + "T08:00", home(laid.li()));
        records.task("worker", TODAY + "T09:00", TODAY + "T09:00", home(laid.li()));
        records.task("worker", TODAY + "T10:00", TODAY + "T10:00", home(laid.xu()));
        WorkDay day = days("worker").getFirst();
        assertThat(day.doors()).isEqualTo(2);
        assertThat(day.floors()).as("up to room 302, and to a house").isEqualTo(2);
        assertThat(day.forms()).isEqualTo(3);
    }

    @Test
    void signingInMakesNoDayAndLengthensOne() {
        records.signIn("worker", TODAY + "T06:10");
        assertThat(days("worker")).isEmpty();
        records.need("worker", TODAY + "T11:00", home(laid.xu()));
        assertThat(days("worker").getFirst().span()).isEqualTo(Duration.ofMinutes(290));
    }

    @Test
    void whatIsEnteredLateIsInTheDayWhenItIsMeasuredAgain() {
        records.need("worker", TODAY + "T11:00", home(laid.xu()));
        assertThat(days("worker").getFirst().span()).isZero();
        records.task("worker", TODAY + "T08:00", TODAY + "T11:30", home(laid.xu()));
        assertThat(days("worker").getFirst().span()).isEqualTo(Duration.ofHours(3));
        assertThat(kept(Actor.SYSTEM, "worker")).hasSize(1);
    }

    @Test
    void nobodyReadsTheDaysOfSomebodyElse() {
        records.need("worker", TODAY + "T11:00", home(laid.xu()));
        measured(TODAY);
        assertThat(kept(fixture.actor("worker"), "worker")).hasSize(1);
        for (String other : List.of("worker2", "leader", "secretary", "command", "admin", "auditor", "health")) {
            assertThat(kept(fixture.actor(other), "worker")).as(other).isEmpty();
        }
    }

    @Test
    void onlyWhatHappenedUntilNowIsMeasured() {
        records.need("worker", TODAY + "T20:00", home(laid.xu()));
        TestClock.set(TODAY + "T19:59");
        assertThat(days("worker")).isEmpty();
        TestClock.set(TODAY + "T20:00");
        assertThat(days("worker")).hasSize(1);
    }

    @Test
    void nightsInARowThatGoOnOverMidnightEachBelongToTheirOwnDay() {
        nights();
        assertThat(days("worker")).extracting(WorkDay::day, WorkDay::first).containsExactly(began(2), began(1));
    }

    @Test
    void theNightBeforeWhatIsMeasuredAgainIsTakenFromWhatIsKnownOfIt() {
        nights();
        records.of("worker", TODAY.minusDays(2) + "T06:20", TODAY.minusDays(1) + "T06:25");
        measured(TODAY.minusDays(6));
        assertThat(days("worker")).extracting(WorkDay::day, WorkDay::first).contains(began(1));
        assertThat(kept(Actor.SYSTEM, "worker"))
                .extracting(WorkDay::day, WorkDay::first)
                .containsExactly(began(3), began(2), began(1));
    }

    /** Three from two in the afternoon on, each some minutes longer than the one before. */
    private void nights() {
        for (int i = 1; i <= 3; i++) {
            LocalDate day = TODAY.minusDays(i);
            records.of("worker", day + "T14:00", day + "T18:00", day + "T22:00");
            records.of("worker", day.plusDays(1) + "T02:00", day.plusDays(1) + "T05:3" + (7 - i));
        }
    }

    private static Tuple began(int daysAgo) {
        LocalDate day = TODAY.minusDays(daysAgo);
        return tuple(day, WorkDaysTest.at(day + "T14:00"));
    }
}
