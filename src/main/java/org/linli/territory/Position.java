package org.linli.territory;

/**
 * A point on the earth, WGS 84.
 *
 * @param lat latitude in degrees, -90 to 90
 * @param lng longitude in degrees, -180 to 180
 */
public record Position(double lat, double lng) {

    public Position {
        if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) {
            throw new IllegalArgumentException("Not a position: " + lat + ", " + lng);
        }
    }
}
