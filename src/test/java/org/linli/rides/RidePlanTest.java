package org.linli.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.duty.DutyKind;
import org.linli.duty.DutyMember;
import org.linli.duty.DutyMembers;
import org.linli.duty.Post;
import org.linli.duty.PostPattern;
import org.linli.duty.Posts;
import org.linli.duty.Seat;
import org.linli.duty.SeatChange;
import org.linli.duty.Seats;
import org.linli.duty.Shifts;
import org.linli.platform.Refused;
import org.linli.routes.RouteStop;
import org.linli.territory.Position;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Planning a day, publishing it, and making it anew while it is driven. */
class RidePlanTest extends RideDayTesting {

    private static final RideRoom WHEELCHAIR = new RideRoom(0, true, false, false);
    private static final RideRoom CLOSED_LOOP = new RideRoom(0, false, true, false);

    @Autowired
    private DutyMembers members;

    @Autowired
    private Posts posts;

    @Autowired
    private Shifts shifts;

    @Autowired
    private Seats seats;

    @Override
    protected List<String> emptied() {
        return Stream.concat(super.emptied().stream(), Stream.of("duty.post", "duty.member", "duty.team"))
                .toList();
    }

    @Test
    void takesEverybodyInTimeAndBringsThemHome() throws InterruptedException {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        Ride li = ask(laid.li(), new RideRoom(1, false, false, true), null);
        RidePlan plan = publish();
        assertThat(as(secretary, () -> plans.left(plan))).isEmpty();
        assertThat(plan.isMeasured()).isFalse();
        List<RideStop> stops = stops();
        assertThat(stops).hasSize(6).allMatch(stop -> stop.vehicle().equals(van.id()));
        for (Ride ride : List.of(xu, li)) {
            RideStop out = stop(stops, ride.id(), RouteStop.Kind.SETDOWN);
            assertThat(out.begins()).isBeforeOrEqualTo(at("09:30"));
            assertThat(stop(stops, ride.id(), RouteStop.Kind.PICKUP).begins()).isBetween(at("08:30"), out.begins());
        }
        Ride back = as(secretary, () -> requests.back(xu.id()).orElseThrow());
        assertThat(stop(stops, back.id(), RouteStop.Kind.PICKUP).begins()).isAfterOrEqualTo(at("10:15"));
    }

