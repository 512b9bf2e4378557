package org.linli.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdKind;
import org.linli.people.PersonId;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.Urgency;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;

/** Promises that are late, kept by two at once, put right, taken back, or left behind by those who move out. */
class NeedLateTest extends NeedsTesting {

    private static final String LEADER = NeedStep.LEADER.kind();
    private static final String SECRETARY = NeedStep.SECRETARY.kind();

    @Test
    void whatIsLateIsToldTheLeaderThenTheSecretaryOnceEach() {
        Need food = told(null, "food", "大米");
        TestClock.set("2022-02-07T16:00");
        assertThat(watch.run()).as("to the minute is in time").isZero();
        TestClock.set("2022-02-07T16:01");
        assertThat(watch.run()).isEqualTo(1);
        assertThat(watch.run()).isZero();
        Task leader = tasks(food, LEADER).getFirst();
        assertThat(leader.assigneeId()).isEqualTo(fixture.account("leader").id());
        assertThat(leader.isOpen()).isTrue();
        TestClock.set("2022-02-07T17:01");
        assertThat(watch.run()).isEqualTo(1);
        assertThat(watch.run()).isZero();
        assertThat(tasks(food, LEADER)).as("passed on").noneMatch(Task::isOpen);
        Task told = tasks(food, SECRETARY).getFirst();
        assertThat(told.assigneeId()).isEqualTo(secretary.account());
        complete(worker, task(food), Map.of("outcome", "kept"));
        assertThat(tasks(food, SECRETARY))
                .as("nobody is alarmed by what is kept")
                .noneMatch(Task::isOpen);
        assertThat(now(food).stateAt(clock.now())).isEqualTo(NeedState.KEPT_LATE);
        TestClock.set("2022-02-08T12:00");
        assertThat(watch.run()).isZero();
    }

    @Test
    void whatBecameLateWhileTheServerWasDownIsToldOnceForEachStepAtTheStart() {
        Need food = told(null, "food", "大米");
        Need pills = told(laid.xu(), "medicine", "降压药");
        TestClock.set("2022-02-09T08:00");
        assertThat(watch.run()).as("two steps for each of two").isEqualTo(4);
        assertThat(watch.run()).isZero();
        for (Need need : List.of(food, pills)) {
            assertThat(tasks(need, LEADER)).hasSize(1);
            assertThat(tasks(need, SECRETARY)).singleElement().matches(Task::isOpen);
        }
    }

    @Test
    void theSecretaryIsToldSoonerOfWhatIsUrgentAndItIsPinnedFromTheStart() {
        Need pills = told(laid.xu(), "medicine", "降压药");
        assertThat(as(secretary, () -> tasks.row(task(pills).id())).urgency()).isEqualTo(Urgency.ALARM);
        Need talk = told(laid.xu(), "talk", "想聊聊");
        assertThat(as(secretary, () -> tasks.row(task(talk).id())).urgency()).isEqualTo(Urgency.ROUTINE);
        TestClock.set("2022-02-07T14:31");
        watch.run();
        assertThat(tasks(pills, SECRETARY)).hasSize(1);
        assertThat(tasks(talk, LEADER)).isEmpty();
    }

    @Test
    void whoHandledTheAlarmHasNotKeptThePromise() {
        Need food = told(null, "food", "大米");
        TestClock.set("2022-02-07T16:30");
        watch.run();
        complete(fixture.actor("leader"), tasks(food, LEADER).getFirst(), Map.of("action", "urged", "note", ""));
        assertThat(now(food).stateAt(clock.now())).isEqualTo(NeedState.LATE);
        TestClock.set("2022-02-07T17:30");
        assertThat(watch.run()).isEqualTo(1);
        assertThat(tasks(food, SECRETARY)).hasSize(1);
    }

