package org.linli.rides;

/**
 * What somebody needs of the car and its driver.
 *
 * @param companions who go with them, 0 to {@value #MOST}
 * @param wheelchair whether they stay in a wheelchair
 * @param alone in a closed loop: with nobody else in the car, the driver protected, the car disinfected after
 * @param help whether they need help to the door
 */
public record RideRoom(int companions, boolean wheelchair, boolean alone, boolean help) {

    static final int MOST = 3;

    /** One seat and nothing else. */
    public static final RideRoom ONE_SEAT = new RideRoom(0, false, false, false);

    /** Seats that they and their companions take. */
    public int seats() {
        return companions + (wheelchair ? 0 : 1);
    }

    /** Places for wheelchairs that they take. */
    public int wheelchairs() {
        return wheelchair ? 1 : 0;
    }
}
