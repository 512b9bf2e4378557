package org.linli.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.people.Household;
import org.linli.people.HouseholdKind;
import org.linli.people.PersonId;
import org.linli.platform.Refused;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** 徐素珍 goes to dialysis on Mondays, Wednesdays and Fridays at eight, and leaves an hour before. Today is a Monday. */
class TimetableTest extends NeedsTesting {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);
    private static final Map<DayOfWeek, LocalTime> DAYS = Map.of(
            DayOfWeek.MONDAY, LocalTime.of(8, 0),
            DayOfWeek.WEDNESDAY, LocalTime.of(8, 0),
            DayOfWeek.FRIDAY, LocalTime.of(8, 0));

    @Autowired
    Timetables timetables;

    @Autowired
    TimetablePlanning planning;

    @Autowired
    NeedStore store;

    private void set(LocalDate from, Map<DayOfWeek, LocalTime> days) {
        as(worker, () -> {
            timetables.set(laid.xu(), from, days, Duration.ofHours(1), "市人民医院血透室");
            return null;
        });
    }

    /** The days on which somebody has to leave. */
    private List<String> due() {
        return open(laid.xu()).stream()
                .map(Need::dueAt)
                .sorted()
                .map(due ->
                        due.atZone(clock.zone()).toLocalDateTime().toString().substring(5))
                .toList();
    }

    private List<Need> open(PersonId person) {
        return as(Actor.SYSTEM, () -> transaction.execute(status -> store.open(List.of(person))));
    }

    @Test
    void theNextFourteenDaysArePlannedAndEachDayOneMoreOnceOnly() {
        set(TODAY, DAYS);
        List<String> planned =
                List.of("02-09T07:00", "02-11T07:00", "02-14T07:00", "02-16T07:00", "02-18T07:00", "02-21T07:00");
        assertThat(due()).as("today's has left").isEqualTo(planned);
        planning.run();
        assertThat(due()).isEqualTo(planned);
        TestClock.set("2022-02-09T06:00");
        planning.run();
        planning.run();
        assertThat(due()).hasSize(7).last().isEqualTo("02-23T07:00");
        TestClock.set("2022-03-30T12:00");
        planning.run();
        assertThat(due())
                .as("after a stand-still, what is past is not promised")
                .contains("04-01T07:00", "04-13T07:00")
                .doesNotContain("03-28T07:00");
    }

    @Test
    void somebodyIsAskedADayBeforeAndTheLeaderIsToldWhenTheyHaveNotLeft() throws SQLException {
        set(TODAY, DAYS);
        watch.run();
        assertThat(number("select count(*) from tasks.task")).isZero();
        TestClock.set("2022-02-08T07:01");
        assertThat(watch.run()).isEqualTo(1);
        assertThat(watch.run()).isZero();
        Need wednesday = open(laid.xu()).stream()
                .filter(need -> need.dueAt().equals(Instant.parse("2022-02-08T23:00:00Z")))
                .findFirst()
                .orElseThrow();
        assertThat(task(wednesday).assigneeId()).isEqualTo(worker.account());
        assertThat(wednesday.words()).isEqualTo("08:00 市人民医院血透室");
        TestClock.set("2022-02-09T07:01");
        watch.run();
        assertThat(tasks(wednesday, NeedStep.LEADER.kind())).hasSize(1);
    }

    @Test
    void itChangesIsPausedAndEndsFromADayOn() {
        set(TODAY, DAYS);
        as(worker, () -> {
            timetables.pause(laid.xu(), LocalDate.of(2022, 2, 11), LocalDate.of(2022, 2, 15));
            return null;
        });
        assertThat(due()).containsExactly("02-09T07:00", "02-16T07:00", "02-18T07:00", "02-21T07:00");
        set(LocalDate.of(2022, 2, 17), Map.of(DayOfWeek.SATURDAY, LocalTime.of(0, 30)));
        assertThat(due())
                .as("half past midnight they leave the evening before")
                .containsExactly("02-09T07:00", "02-16T07:00", "02-18T23:30");
        as(worker, () -> {
            timetables.end(laid.xu(), LocalDate.of(2022, 2, 16));
            return null;
        });
        assertThat(due()).containsExactly("02-09T07:00");
        TestClock.set("2022-02-20T12:00");
        planning.run();
        assertThat(due()).containsExactly("02-09T07:00");
        assertThat(as(worker, () -> timetables.of(laid.xu()))).isEmpty();
        assertThatThrownBy(() -> set(TODAY, DAYS)).isInstanceOf(Refused.class);
    }

    @Test
    void whatSomebodyWasAskedForAlreadyIsDroppedWithTheTimetable() {
        TestClock.set("2022-02-08T12:00");
        set(LocalDate.of(2022, 2, 8), DAYS);
        Need wednesday = open(laid.xu()).stream()
                .filter(need -> need.dueAt().equals(Instant.parse("2022-02-08T23:00:00Z")))
                .findFirst()
                .orElseThrow();
        assertThat(task(wednesday).isOpen()).isTrue();
        as(worker, () -> {
            timetables.end(laid.xu(), LocalDate.of(2022, 2, 8));
            return null;
        });
        assertThat(now(wednesday).stateAt(clock.now())).isEqualTo(NeedState.DROPPED);
        assertThat(tasks(wednesday, NeedKeeping.KEY)).noneMatch(Task::isOpen);
        assertThat(due()).isEmpty();
    }

    @Test
    void ofTwoWhoSetItAtOnceOneHolds() throws Exception {
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> setting = () -> {
                set(TODAY, DAYS);
                return true;
            };
            for (Future<Boolean> each : two.invokeAll(List.of(setting, setting, setting))) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(as(worker, () -> timetables.of(laid.xu()))).hasSize(1);
        assertThat(due()).hasSize(6);
    }

    @Test
    void itGoesAlongWhenTheyMoveAndEndsWhenTheyAreGone() throws SQLException {
        set(TODAY, DAYS);
        Household home = as(
                secretary,
                () -> people.householdAt(
                        territory.settle(Fixture.XIFAN, "2组9号", null, false).id(), HouseholdKind.RESIDENT));
        as(secretary, () -> {
            people.move(laid.xu(), people.get(laid.xu()).version(), home.id());
            return null;
        });
        TestClock.set("2022-02-08T07:01");
        planning.run();
        watch.run();
        assertThat(open(laid.xu())).hasSize(6).allMatch(need -> need.path().equals(home.path()));
        assertThat(number("select count(*) from tasks.task where closed_at is null"))
                .isEqualTo(1);
        as(secretary, () -> {
            people.markLeft(laid.xu(), people.get(laid.xu()).version(), clock.today());
            return null;
        });
        assertThat(due()).isEmpty();
        TestClock.set("2022-02-20T12:00");
        planning.run();
        assertThat(due()).isEmpty();
    }

    @Test
    void itIsEnteredAndSeenOnThePageOfThePerson() throws IOException {
        var browser = new SignedIn(port, "secretary", "zh-CN");
        String page = "/needs/timetable?person=" + laid.xu();
        assertThat(browser.get("/people/" + laid.xu()).select("a[href='" + page + "']"))
                .isNotEmpty();
        var typed = new HashMap<>(Map.of("person", laid.xu().toString(), "from", TODAY.toString(), "travel", "60"));
        typed.putAll(Map.of("MONDAY", "08:00", "WEDNESDAY", "08:00", "words", ""));
        Document refused = browser.post(page, "/needs/timetable", typed);
        assertThat(refused.select("#problem-words")).as(refused.text()).isNotEmpty();
        assertThat(refused.select("#f-WEDNESDAY").val()).isEqualTo("08:00");
        typed.put("words", "市人民医院血透室，社区专车");
        Document saved = browser.post(page, "/needs/timetable", typed);
        assertThat(saved.text()).contains("透析安排已保存").contains("周一 08:00 · 周三 08:00");
        assertThat(browser.get("/people/" + laid.xu()).text())
                .contains("透析：周一 08:00 · 周三 08:00；下次 02-09 07:00 前出发，02-09 08:00 开始");
        assertThat(browser.post(
                                page,
                                "/needs/timetable/pause",
                                Map.of(
                                        "person",
                                        laid.xu().toString(),
                                        "pauseFrom",
                                        "2022-02-09",
                                        "pauseUntil",
                                        "2022-02-08"))
                        .text())
                .contains("暂停的最后一天不能早于第一天");
        browser.post(page, "/needs/timetable/end", Map.of("person", laid.xu().toString(), "end", "2022-02-08"));
        assertThat(browser.get(page).text()).contains("2022年2月7日至2022年2月7日");
        assertThat(due()).isEmpty();
    }
}