    @Test
    void ofTwoWhoKeepOnePromiseAtOnceOneSettlesItAndTheOtherIsTold() throws Exception {
        Need food = told(null, "food", "大米");
        Task task = task(food);
        List<Receipt> receipts;
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Receipt> first = () -> complete(worker, task, Map.of("outcome", "kept"));
            Callable<Receipt> second = () -> complete(secretary, task, Map.of("outcome", "kept"));
            receipts = two.invokeAll(List.of(first, second)).stream()
                    .map(NeedLateTest::got)
                    .toList();
        }
        assertThat(receipts)
                .filteredOn(receipt ->
                        Objects.requireNonNull(receipt.completed()).said().key().equals("needs.noted.before"))
                .singleElement()
                .satisfies(late -> assertThat(
                                Objects.requireNonNull(now(food).ending()).with())
                        .isNotEqualTo(late.completion().id()));
        assertThat(number("select count(*) from tasks.completion"))
                .as("what both said is kept")
                .isEqualTo(2);
    }

    private static Receipt got(Future<Receipt> receipt) {
        try {
            return receipt.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSecondWhoSaysOtherwiseChangesNothingButWhoKeptWhatOthersCouldNotDoes() {
        Need kept = told(null, "food", "大米");
        complete(worker, task(kept), Map.of("outcome", "kept"));
        complete(secretary, task(kept), Map.of("outcome", "nobody_there"));
        assertThat(now(kept).stateAt(clock.now())).isEqualTo(NeedState.KEPT);
        Need broken = told(null, "food", "面粉");
        complete(worker, task(broken), Map.of("outcome", "nobody_there"));
        assertThat(now(broken).stateAt(clock.now())).isEqualTo(NeedState.BROKEN);
        complete(secretary, task(broken), Map.of("outcome", "kept"));
        assertThat(now(broken).stateAt(clock.now())).isEqualTo(NeedState.KEPT);
    }

    @Test
    void whatWasPutRightHasItsTimeAnewAndStaysWhoseItIs() {
        Need food = told(null, "food", "大米");
        as(secretary, () -> tasks.reassign(List.of(task(food).id()), secretary.account()));
        TestClock.set("2022-02-07T16:30");
        watch.run();
        Map<String, Object> right = Map.of("what", "medicine", "words", "降压药", "until", "2022-02-07T18:00");
        Need corrected = as(worker, () -> needs.correct(food.id(), now(food).version(), Needs.FORM.read(right)));
        assertThat(corrected.stateAt(clock.now())).isEqualTo(NeedState.OPEN);
        assertThat(task(food).dueUntil()).isEqualTo("2022-02-07T10:00:00Z");
        assertThat(task(food).datum("words")).isEqualTo("降压药");
        assertThat(task(food).assigneeId()).isEqualTo(secretary.account());
        assertThat(tasks(food, LEADER)).noneMatch(Task::isOpen);
        assertThatThrownBy(() -> as(worker, () -> needs.correct(food.id(), 0, Needs.FORM.read(right))))
                .isInstanceOf(StaleRecord.class);
        TestClock.set("2022-02-07T18:10");
        assertThat(watch.run()).as("late again").isEqualTo(1);
        assertThat(tasks(food, LEADER)).hasSize(2);
    }

    @Test
    void otherWordsAlarmNobodyAnew() {
        TestClock.set("2022-02-07T12:00:30");
        Need food = told(null, "food", "大米");
        TestClock.set("2022-02-07T16:30");
        watch.run();
        Map<String, Object> words = Map.of("what", "food", "words", "大米十公斤", "until", "2022-02-07T16:00");
        as(worker, () -> needs.correct(food.id(), now(food).version(), Needs.FORM.read(words)));
        assertThat(now(food).dueAt()).as("to the minute it is the same").isEqualTo(food.dueAt());
        assertThat(tasks(food, LEADER)).singleElement().matches(Task::isOpen);
        assertThat(watch.run()).isZero();
    }

    @Test
    void whatWasToldByMistakeIsTakenBackOnceAndCountsNowhere() {
        Need food = told(null, "food", "大米");
        assertThatThrownBy(() -> as(worker, () -> needs.withdraw(food.id(), " ")))
                .isInstanceOf(Refused.class);
        as(worker, () -> needs.withdraw(food.id(), "登记错了人"));
        assertThat(now(food).stateAt(clock.now())).isEqualTo(NeedState.DROPPED);
        assertThat(tasks(food, NeedKeeping.KEY)).noneMatch(Task::isOpen);
        assertThatThrownBy(() -> as(worker, () -> needs.withdraw(food.id(), "再撤一次")))
                .isInstanceOf(Refused.class);
        Need done = told(null, "food", "面粉");
        complete(worker, task(done), Map.of("outcome", "kept"));
        assertThatThrownBy(() -> as(worker, () -> needs.withdraw(done.id(), "晚了")))
                .as("what is kept is kept")
                .isInstanceOf(Refused.class);
        assertThat(now(done).stateAt(clock.now())).isEqualTo(NeedState.KEPT);
    }

    @Test
    void whatAHouseholdNeedsGoesAlongWithTheLastWhoMovesOutAndEndsWithTheLastWhoLeaves() {
        Need rice = told(null, "food", "大米");
        HouseholdId other = as(
                secretary,
                () -> people.householdAt(
                                territory
                                        .settle(Fixture.XIFAN, "2组9号", null, false)
                                        .id(),
                                HouseholdKind.RESIDENT)
                        .id());
        move(laid.fan(), other);
        move(laid.child(), other);
        assertThat(now(rice).household()).as("somebody still lives there").isEqualTo(family);
        move(laid.luo(), other);
        assertThat(now(rice).household()).isEqualTo(other);
        assertThat(task(rice).householdId()).isEqualTo(other);
        for (PersonId person : List.of(laid.fan(), laid.child(), laid.luo())) {
            assertThat(now(rice).isOpen()).isTrue();
            as(secretary, () -> {
                people.markLeft(person, people.get(person).version(), clock.today());
                return null;
            });
        }
        assertThat(Objects.requireNonNull(now(rice).ending()).outcome()).isEqualTo(Need.Outcome.GONE);
        assertThat(tasks(rice, NeedKeeping.KEY)).noneMatch(Task::isOpen);
    }

    private void move(PersonId person, HouseholdId to) {
        as(secretary, () -> {
            people.move(person, people.get(person).version(), to);
            return null;
        });
    }

    @Test
    void aHouseholdsNeedsAreToldWithWhereTheyStand() {
        Need rice = told(null, "food", "大米");
        Need pills = told(laid.fan(), "medicine", "降压药");
        told(laid.xu(), "food", "别家的");
        complete(worker, task(rice), Map.of("outcome", "kept"));
        TestClock.set("2022-02-07T15:00");
        List<Need> told = as(worker, () -> needs.ofHousehold(family, Duration.ofDays(3)));
        assertThat(told).extracting(Need::id).containsExactly(pills.id(), rice.id());
        assertThat(told).extracting(need -> need.stateAt(clock.now())).containsExactly(NeedState.LATE, NeedState.KEPT);
        TestClock.set("2022-02-12T15:00");
        assertThat(as(worker, () -> needs.ofHousehold(family, Duration.ofDays(3))))
                .extracting(Need::id)
                .containsExactly(pills.id());
    }
}
