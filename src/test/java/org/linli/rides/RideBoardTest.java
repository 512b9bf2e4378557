package org.linli.rides;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.statement.AlarmSource;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The live board, and that nobody is left behind. */
class RideBoardTest extends RideDayTesting {

    @Autowired
    RideWatch watch;

    @Autowired
    List<AlarmSource> alarms;

    private Document board() throws Exception {
        return new SignedIn(port, "secretary").get("/rides/board");
    }

    private int alarmed() {
        return as(
                secretary,
                () -> alarms.stream()
                        .filter(RideAlarms.class::isInstance)
                        .mapToInt(source -> source.alarms(Fixture.XIFAN).size())
                        .sum());
    }

    @Test
    void showsWhoWaitsWhoIsInACarAndWhoIsThere() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        Ride li = ask(laid.li(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T08:40");
        assertThat(board().select("#waiting").text()).contains("徐素珍", "李强", "面包车");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:40");
        tap(van, li.id(), DriveMark.What.ABOARD, "08:40");
        TestClock.set("2022-02-08T08:55");
        assertThat(board().select("#aboard").text()).contains("徐素珍", "李强");
        tap(van, xu.id(), DriveMark.What.SET_DOWN, "08:55");
        tap(van, li.id(), DriveMark.What.SET_DOWN, "08:55");
        Document there = board();
        assertThat(there.select("#there").text()).contains("徐素珍").doesNotContain("李强");
        assertThat(there.select("#left")).isEmpty();
        assertThat(there.text()).contains("今天已送到：2");
    }

    @Test
    void whoeverNobodyComesForIsAnAlarmAndATaskOnceUntilACarHasThem() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        UUID back = as(secretary, () -> requests.back(xu.id()).orElseThrow()).id();
        TestClock.set("2022-02-08T08:55");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:45");
        tap(van, xu.id(), DriveMark.What.SET_DOWN, "08:55");
        as(secretary, () -> {
            requests.ready(back, at("10:00"));
            return true;
        });
        TestClock.set("2022-02-08T10:44");
        assertThat(watch.run()).isZero();
        TestClock.set("2022-02-08T10:46");
        assertThat(watch.run()).isEqualTo(1);
        assertThat(watch.run()).as("once").isZero();
        List<Task> open = open(RideLeft.KEY);
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().assigneeId()).isEqualTo(secretary.account());
        assertThat(board().select("#left").text()).contains("徐素珍");
        assertThat(alarmed()).isEqualTo(1);
        tap(van, back, DriveMark.What.ABOARD, "10:46");
        assertThat(open(RideLeft.KEY)).isEmpty();
        assertThat(alarmed()).isZero();
    }

    @Test
    void whoeverWasNotFoundWhenTheCarCameToBringThemHomeIsNotForgotten() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        UUID back = as(secretary, () -> requests.back(xu.id()).orElseThrow()).id();
        TestClock.set("2022-02-08T10:20");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:45");
        tap(van, xu.id(), DriveMark.What.SET_DOWN, "08:55");
        tap(van, back, DriveMark.What.NOT_THERE, "10:20");
        assertThat(watch.run()).as("at once").isEqualTo(1);
        assertThat(board().select("#left").text()).contains("徐素珍");
        as(secretary, () -> ready(back));
        assertThat(get(back).state()).isEqualTo(Ride.State.WAITING);
    }

    private boolean ready(UUID back) {
        requests.ready(back, at("10:20"));
        return true;
    }

    @Test
    void nobodyIsForgottenWhereGettingOutWasNotTapped() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        Ride li = ask(laid.li(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        UUID back = as(secretary, () -> requests.back(xu.id()).orElseThrow()).id();
        TestClock.set("2022-02-08T10:20");
        tap(van, li.id(), DriveMark.What.ABOARD, "08:45");
        as(secretary, () -> ready(back));
        assertThat(board().select("#there").text()).contains("徐素珍");
        TestClock.set("2022-02-08T11:06");
        assertThat(watch.run()).as("one is ready, one got in two hours ago").isEqualTo(2);
    }

    @Test
    void anAlarmThatWasTakenBackByMistakeIsRaisedAgainUntilSomebodySeesToThem() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        UUID back = as(secretary, () -> requests.back(xu.id()).orElseThrow()).id();
        TestClock.set("2022-02-08T11:06");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:45");
        tap(van, xu.id(), DriveMark.What.SET_DOWN, "08:55");
        assertThat(watch.run()).isEqualTo(1);
        tap(van, back, DriveMark.What.ABOARD, "11:05");
        tap(van, back, DriveMark.What.UNDO, "11:06");
        assertThat(watch.run()).isEqualTo(1);
        Task task = open(RideLeft.KEY).getFirst();
        complete(secretary, task, Map.of("outcome", "own"));
        assertThat(board().select("#left")).isEmpty();
        assertThat(watch.run()).isZero();
        assertThat(get(back).state()).isEqualTo(Ride.State.WITHDRAWN);
    }

    @Test
    void whoeverIsReadyAndHasNoCarIsAnAlarmAtOnce() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T09:00");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:45");
        tap(van, xu.id(), DriveMark.What.SET_DOWN, "08:55");
        assertThat(watch.run()).as("needs no way back").isZero();
        Ride li = ask(laid.li(), RideRoom.ONE_SEAT, at("09:10"));
        as(secretary, () -> {
            plans.again(Fixture.XIFAN, DAY);
            return true;
        });
        tap(van, li.id(), DriveMark.What.ABOARD, "09:00");
        tap(van, li.id(), DriveMark.What.SET_DOWN, "09:00");
        TestClock.set("2022-02-08T09:11");
        as(
                secretary,
                () -> transaction.execute(status -> jdbc.sql("delete from rides.stop where request_id in"
                                + " (select id from rides.request where outward_id = :out)")
                        .param("out", li.id())
                        .update()));
        assertThat(watch.run()).isEqualTo(1);
    }

    @Test
    void afterAClosedLoopTheCarIsToBeDisinfected() throws Exception {
        Vehicle shielded = car(Fixture.XIFAN, "防护车", 4, true);
        Ride xu = ask(laid.xu(), new RideRoom(0, false, true, false), null);
        publish();
        TestClock.set("2022-02-08T09:00");
        tap(shielded, xu.id(), DriveMark.What.ABOARD, "08:45");
        assertThat(board().select("#dirty")).isEmpty();
        tap(shielded, xu.id(), DriveMark.What.SET_DOWN, "08:55");
        assertThat(board().select("#dirty").text()).contains("防护车");
        as(secretary, () -> {
            drives.disinfected(shielded.id());
            return true;
        });
        assertThat(board().select("#dirty")).isEmpty();
    }
}