    private static RideStop stop(List<RideStop> stops, UUID ride, RouteStop.Kind kind) {
        return stops.stream()
                .filter(stop -> ride.equals(stop.ride()) && stop.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhyNobodyTakesSomebody() throws InterruptedException {
        Ride wheelchair = ask(laid.xu(), WHEELCHAIR, null);
        Ride loop = ask(laid.li(), CLOSED_LOOP, null);
        Ride nowhere = ask(laid.fan(), RideEnd.address("不知道在哪", null), RideRoom.ONE_SEAT, null);
        Ride far = ask(laid.luo(), RideEnd.address("很远", new Position(31.2, 121.4)), RideRoom.ONE_SEAT, null);
        RidePlan plan = publish();
        assertThat(as(secretary, () -> plans.left(plan)))
                .isEqualTo(Map.of(
                        wheelchair.id(), RideReason.NO_ROOM,
                        loop.id(), RideReason.NO_ROOM,
                        nowhere.id(), RideReason.NO_POSITION,
                        far.id(), RideReason.NO_TIME));
    }

    @Test
    void whoIsInACarStaysThereWhenADayIsPlannedAnewAfterACancellation() throws InterruptedException {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        Ride li = ask(laid.li(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T08:50");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:50");
        Vehicle second = car(Fixture.XIFAN, "小客车", 4, false);
        as(secretary, () -> withdrawn(li.id()));
        Ride fan = ask(laid.fan(), RideRoom.ONE_SEAT, null);
        as(secretary, () -> again());
        List<RideStop> stops = stops();
        assertThat(stops).noneMatch(stop -> li.id().equals(stop.ride()));
        assertThat(stop(stops, xu.id(), RouteStop.Kind.SETDOWN).vehicle()).isEqualTo(van.id());
        assertThat(stop(stops, xu.id(), RouteStop.Kind.PICKUP).no()).isEqualTo(1);
        assertThat(stop(stops, fan.id(), RouteStop.Kind.PICKUP).begins()).isAfterOrEqualTo(at("08:50"));
        as(secretary, () -> late(van, 30));
        assertThat(stop(stops(), xu.id(), RouteStop.Kind.SETDOWN).begins()).isAfterOrEqualTo(at("09:20"));
        assertThat(second.name()).isEqualTo("小客车");
    }

    private boolean withdrawn(UUID ride) {
        requests.withdraw(ride);
        return true;
    }

    private boolean again() {
        plans.again(Fixture.XIFAN, DAY);
        return true;
    }

    private boolean late(Vehicle car, int minutes) {
        plans.late(Fixture.XIFAN, DAY, car.id(), minutes);
        return true;
    }

    @Test
    void aTapThatComesInLateKeepsAnOlderProposalFromBeingPublished() throws InterruptedException {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, null);
        publish();
        TestClock.set("2022-02-08T09:05");
        as(secretary, () -> plans.begin(Fixture.XIFAN, DAY));
        propose();
        TestClock.set("2022-02-08T09:10");
        tap(van, xu.id(), DriveMark.What.ABOARD, "08:59");
        refused(this::published, "rides.plan.begun.since");
        Document page = day();
        assertThat(page.select("form[action$='/again']"))
                .as("the way out, though a proposal is shown")
                .hasSize(1);
        as(secretary, this::again);
        assertThat(stop(stops(), xu.id(), RouteStop.Kind.PICKUP).no()).isEqualTo(1);
    }

    private boolean published() {
        plans.publish(Fixture.XIFAN, DAY);
        return true;
    }

    private Document day() {
        try {
            return new SignedIn(port, "secretary").get("/rides/days/2022-02-08");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatTheDistrictHasPlannedIsLeftAloneByTheCommunity() throws InterruptedException {
        ask(laid.xu(), RideRoom.ONE_SEAT, null);
        as(secretary, () -> plans.begin(Fixture.XIFAN, DAY));
        propose();
        Actor command = fixture.actor("command");
        as(command, () -> plans.begin(Fixture.JIANGBEI, DAY));
        long patience = System.nanoTime() + 20_000_000_000L;
        while (as(command, () -> plans.last(Fixture.JIANGBEI, DAY))
                                .orElseThrow()
                                .state()
                        == RidePlan.State.RUNNING
                && System.nanoTime() < patience) {
            as(command, this::stopped);
            Thread.sleep(20);
        }
        as(command, () -> {
            plans.publish(Fixture.JIANGBEI, DAY);
            return true;
        });
        refused(this::published, "rides.plan.taken");
        refused(() -> plans.begin(Fixture.XIFAN, DAY), "rides.plan.no.vehicles");
    }

    private boolean stopped() {
        try {
            plans.stop(Fixture.JIANGBEI, DAY);
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTimeThatHasChangedSinceIsPointedOut() throws InterruptedException {
        Ride xu = ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        publish();
        assertThat(day().select("#missing")).isEmpty();
        as(secretary, () -> {
            requests.ready(xu.id(), at("11:40"));
            return true;
        });
        assertThat(day().select("#missing").text()).contains("徐素珍", "11:40");
    }

    @Test
    void aPlanNeedsPeopleAndADayThatIsNotOver() {
        refused(() -> plans.begin(Fixture.XIFAN, DAY), "rides.plan.no.rides");
        refused(() -> plans.begin(Fixture.XIFAN, DAY.minusDays(1)), "rides.plan.past");
        refused(this::again, "rides.plan.none.published");
        refused(() -> late(van, 0), "rides.late.wrong");
        refused(
                () -> {
                    plans.publish(Fixture.XIFAN, DAY);
                    return true;
                },
                "rides.plan.none");
    }

    private void refused(Supplier<?> work, String key) {
        assertThatThrownBy(() -> as(secretary, work::get))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems()).extracting("key").containsExactly(key));
    }

    @Test
    void thePageShowsTripsWhoIsLeftAndTheDriversLink() throws Exception {
        ask(laid.xu(), RideRoom.ONE_SEAT, at("10:15"));
        ask(laid.li(), WHEELCHAIR, null);
        publish();
        Document page = new SignedIn(port, "secretary").get("/rides/days/2022-02-08");
        assertThat(page.select(".ride-car").text()).contains("面包车", "王师傅", "第1趟：1人", "徐素珍", "上车");
        assertThat(page.select(".ride-trips > li")).as("there and back").hasSize(1);
        assertThat(page.select("main").text()).contains("接送1人（2人次），共1趟，出车1辆");
        assertThat(page.select("#left").text()).contains("李强", "轮椅位");
        assertThat(page.select(".ride-link a").attr("href")).contains("/drive/");
    }

    @Test
    void whoFindsNoCarThereIsNotFetchedFromThereUnlessTheyAreThere() throws Exception {
        Ride xu = ask(laid.xu(), WHEELCHAIR, at("10:15"));
        Ride fan = ask(laid.fan(), RideEnd.address("不知道在哪", null), RideRoom.ONE_SEAT, at("10:15"));
        Ride far = ask(laid.luo(), RideEnd.address("来不及", new Position(29.29, 120.22)), RideRoom.ONE_SEAT, at("10:15"));
        TestClock.set("2022-02-08T09:29");
        Ride li = ask(laid.li(), RideRoom.ONE_SEAT, at("10:15"));
        RidePlan plan = publish();
        Map<UUID, RideReason> left = as(secretary, () -> plans.left(plan));
        assertThat(left)
                .containsEntry(far.id(), RideReason.NO_TIME)
                .containsEntry(back(far), RideReason.NO_WAY_THERE)
                .containsEntry(back(li), RideReason.NO_WAY_THERE)
                .containsEntry(back(fan), RideReason.NO_WAY_THERE)
                .containsEntry(xu.id(), RideReason.NO_ROOM)
                .containsEntry(back(xu), RideReason.NO_WAY_THERE);
        assertThat(stops()).isEmpty();
        assertThat(day().select("#left").text()).contains("去程没有车，返程没有安排");
        TestClock.set("2022-02-08T10:00");
        as(secretary, () -> {
            requests.ready(far.id(), at("10:00"));
            return true;
        });
        as(secretary, this::again);
        assertThat(stops())
                .as("got there in another way and wants home")
                .extracting(RideStop::ride)
                .containsExactly(back(far), back(far));
    }

    private UUID back(Ride out) {
        return as(secretary, () -> requests.back(out.id()).orElseThrow()).id();
    }

    @Test
    void aDriverDrivesOnlyAsLongAsTheLimitsOfDutyLeaveThem() throws Exception {
        DutyMember wang = driver();
        Vehicle bus = withDriver(wang);
        Ride xu = ask(laid.xu(), WHEELCHAIR, at("10:15"));
        publish();
        assertThat(as(
                        secretary,
                        () -> plans.left(plans.published(Fixture.XIFAN, DAY).orElseThrow())))
                .as("free all day")
                .isEmpty();
        seat(wang, DAY.minusDays(1), "22:00", "06:00");
        as(secretary, this::again);
        assertThat(as(
                        secretary,
                        () -> plans.left(plans.published(Fixture.XIFAN, DAY).orElseThrow())))
                .as("rests after the night")
                .isEqualTo(Map.of(xu.id(), RideReason.NO_TIME, back(xu), RideReason.NO_WAY_THERE));
        assertThat(stops()).isEmpty();
        assertThat(bus.member()).isEqualTo(wang.id());
    }

    @Test
    void aDayOfDrivingIsNoSeventhDutyDayInARow() throws Exception {
        DutyMember wang = driver();
        withDriver(wang);
        Ride xu = ask(laid.xu(), WHEELCHAIR, at("10:15"));
        for (int before = 1; before <= 5; before++) {
            seat(wang, DAY.minusDays(before), "14:00", "18:00");
        }
        publish();
        assertThat(stops()).as("the sixth day").isNotEmpty();
        seat(wang, DAY.minusDays(6), "14:00", "18:00");
        as(secretary, this::again);
        assertThat(stops()).as("the seventh").isEmpty();
        assertThat(as(
                        secretary,
                        () -> plans.left(plans.published(Fixture.XIFAN, DAY).orElseThrow())))
                .containsEntry(xu.id(), RideReason.NO_TIME);
    }

    @Test
    void whoeverHasStoodForAsLongAsADayAllowsDrivesNoMore() throws Exception {
        DutyMember wang = driver();
        withDriver(wang);
        Ride xu = ask(laid.xu(), WHEELCHAIR, at("10:15"));
        seat(wang, DAY, "11:00", "22:59");
        publish();
        assertThat(as(
                        secretary,
                        () -> plans.left(plans.published(Fixture.XIFAN, DAY).orElseThrow())))
                .containsKey(xu.id());
    }

    @Test
    void whileTheyStandAtAPostDriversDriveNobody() throws Exception {
        DutyMember wang = driver();
        withDriver(wang);
        Ride xu = ask(laid.xu(), WHEELCHAIR, at("10:15"));
        seat(wang, DAY, "09:45", "12:00");
        publish();
        List<RideStop> stops = stops();
        assertThat(stop(stops, xu.id(), RouteStop.Kind.SETDOWN).leaves()).isBeforeOrEqualTo(at("09:45"));
        assertThat(stop(stops, back(xu), RouteStop.Kind.PICKUP).begins())
                .as("after the shift")
                .isAfterOrEqualTo(at("12:00"));
    }

    @Test
    void aPostStaysWhereItIsWhenADayIsPlannedAnewWithSomebodyInTheCar() throws Exception {
        DutyMember wang = driver();
        Vehicle bus = withDriver(wang);
        Ride xu = ask(laid.xu(), WHEELCHAIR, at("10:15"));
        seat(wang, DAY, "09:45", "12:00");
        publish();
        TestClock.set("2022-02-08T08:50");
        tap(bus, xu.id(), DriveMark.What.ABOARD, "08:50");
        as(secretary, this::again);
        assertThat(stop(stops(), xu.id(), RouteStop.Kind.SETDOWN).leaves()).isBeforeOrEqualTo(at("09:45"));
        assertThat(stop(stops(), back(xu), RouteStop.Kind.PICKUP).begins()).isAfterOrEqualTo(at("12:00"));
    }

    private DutyMember driver() {
        var wang = new DutyMember(
                UUID.randomUUID(),
                Fixture.XIFAN,
                null,
                "王师傅",
                Set.of(DutyKind.DRIVER),
                null,
                null,
                DAY.minusDays(30),
                null,
                0);
        as(secretary, () -> {
            members.add(wang, null);
            return true;
        });
        return wang;
    }

    /** With a place for a wheelchair, which the van has not. */
    private Vehicle withDriver(DutyMember wang) {
        var bus = new Vehicle(
                UUID.randomUUID(),
                Fixture.XIFAN,
                "无障碍车",
                "浙G54321",
                2,
                1,
                LocalTime.of(7, 0),
                LocalTime.of(18, 0),
                null,
                wang.id(),
                "",
                false,
                null,
                null,
                0);
        return as(secretary, () -> vehicles.add(bus, null));
    }

    /** As it was put up the day before. */
    private void seat(DutyMember member, LocalDate day, String begins, String ends) {
        TestClock.set(day.minusDays(1) + "T12:00");
        as(secretary, () -> {
            Post post = posts.open(new Post(
                    UUID.randomUUID(),
                    Fixture.XIFAN,
                    "卡口" + day + begins,
                    Post.Kind.GATE,
                    "西门",
                    day.minusDays(9),
                    null,
                    0));
            posts.add(new PostPattern(
                    UUID.randomUUID(),
                    post.id(),
                    PostPattern.Mode.REGULAR,
                    EnumSet.allOf(DayOfWeek.class),
                    day,
                    day,
                    new PostPattern.Hours(LocalTime.parse(begins), LocalTime.parse(ends)),
                    List.of(Optional.empty()),
                    ""));
            Seat seat = shifts.ofPost(post.id(), day, day).getFirst();
            seats.put(seat.id(), null, member.id(), SeatChange.Why.HAND);
            return true;
        });
        TestClock.set("2022-02-08T07:00");
    }
}
