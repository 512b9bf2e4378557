package org.linli.routes;

import java.util.List;
import java.util.UUID;

/**
 * A vehicle with its driver, from where it stands now.
 *
 * @param start index of the place in the travel of the problem
 * @param end where it has to be at last
 * @param from second from which on it is free
 * @param until second at which it must be at its end
 * @param longest seconds that its driver may be under way, from the first way until they are back, breaks left out;
 *     infinite without a limit
 * @param shielded whether its driver is protected
 * @param aboard requests whose people sit in it already: only where they get out is planned
 */
public record RouteVehicle(
        UUID id,
        RouteRoom room,
        int start,
        int end,
        double from,
        double until,
        double longest,
        boolean shielded,
        List<RouteBreak> breaks,
        List<UUID> aboard) {

    /** Whose driver may be under way from its begin to its end. */
    public RouteVehicle(
            UUID id,
            RouteRoom room,
            int start,
            int end,
            double from,
            double until,
            boolean shielded,
            List<RouteBreak> breaks,
            List<UUID> aboard) {
        this(id, room, start, end, from, until, Double.POSITIVE_INFINITY, shielded, breaks, aboard);
    }

    public RouteVehicle {
        breaks = List.copyOf(breaks);
        aboard = List.copyOf(aboard);
    }

    /** Whether it does not matter which of the two drives. */
    boolean isLike(RouteVehicle other) {
        return equals(new RouteVehicle(
                id,
                other.room,
                other.start,
                other.end,
                other.from,
                other.until,
                other.longest,
                other.shielded,
                other.breaks,
                other.aboard));
    }
}
