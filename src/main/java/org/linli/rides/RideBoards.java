package org.linli.rides;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The live board: who waits, who is under way, who is at the site, and who was left behind there. */
@Service
@Transactional(readOnly = true)
public class RideBoards {

    /** Whoever is ready is picked up within that, or was left behind. */
    static final Duration PATIENCE = Duration.ofMinutes(45);

    /** Whoever got in so long ago has arrived, also where getting out was not tapped. */
    private static final Duration LONGEST_WAY = Duration.ofHours(2);

    private static final int MOST = 500;

    private final RideBoardStore store;
    private final DriveStore drives;
    private final Vehicles vehicles;
    private final RideEnds ends;
    private final People people;
    private final BusinessClock clock;

    RideBoards(
            RideBoardStore store,
            DriveStore drives,
            Vehicles vehicles,
            RideEnds ends,
            People people,
            BusinessClock clock) {
        this.store = store;
        this.drives = drives;
        this.vehicles = vehicles;
        this.ends = ends;
        this.people = people;
        this.clock = clock;
    }

    /** Those who are at the site without a ride home, the longest first. */
    List<RideBoardStore.LeftBehind> left(boolean isNew) {
        Instant now = clock.now();
        return store.left(now.minus(PATIENCE), now, now.minus(LONGEST_WAY), isNew, MOST);
    }

    /** Of an area, today. */
    RideBoard of(AreaPath area) {
        List<RideBoardStore.Standing> all = store.of(area, clock.startOf(clock.today()), clock.endOf(clock.today()));
        Set<UUID> left = left(false).stream().map(one -> one.ride().id()).collect(Collectors.toSet());
        var said = new Said(all, area);
        Map<String, ArrayList<RideBoard.Row>> lists = Map.of(
                "left", new ArrayList<>(),
                "waiting", new ArrayList<>(),
                "aboard", new ArrayList<>(),
                "there", new ArrayList<>());
        int done = 0;
        for (RideBoardStore.Standing one : all) {
            switch (one.ride().state()) {
                case DONE -> done++;
                case ABOARD -> add(lists, "aboard", said.row(one, one.ride().pickedAt(), one.setDown(), false));
                case WAITING, EXPECTED, MISSED -> {
                    boolean isLeft = left.contains(one.ride().id());
                    if (one.ride().state() == Ride.State.MISSED && !isLeft) {
                        continue;
                    }
                    boolean isThere = one.ride().isBack()
                            && (one.outDone() != null || one.ride().readyAt() != null);
                    if (isLeft || isThere) {
                        add(lists, isLeft ? "left" : "there", said.row(one, since(one), one.pickup(), true));
                    } else if (!one.ride().isBack()) {
                        add(lists, "waiting", said.row(one, one.ride().begins(), one.pickup(), true));
                    }
                }
                case WITHDRAWN -> {}
            }
        }
        return new RideBoard(
                rows(lists, "left"),
                rows(lists, "waiting"),
                rows(lists, "aboard"),
                rows(lists, "there"),
                dirty(area),
                done);
    }

    private static void add(Map<String, ArrayList<RideBoard.Row>> lists, String which, RideBoard.Row row) {
        Objects.requireNonNull(lists.get(which)).add(row);
    }

    private static List<RideBoard.Row> rows(Map<String, ArrayList<RideBoard.Row>> lists, String which) {
        return List.copyOf(Objects.requireNonNull(lists.get(which)));
    }

    private static @Nullable Instant since(RideBoardStore.Standing one) {
        return one.ride().readyAt() == null ? one.outDone() : one.ride().readyAt();
    }

    private List<RideBoard.Dirty> dirty(AreaPath area) {
        return drives.toDisinfect(area).stream()
                .map(due -> new RideBoard.Dirty(
                        due.getKey(), vehicles.get(due.getKey()).name(), due.getValue()))
                .toList();
    }

    /** Names, places and cars of some rides. */
    private final class Said {

        private final Map<PersonId, PersonCard> cards;
        private final Map<UUID, Place> places;
        private final Map<UUID, String> cars;

        private Said(List<RideBoardStore.Standing> all, AreaPath area) {
            List<Ride> rides = all.stream().map(RideBoardStore.Standing::ride).toList();
            cards = people.cards(rides.stream().map(Ride::person).distinct().toList());
            places = ends.places(rides);
            cars = vehicles.within(area, clock.today()).stream().collect(Collectors.toMap(Vehicle::id, Vehicle::name));
        }

        private RideBoard.Row row(
                RideBoardStore.Standing one, @Nullable Instant since, @Nullable Instant planned, boolean isAtBegin) {
            Ride ride = one.ride();
            PersonCard card = cards.get(ride.person());
            String car = Stream.ofNullable(one.vehicle())
                    .flatMap(id -> Stream.ofNullable(cars.get(id)))
                    .findFirst()
                    .orElse("");
            return new RideBoard.Row(
                    ride,
                    card == null ? "—" : card.name(),
                    ends.words(isAtBegin ? ride.from() : ride.to(), card, places),
                    since == null ? ride.begins() : since,
                    planned,
                    car);
        }
    }
}
