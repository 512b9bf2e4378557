package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.care.CareFixture.arrived;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Paging;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.TaskQuery;
import org.linli.tasks.TaskRow;
import org.linli.tasks.TaskState;
import org.linli.tasks.TodayList;
import org.linli.testing.TestClock;
import org.springframework.dao.DataAccessException;

/** Tasks of a measure as they are opened, assigned, done once and given to others. */
@Tag("slow")
class TasksAtWorkTest extends CareTesting {

    MeasureId id;
    Task morning;

    @BeforeEach
    void begin() {
        id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        morning = slot(id, "care.temperature", LocalDate.of(2022, 2, 8));
        TestClock.set("2022-02-08T08:00");
    }

    @Test
    void theWorkerOfTheHouseholdCellGetsTheTasks() {
        assertThat(morning.assigneeId()).isEqualTo(worker.id());
        assertThat(slot(id, "care.release", LocalDate.of(2022, 2, 21)).assigneeId())
                .isEqualTo(fixture.account("leader").id());
    }

    @Test
    void aRentedHomesTasksAreTheRentalWorkersAndCountOnce() {
        Actor household = fixture.actor("xilou1");
        Actor rental = fixture.actor("rental");
        MeasureId rented = measures.begin(household, laid.wang(), "2+14", arrived(ARRIVAL.plusDays(1), 8));
        assertThat(measures.slots(rental, rented, "care.temperature"))
                .allMatch(t -> rental.account().equals(t.assigneeId()));
        assertThat(as(household, () -> tasks.today(TaskQuery.all(LocalDate.of(2022, 2, 9)), Paging.page(1)))
                        .open()
                        .total())
                .isEqualTo(2);
        assertThat(as(fixture.actor("xilou"), () -> tasks.progress(TaskQuery.all(LocalDate.of(2022, 2, 9))))
                        .open())
                .isEqualTo(2);
    }

