package org.linli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.rides.RideAsk;
import org.linli.rides.RideEnd;
import org.linli.rides.RidePlans;
import org.linli.rides.RidePurpose;
import org.linli.rides.RideRequests;
import org.linli.rides.RideRoom;
import org.linli.rides.Vehicle;
import org.linli.rides.Vehicles;
import org.linli.territory.Area;
import org.linli.territory.Position;
import org.linli.territory.Territory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loujia's vaccination day, tomorrow: 18 elders gather at the square, one car with one driver takes six at a time to
 * the site 3.5 km away, waits there through the observation and brings them home: three trips.
 */
@Component
@Profile("demo")
class DemoRides {

    private static final int IN_A_CAR = 6;
    private static final LocalTime FIRST = LocalTime.of(7, 45);
    private static final Duration BETWEEN = Duration.ofHours(2);
    private static final Duration ON_THE_WAY = Duration.ofMinutes(45);

    /** Until the jab is given, and half an hour of observation. */
    private static final Duration THERE = Duration.ofMinutes(45);

    /** As the crow flies; some 3.5 km on the road. */
    private static final double DEGREES_NORTH = 0.0233;

    private final RideRequests requests;
    private final Vehicles vehicles;
    private final RidePlans plans;
    private final Places places;
    private final Territory territory;
    private final BusinessClock clock;

    DemoRides(
            RideRequests requests,
            Vehicles vehicles,
            RidePlans plans,
            Places places,
            Territory territory,
            BusinessClock clock) {
        this.requests = requests;
        this.vehicles = vehicles;
        this.plans = plans;
        this.places = places;
        this.territory = territory;
        this.clock = clock;
    }

    /** The vaccination site; answers its id. */
    UUID enterSite(DemoFacts facts, LocalDate today) {
        Position square = square(facts);
        var site = new Place(
                Ids.next(),
                facts.root(),
                PlaceKind.VACCINATION_SITE,
                "方舱接种点（原广福医院）",
                null,
                "广福东街",
                "",
                null,
                "",
                null,
                new Position(square.lat() + DEGREES_NORTH, square.lng()),
                today.minusYears(1),
                null,
                0);
        return places.enter(site, null).id();
    }

    private Position square(DemoFacts facts) {
        AreaPath loujia = facts.root().child("loujia");
        return Optional.ofNullable(territory.areas(List.of(loujia)).get(loujia))
                .map(Area::center)
                .orElseThrow();
    }

    void plan(DemoFacts facts, List<UUID> elders, UUID site, LocalDate today) {
        LocalDate day = today.plusDays(1);
        park(facts.root().child("loujia"));
        RideEnd from = RideEnd.address("楼家广场", square(facts));
        for (int at = 0; at < elders.size(); at++) {
            ask(elders.get(at), at, day, from, RideEnd.place(site));
        }
        plans.now(facts.root(), day);
    }

    private void park(AreaPath loujia) {
        var car = new Vehicle(
                Ids.next(),
                loujia,
                "楼家七座车",
                "浙G·D0018",
                IN_A_CAR,
                0,
                LocalTime.of(7, 30),
                LocalTime.of(17, 30),
                null,
                null,
                "楼志强",
                false,
                null,
                null,
                0);
        vehicles.add(car, new Phone("13905790018"));
    }

    private void ask(UUID elder, int nth, LocalDate day, RideEnd from, RideEnd to) {
        Instant begin = clock.at(day, FIRST).plus(BETWEEN.multipliedBy(nth / IN_A_CAR));
        Instant there = begin.plus(ON_THE_WAY);
        requests.ask(new RideAsk(
                Ids.next(),
                PersonId.of(elder),
                RidePurpose.VACCINATION,
                from,
                to,
                begin,
                there,
                there.plus(THERE),
                new RideRoom(0, false, false, nth % IN_A_CAR == 0),
                ""));
    }
}
