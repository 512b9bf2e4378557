package org.linli.rides;

import java.util.Arrays;
import java.util.List;
import org.linli.territory.Position;
import org.springframework.stereotype.Component;

/** The busy roads that one would rather not cross. */
@Component
class RideRoads {

    private final List<List<Position>> roads;

    RideRoads(RideSettings settings) {
        this.roads = settings.roads().stream().map(RideRoads::line).toList();
    }

    private static List<Position> line(String written) {
        List<Position> points = Arrays.stream(written.strip().split("\\s+"))
                .map(RideRoads::point)
                .toList();
        if (points.size() < 2) {
            throw new IllegalArgumentException(
                    "linli.rides.roads: \"" + written + "\" is no line of two points or more");
        }
        return points;
    }

    private static Position point(String written) {
        String[] parts = written.split(",", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("linli.rides.roads: \"" + written + "\" is no latitude,longitude");
        }
        return new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    /** How many of them lie across the straight way; a road is crossed once at most. */
    int crossed(Position from, Position to) {
        return (int) roads.stream().filter(road -> isCrossed(road, from, to)).count();
    }

    private static boolean isCrossed(List<Position> road, Position from, Position to) {
        for (int i = 1; i < road.size(); i++) {
            Position a = road.get(i - 1);
            Position b = road.get(i);
            boolean apart = side(a, b, from) * side(a, b, to) < 0;
            if (apart && side(from, to, a) * side(from, to, b) < 0) {
                return true;
            }
        }
        return false;
    }

    /** More than 0 left of the line from a to b, less right of it. */
    private static double side(Position a, Position b, Position p) {
        return (b.lng() - a.lng()) * (p.lat() - a.lat()) - (b.lat() - a.lat()) * (p.lng() - a.lng());
    }
}
