package org.linli.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.platform.Refused;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A driver's day by a link: opens on that day only, for that car only, and takes each tap once. */
class DriveTest extends RideDayTesting {

    @Autowired
    private DriveStore store;

    private String secret(Vehicle car) {
        return as(secretary, () -> drives.secret(car, DAY));
    }

    private Connection.Response opened(String secret) throws IOException {
        return Jsoup.connect("http://localhost:" + port + "/drive/" + secret)
                .ignoreHttpErrors(true)
                .execute();
    }

    @Test
    void theLinkShowsTheStopsOfItsCarWithNumbersToCallAndNothingElse() throws Exception {
        ask(laid.xu(), new RideRoom(1, false, false, true), null);
        ask(laid.li(), RideRoom.ONE_SEAT, null);
        publish();
        Vehicle other = car(Fixture.XIFAN, "另一辆", 4, false);
        TestClock.set("2022-02-08T08:00");
        Document page = opened(secret(van)).parse();
        assertThat(page.select("#drive-stops").text()).contains("徐素珍", "李强", "需搀扶", "陪同1人", "人民医院");
        assertThat(page.select("a[href^=tel:]").eachAttr("href"))
                .containsExactlyInAnyOrder("tel:13905790001", "tel:13905790003");
        assertThat(page.select(".drive-tap")).hasSize(8);
        assertThat(opened(secret(other)).parse().text()).doesNotContain("徐素珍", "李强");
        assertThat(page.select("a[href^=/people], a[href^=/rides]")).isEmpty();
    }

    @Test
    void theLinkOpensOnItsDayOnly() throws Exception {
        String secret = secret(van);
        TestClock.set("2022-02-07T23:59");
        assertThat(opened(secret).statusCode()).isEqualTo(404);
        TestClock.set("2022-02-08T00:00");
        assertThat(opened(secret).statusCode()).isEqualTo(200);
        TestClock.set("2022-02-09T02:59");
        assertThat(opened(secret).statusCode()).isEqualTo(200);
        TestClock.set("2022-02-09T03:01");
        assertThat(opened(secret).statusCode()).isEqualTo(410);
    }