    @Test
    void aCellWithoutAWorkerFallsToTheGridLeader() {
        MeasureId other = measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL, 12));
        assertThat(slot(other, "care.temperature", LocalDate.of(2022, 2, 8)).assigneeId())
                .isEqualTo(fixture.account("worker2").id());
        var fixturePeople = new org.linli.people.PeopleFixture(people, territory, jdbc, transaction);
        HouseholdId home = as(Actor.SYSTEM, () -> fixturePeople.resident(org.linli.testing.Fixture.XIFAN, "3组1号"));
        PersonId person = as(
                Actor.SYSTEM,
                () -> people.add(org.linli.people.NewPerson.of(
                        home, "范三妹", org.linli.identity.IdentityDocument.none(), List.of())));
        MeasureId third = measures.begin(secretary, person, "2+14", arrived(ARRIVAL, 12));
        assertThat(slot(third, "care.temperature", LocalDate.of(2022, 2, 9)).assigneeId())
                .isEqualTo(fixture.account("leader").id());
    }

    @Test
    void todayHasWhatWasLeftOverFirst() {
        TestClock.set("2022-02-09T08:00");
        TodayList today =
                as(worker, () -> tasks.today(TaskQuery.of(worker.account(), LocalDate.of(2022, 2, 9)), Paging.page(1)));
        assertThat(today.open().rows())
                .extracting(r -> r.task().day(), r -> r.task().stateAt(clock.now()))
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2022, 2, 8), TaskState.MISSED),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2022, 2, 8), TaskState.MISSED),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2022, 2, 9), TaskState.DUE));
        assertThat(today.progress().missed()).isEqualTo(2);
        assertThat(today.progress().overdue()).isZero();
        assertThat(today.next())
                .get()
                .extracting(TaskRow::person, TaskRow::address)
                .containsExactly("徐素珍", "1组5号");
    }

    @Test
    void theListIsFoundByInitialsPhoneTailAndAddress() {
        LocalDate day = LocalDate.of(2022, 2, 8);
        for (String text : List.of("xsz", "0001", "1组5号", "徐")) {
            assertThat(as(secretary, () -> tasks.progress(new TaskQuery(day, null, null, "", text)))
                            .open())
                    .as(text)
                    .isEqualTo(2);
        }
        assertThat(as(secretary, () -> tasks.progress(new TaskQuery(day, null, null, "", "' or true --")))
                        .open())
                .isZero();
    }

    @Test
    void theSameCompletionSentTwiceIsStoredOnce() {
        UUID sent = UUID.randomUUID();
        Receipt first = measures.complete(worker, morning, sent, Map.of("celsius", "36.5"));
        Receipt again = measures.complete(worker, morning, sent, Map.of("celsius", "36.5"));
        assertThat(again.repeated()).isTrue();
        assertThat(again.completion()).isEqualTo(first.completion());
        assertThat(as(worker, () -> allMeasures.temperatures(id))).hasSize(1);
        Task evening = measures.slots(worker, id, "care.temperature").get(1);
        TestClock.set("2022-02-08T18:00");
        assertThatThrownBy(() -> measures.complete(worker, evening, sent, Map.of("celsius", "36.5")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems())
                                .extracting(Problem::key)
                                .containsExactly("tasks.completion.taken"));
    }

    @Test
    void twoPeopleAtOnceAreBothRecordedAndTheTaskIsDoneOnce() throws Exception {
        Actor leader = fixture.actor("leader");
        MovesTest.atOnce(
                () -> {
                    measures.complete(worker, morning, Map.of("celsius", "36.5"));
                    return "worker";
                },
                () -> {
                    measures.complete(leader, morning, Map.of("celsius", "36.6"));
                    return "leader";
                });
        List<Completion> recorded = as(worker, () -> tasks.completions(morning.id()));
        assertThat(recorded).extracting(c -> c.by()).containsExactlyInAnyOrder(worker.id(), leader.id());
        Task done = as(worker, () -> tasks.get(morning.id()));
        assertThat(Objects.requireNonNull(done.done()).by()).isIn(worker.id(), leader.id());
        assertThat(as(worker, () -> allMeasures.temperatures(id))).hasSize(2);
    }

    @Test
    void theSameCompletionSentTwiceAtOnceIsStoredOnce() throws Exception {
        UUID sent = UUID.randomUUID();
        MovesTest.atOnce(
                () -> {
                    measures.complete(worker, morning, sent, Map.of("celsius", "36.5"));
                    return "one";
                },
                () -> {
                    measures.complete(worker, morning, sent, Map.of("celsius", "36.5"));
                    return "two";
                });
        assertThat(as(worker, () -> tasks.completions(morning.id()))).hasSize(1);
    }

    @Test
    void aTimeThatCannotBeIsRefused() {
        Task evening = measures.slots(worker, id, "care.temperature").get(1);
        assertThatThrownBy(() -> measures.complete(worker, evening, Map.of("celsius", "36.5")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems()).extracting(Problem::key).containsExactly("tasks.at.early"));
        assertThatThrownBy(() -> as(
                        worker,
                        () -> tasks.complete(
                                morning.id(),
                                new CompletionForm(
                                        UUID.randomUUID(),
                                        Instant.parse("2022-02-08T03:00:00Z"),
                                        Map.of("celsius", "36.5"),
                                        null))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problems()).extracting(Problem::key).containsExactly("tasks.at.future"));
    }

    @Test
    void whatWasDoneInTimeAndSentLateIsNotLate() {
        TestClock.set("2022-02-08T23:00");
        Receipt receipt = as(
                worker,
                () -> tasks.complete(
                        morning.id(),
                        new CompletionForm(
                                UUID.randomUUID(),
                                Instant.parse("2022-02-08T00:30:00Z"),
                                Map.of("celsius", "36.5"),
                                null)));
        assertThat(receipt.completion().late()).isFalse();
        assertThat(receipt.completion().receivedAt()).isEqualTo(Instant.parse("2022-02-08T15:00:00Z"));
    }

    @Test
    void tasksAreGivenToSomebodyWhoSeesThem() {
        Actor leader = fixture.actor("leader");
        assertThat(as(secretary, () -> tasks.reassign(List.of(morning.id()), leader.account())))
                .isEqualTo(1);
        assertThat(as(secretary, () -> tasks.get(morning.id())).assigneeId()).isEqualTo(leader.id());
        assertThatThrownBy(() -> as(
                        secretary,
                        () -> tasks.reassign(
                                List.of(morning.id()), fixture.actor("worker2").account())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(worker, () -> tasks.reassign(List.of(morning.id()), worker.account())))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void nobodySeesTasksAndAnswersOutsideTheirArea() {
        measures.complete(worker, morning, Map.of("celsius", "36.5"));
        Actor elsewhere = fixture.actor("xilou1");
        assertThatThrownBy(() -> as(elsewhere, () -> tasks.get(morning.id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> measures.complete(elsewhere, morning, Map.of("celsius", "36.5")))
                .isInstanceOf(NotFound.class);
        for (String table :
                List.of("tasks.task", "tasks.completion", "care.measure", "care.temperature", "care.move")) {
            assertThat(visible(elsewhere, table)).as(table).isZero();
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table + " without anybody acting")
                    .isZero();
        }
    }

    private long visible(Actor actor, String table) {
        Long count = as(
                actor,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())));
        return count;
    }

    @Test
    void recordsCannotBeRewritten() {
        measures.complete(worker, morning, Map.of("celsius", "36.5"));
        for (String table : List.of("tasks.completion", "care.temperature", "care.sample", "care.move")) {
            assertThatThrownBy(() -> Acting.run(
                            worker,
                            () -> transaction.executeWithoutResult(
                                    status -> jdbc.sql("delete from " + table).update())))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aTaskOfAnEndedMeasureIsNoLongerWantedButWhatWasDoneBeforeCounts() {
        TestClock.set("2022-02-08T09:00");
        Acting.run(secretary, () -> care.endEarly(id, 0, "离开东阳"));
        assertThatThrownBy(() -> as(
                        worker,
                        () -> tasks.complete(
                                morning.id(), CompletionForm.now(UUID.randomUUID(), Map.of("celsius", "36.5")))))
                .isInstanceOf(Refused.class);
        Receipt before = as(
                worker,
                () -> tasks.complete(
                        morning.id(),
                        new CompletionForm(
                                UUID.randomUUID(),
                                Instant.parse("2022-02-08T00:30:00Z"),
                                Map.of("celsius", "36.5"),
                                null)));
        assertThat(before.task().done()).isNotNull();
    }
}
