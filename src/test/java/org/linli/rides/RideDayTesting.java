package org.linli.rides;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.territory.Position;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of a day begin with: a van with six seats at Xifan, 7:00 of 8 February 2022. */
abstract class RideDayTesting extends PeopleTesting {

    static final LocalDate DAY = LocalDate.of(2022, 2, 8);
    static final Position HOSPITAL = new Position(29.2733, 120.2352);

    @Autowired
    RideRequests requests;

    @Autowired
    Vehicles vehicles;

    @Autowired
    RidePlans plans;

    @Autowired
    Drives drives;

    Vehicle van;

    @Override
    protected List<String> emptied() {
        return List.of("rides.request", "rides.vehicle", "rides.plan");
    }

    @BeforeEach
    void parkTheVan() {
        TestClock.set("2022-02-08T07:00");
        van = car(Fixture.XIFAN, "面包车", 6, false);
    }

    Vehicle car(AreaPath area, String name, int seats, boolean shielded) {
        var car = new Vehicle(
                UUID.randomUUID(),
                area,
                name,
                "浙G12345",
                seats,
                0,
                LocalTime.of(7, 0),
                LocalTime.of(18, 0),
                null,
                null,
                "王师傅",
                shielded,
                null,
                null,
                0);
        return as(secretary, () -> vehicles.add(car, new Phone("13905790099")));
    }

    static Instant at(String time) {
        return Instant.parse("2022-02-08T" + time + ":00+08:00");
    }

    /** From a home some 3 km from the hospital, there by 9:30. */
    Ride ask(PersonId person, RideRoom room, @Nullable Instant back) {
        return ask(person, RideEnd.address("老街" + person.value(), new Position(29.29, 120.22)), room, back);
    }

    Ride ask(PersonId person, RideEnd from, RideRoom room, @Nullable Instant back) {
        return as(
                secretary,
                () -> requests.ask(new RideAsk(
                        UUID.randomUUID(),
                        person,
                        RidePurpose.VACCINATION,
                        from,
                        RideEnd.address("人民医院", HOSPITAL),
                        at("08:30"),
                        at("09:30"),
                        back,
                        room,
                        "")));
    }

    /** Plans the day and publishes it. */
    RidePlan publish() throws InterruptedException {
        as(secretary, () -> plans.begin(Fixture.XIFAN, DAY));
        propose();
        return as(secretary, () -> {
            plans.publish(Fixture.XIFAN, DAY);
            return plans.published(Fixture.XIFAN, DAY).orElseThrow();
        });
    }

    /** Waits for the first plan and does not wait for a better one. */
    void propose() throws InterruptedException {
        RidePlan running = as(secretary, () -> plans.last(Fixture.XIFAN, DAY)).orElseThrow();
        long patience = System.nanoTime() + 20_000_000_000L;
        while (running.state() == RidePlan.State.RUNNING && System.nanoTime() < patience) {
            if (plans.progress(running).best() != null) {
                as(secretary, this::stop);
            }
            Thread.sleep(20);
            running = as(secretary, () -> plans.last(Fixture.XIFAN, DAY)).orElseThrow();
        }
    }

    private boolean stop() {
        try {
            plans.stop(Fixture.XIFAN, DAY);
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<RideStop> stops() {
        return as(
                secretary, () -> plans.stops(plans.published(Fixture.XIFAN, DAY).orElseThrow()));
    }

    /** What the driver of a car taps. */
    void tap(Vehicle car, UUID ride, DriveMark.What what, String time) {
        tap(car, new DriveMark(UUID.randomUUID(), ride, what, at(time)));
    }

    void tap(Vehicle car, DriveMark mark) {
        Drives.asNobody(() -> {
            drives.take(drives.open(drives.secret(car, DAY), "10.0.0.1"), mark);
            return true;
        });
    }

    Ride get(UUID id) {
        return as(secretary, () -> requests.get(id));
    }
}
