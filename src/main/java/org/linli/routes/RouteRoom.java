package org.linli.routes;

/**
 * How many people find room, or need it.
 *
 * @param seats 0 and more
 * @param wheelchairs places of wheelchairs, in which nobody else can sit; 0 and more
 */
public record RouteRoom(int seats, int wheelchairs) {

    public RouteRoom {
        if (seats < 0 || wheelchairs < 0) {
            throw new IllegalArgumentException("Less than no room: " + seats + ", " + wheelchairs);
        }
    }
}
