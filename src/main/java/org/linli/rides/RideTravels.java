package org.linli.rides;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.linli.territory.Position;
import org.springframework.stereotype.Component;

/** Ways between places: from a server of ways where there is one, else reckoned from coordinates. */
@Component
class RideTravels {

    private static final double METRES_OF_A_DEGREE = 111_195;
    private static final double METRES_A_SECOND_OF_ONE_KMH = 1 / 3.6;
    private static final double DETOUR = 1.5;

    private final RideSettings settings;
    private final RideRoads roads;
    private final RideOsrm osrm;

    RideTravels(RideSettings settings, RideRoads roads, RideOsrm osrm) {
        this.settings = settings;
        this.roads = roads;
        this.osrm = osrm;
    }

    /** From each place to each other one; reckoned where the server does not answer. */
    RideTravel between(List<Position> places) {
        Optional<RideTravel> measured = osrm.between(places);
        RideTravel plain = measured.orElseGet(() -> reckoned(places));
        for (int from = 0; from < places.size(); from++) {
            for (int to = 0; to < places.size(); to++) {
                int crossed = from == to ? 0 : roads.crossed(places.get(from), places.get(to));
                plain.times()[from][to] +=
                        measured.isPresent() ? 0 : crossed * settings.crossing().toSeconds();
                plain.ways()[from][to] += crossed * settings.crossingMetres();
            }
        }
        return plain;
    }

    private RideTravel reckoned(List<Position> places) {
        int count = places.size();
        var times = new double[count][count];
        var ways = new double[count][count];
        double pace = settings.speed() * METRES_A_SECOND_OF_ONE_KMH;
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                ways[from][to] = straight(places.get(from), places.get(to)) * settings.roadFactor();
                times[from][to] = ways[from][to] / pace;
            }
        }
        return new RideTravel(times, ways, false);
    }

    /** How long somebody may be in the car: as set, and half as long again as the straight way where it is farther. */
    Duration longest(Position from, Position to) {
        Duration detour = detour(from, to);
        return detour.compareTo(settings.longest()) > 0 ? detour : settings.longest();
    }

    /** Half as long again as the straight way, as reckoned. */
    Duration detour(Position from, Position to) {
        double pace = settings.speed() * METRES_A_SECOND_OF_ONE_KMH;
        double direct = straight(from, to) * settings.roadFactor() / pace;
        return Duration.ofSeconds(Math.round(direct * DETOUR));
    }

    /** Metres as the crow flies, right to a metre within a city. */
    static double straight(Position from, Position to) {
        double north = (to.lat() - from.lat()) * METRES_OF_A_DEGREE;
        double east =
                (to.lng() - from.lng()) * METRES_OF_A_DEGREE * Math.cos(Math.toRadians((from.lat() + to.lat()) / 2));
        return Math.hypot(north, east);
    }
}