    @Test
    void aLinkThatIsCalledBackOpensNothingAndSaysSo() throws Exception {
        String old = secret(van);
        as(secretary, () -> {
            drives.renew(van.id(), DAY);
            return true;
        });
        Connection.Response answer = opened(old);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.parse().text()).contains("已换新链接");
        assertThat(opened(secret(van)).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasGuessedOpensNothingAndKeepsNobodyWaitingWhoHasTheRightLink() throws Exception {
        String right = secret(van);
        String forged = right.substring(0, 30) + (right.charAt(30) == 'A' ? 'B' : 'A') + right.substring(31);
        String otherDay = right.substring(0, 23) + (right.charAt(23) == 'A' ? 'B' : 'A') + right.substring(24);
        for (String wrong : List.of(forged, otherDay, "x", "A".repeat(48), right + "A", "..%2f..%2fpeople")) {
            assertThat(opened(wrong).statusCode()).as(wrong).isIn(400, 404);
        }
        TestClock.set("2022-02-08T07:30");
        for (int guess = 0; guess < 40; guess++) {
            opened("A".repeat(48));
        }
        Connection.Response shut = opened(forged);
        assertThat(shut.statusCode()).isEqualTo(429);
        assertThat(shut.parse().text()).contains("十分钟");
        assertThat(opened(right).statusCode()).isEqualTo(200);
        TestClock.set("2022-02-08T07:41");
        assertThat(opened(forged).statusCode()).isEqualTo(404);
    }

    @Test
    void eachTapIsTakenOnceHoweverOftenItIsSent() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        TestClock.set("2022-02-08T09:20");
        var aboard = new DriveMark(UUID.randomUUID(), xu.id(), DriveMark.What.ABOARD, at("08:50"));
        tap(van, aboard);
        tap(van, aboard);
        assertThat(get(xu.id()).pickedAt()).isEqualTo(at("08:50"));
        tap(van, xu.id(), DriveMark.What.SET_DOWN, "09:05");
        tap(van, aboard);
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.DONE);
        assertThat(get(xu.id()).setDownAt()).isEqualTo(at("09:05"));
        tap(van, xu.id(), DriveMark.What.UNDO, "09:06");
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.ABOARD);
        tap(van, xu.id(), DriveMark.What.UNDO, "09:07");
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.WAITING);
    }

    @Test
    void twoTapsOnUndoAreOneStepBack() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        TestClock.set("2022-02-08T09:20");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:50");
        tap(van, xu.id(), DriveMark.What.SET_DOWN, "09:05");
        assertThat(opened(secret(van)).parse().select("input[name=undoes]").eachAttr("value"))
                .containsExactly("DONE");
        for (int taps = 0; taps < 2; taps++) {
            tap(van, new DriveMark(UUID.randomUUID(), xu.id(), DriveMark.What.UNDO, at("09:06"), Ride.State.DONE));
        }
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.ABOARD);
    }

    @Test
    void whoeverGotInByMistakeAndWasNotThereIsNotInTheCar() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        UUID back = as(secretary, () -> requests.back(xu.id()).orElseThrow()).id();
        TestClock.set("2022-02-08T09:20");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:50");
        assertThatThrownBy(() -> tap(van, xu.id(), DriveMark.What.NOT_THERE, "08:49"))
                .as("was tapped before, on another phone")
                .isInstanceOf(Refused.class);
        tap(van, xu.id(), DriveMark.What.NOT_THERE, "08:51");
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.MISSED);
        assertThat(get(back).state()).isEqualTo(Ride.State.WITHDRAWN);
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:53");
        assertThat(get(back).state()).isEqualTo(Ride.State.EXPECTED);
    }

    /** As after a day was planned anew: both cars have, or had, a stop for the ride. */
    private Vehicle alsoPlanned(Ride ride) {
        Vehicle other = car(Fixture.XIFAN, "另一辆", 4, false);
        as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql("""
                                insert into rides.stop
                                select plan_id, :other, no, request_id, path, rental_path, kind, arrives, begins, leaves
                                  from rides.stop
                                 where request_id = :ride
                                """)
                        .param("other", other.id())
                        .param("ride", ride.id())
                        .update()));
        return other;
    }

    @Test
    void whatAnotherCarNotedStaysAndSaysWhoPutsItRight() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        publish();
        Vehicle other = alsoPlanned(xu);
        TestClock.set("2022-02-08T09:20");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:50");
        for (DriveMark.What what : List.of(DriveMark.What.ABOARD, DriveMark.What.NOT_THERE, DriveMark.What.UNDO)) {
            assertThatThrownBy(() -> tap(other, xu.id(), what, "08:55"))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting("key")
                                    .containsExactly("rides.drive.elsewhere"));
        }
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.ABOARD);
        Map<UUID, UUID> cars = as(
                secretary, () -> Objects.requireNonNull(transaction.execute(status -> store.cars(List.of(xu.id())))));
        assertThat(cars).containsEntry(xu.id(), van.id());
    }

    @Test
    void aTapThatChangedNothingSeatsNobody() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        publish();
        Vehicle other = alsoPlanned(xu);
        TestClock.set("2022-02-08T09:20");
        tap(van, xu.id(), DriveMark.What.NOT_THERE, "08:50");
        tap(other, xu.id(), DriveMark.What.NOT_THERE, "08:51");
        assertThatThrownBy(() -> tap(other, xu.id(), DriveMark.What.UNDO, "08:52"))
                .isInstanceOf(Refused.class);
        tap(van, xu.id(), DriveMark.What.UNDO, "08:53");
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.WAITING);
    }

    @Test
    void aWayBackThatWasWithdrawnByItselfStaysWithdrawn() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        UUID back = as(secretary, () -> requests.back(xu.id()).orElseThrow()).id();
        as(secretary, () -> {
            requests.withdraw(back);
            return true;
        });
        TestClock.set("2022-02-08T09:20");
        tap(van, xu.id(), DriveMark.What.NOT_THERE, "08:50");
        tap(van, xu.id(), DriveMark.What.UNDO, "08:52");
        assertThat(get(back).state()).isEqualTo(Ride.State.WITHDRAWN);
        tap(van, xu.id(), DriveMark.What.DECLINED, "08:53");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:54");
        assertThat(get(back).state()).isEqualTo(Ride.State.WITHDRAWN);
    }

    @Test
    void numbersOfWhoeverIsStillToBePickedUpAreHandedOutAndNotedOnce() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        ask(laid.li(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T08:50");
        String secret = secret(van);
        long before = handed();
        for (int loads = 0; loads < 3; loads++) {
            assertThat(opened(secret).body()).contains("13905790001", "13905790003");
        }
        assertThat(handed() - before).isEqualTo(2);
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:50");
        assertThat(opened(secret).body()).contains("13905790003").doesNotContain("13905790001");
    }

    private long handed() {
        return as(
                Actor.SYSTEM,
                () -> Objects.requireNonNull(transaction.execute(
                        status -> jdbc.sql("select count(*) from access.audit_entry where action = 'person.handed'")
                                .query(Long.class)
                                .single())));
    }

    @Test
    void afterAClosedLoopTheCarIsToBeDisinfected() throws Exception {
        Vehicle shielded = car(Fixture.XIFAN, "转运车", 4, true);
        ask(laid.xu(), new RideRoom(0, false, true, false), null);
        ask(laid.li(), RideRoom.ONE_SEAT, null);
        publish();
        assertThat(opened(secret(shielded)).parse().select("#drive-stops").text())
                .containsOnlyOnce("车辆须消毒");
    }

    @Test
    void aPhoneWhoseClockGoesWrongTellsNoTimeAfterNow() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T08:50");
        tap(van, xu.id(), DriveMark.What.ABOARD, "23:00");
        assertThat(get(xu.id()).pickedAt()).isEqualTo(at("08:50"));
    }

    @Test
    void whoeverDidNotComeAlongNeedsNoWayBackUntilTheyDoAfterAll() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        UUID back = as(secretary, () -> requests.back(xu.id()).orElseThrow()).id();
        tap(van, xu.id(), DriveMark.What.NOT_THERE, "08:50");
        assertThat(get(xu.id()).missed()).isEqualTo(Ride.Missed.NOT_THERE);
        assertThat(get(back).state()).isEqualTo(Ride.State.WITHDRAWN);
        tap(van, xu.id(), DriveMark.What.UNDO, "08:52");
        assertThat(get(back).state()).isEqualTo(Ride.State.EXPECTED);
        tap(van, xu.id(), DriveMark.What.DECLINED, "08:53");
        assertThat(get(xu.id()).missed()).isEqualTo(Ride.Missed.DECLINED);
    }

    @Test
    void whoHasGotInIsDrivenThoughTheRideWasWithdrawnMeanwhile() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        as(secretary, () -> {
            requests.withdraw(xu.id());
            return true;
        });
        TestClock.set("2022-02-08T08:55");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:50");
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.ABOARD);
        assertThat(as(secretary, () -> requests.back(xu.id()).orElseThrow()).state())
                .isEqualTo(Ride.State.EXPECTED);
    }

    @Test
    void aDriverSaysNothingAboutRidesOfOtherCars() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        publish();
        Vehicle other = car(Fixture.XIFAN, "另一辆", 4, false);
        for (UUID ride : List.of(xu.id(), UUID.randomUUID())) {
            assertThatThrownBy(() -> tap(other, ride, DriveMark.What.ABOARD, "08:50"))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting("key")
                                    .containsExactly("rides.drive.not.yours"));
        }
        assertThatThrownBy(() -> tap(van, xu.id(), DriveMark.What.SET_DOWN, "08:50"))
                .isInstanceOf(Refused.class);
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.WAITING);
    }

    @Test
    void aTapOnThePageIsTakenWithoutAnAccount() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T08:50");
        String address = "http://localhost:" + port + "/drive/" + secret(van);
        Connection browser = Jsoup.newSession();
        Document page = browser.newRequest(address).get();
        Document next = browser.newRequest(address + "/marks")
                .data(Map.of(
                        "_csrf", page.expectFirst("input[name=_csrf]").val(),
                        "id", UUID.randomUUID().toString(),
                        "ride", xu.id().toString(),
                        "what", "aboard",
                        "at", String.valueOf(at("08:45").toEpochMilli())))
                .post();
        assertThat(next.select("#drive-stops .done").text()).contains("徐素珍");
        assertThat(get(xu.id()).pickedAt()).isEqualTo(at("08:45"));
        Document wrong = browser.newRequest(address + "/marks")
                .data(Map.of("_csrf", page.expectFirst("input[name=_csrf]").val(), "what", "fly", "ride", "1"))
                .ignoreHttpErrors(true)
                .post();
        assertThat(wrong.text()).doesNotContain("Exception");
        assertThat(new SignedIn(port, "secretary")
                        .get("/rides/" + xu.id())
                        .select("#tell")
                        .text())
                .contains("徐素珍已上车");
    }

    @Test
    void whoDidNotComeStaysOnTheSheetToBeUndoneThoughTheDayIsPlannedAnew() throws Exception {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        Ride li = ask(laid.li(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T08:50");
        tap(van, xu.id(), DriveMark.What.NOT_THERE, "08:50");
        as(secretary, () -> {
            plans.again(Fixture.XIFAN, DAY);
            return true;
        });
        Document sheet = opened(secret(van)).parse();
        assertThat(sheet.select("[data-ride=" + xu.id() + "] input[value=undo]"))
                .hasSize(1);
        assertThat(sheet.select("h2").eachText())
                .as("who did not come is no passenger")
                .containsExactly("第1趟：无人乘车", "第2趟：1人");
        tap(van, xu.id(), DriveMark.What.UNDO, "08:50");
        assertThat(get(xu.id()).state()).isEqualTo(Ride.State.WAITING);
        Document day = new SignedIn(port, "secretary").get("/rides/days/2022-02-08");
        assertThat(day.select("#missing").text()).as("to be planned again").contains("徐素珍");
        as(secretary, () -> {
            plans.again(Fixture.XIFAN, DAY);
            return true;
        });
        assertThat(stops()).filteredOn(stop -> xu.id().equals(stop.ride())).hasSize(2);
        assertThat(stops()).filteredOn(stop -> li.id().equals(stop.ride())).hasSize(2);
    }
}
