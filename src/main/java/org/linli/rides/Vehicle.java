package org.linli.rides;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A car with its driver.
 *
 * @param name 1 to {@value #LONGEST} characters
 * @param plate up to {@value #LONGEST_PLATE} characters; may be empty
 * @param seats beside the driver's, 0 to {@value #MOST_SEATS}
 * @param wheelchairs places for wheelchairs, 0 to {@value #MOST_WHEELCHAIRS}
 * @param begins from when on it drives on each day
 * @param ends when it is back, on the same day
 * @param place where it sets out and returns to; null for the middle of its area
 * @param member who does duty and drives; null for who does none
 * @param driver name of one who does no duty; empty for one who does
 * @param shielded whether the driver is protected, as for a closed loop
 * @param rest null where the driver takes none
 * @param until the last day of one that drives no more; null while it does
 * @param version for changing what was read
 */
public record Vehicle(
        UUID id,
        AreaPath path,
        String name,
        String plate,
        int seats,
        int wheelchairs,
        LocalTime begins,
        LocalTime ends,
        @Nullable UUID place,
        @Nullable UUID member,
        String driver,
        boolean shielded,
        @Nullable Rest rest,
        @Nullable LocalDate until,
        int version) {

    static final int LONGEST = 60;
    static final int LONGEST_PLATE = 20;
    static final int MOST_SEATS = 60;
    static final int MOST_WHEELCHAIRS = 10;
    static final int SHORTEST_REST = 5;
    static final int LONGEST_REST = 240;

    /**
     * A rest of the driver.
     *
     * @param from earliest begin
     * @param until latest begin
     * @param minutes {@value Vehicle#SHORTEST_REST} to {@value Vehicle#LONGEST_REST}
     */
    public record Rest(LocalTime from, LocalTime until, int minutes) {}

    /** Whether it drives on a day. */
    public boolean drivesOn(LocalDate day) {
        return until == null || !until.isBefore(day);
    }
}
