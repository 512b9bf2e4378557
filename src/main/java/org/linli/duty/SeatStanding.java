package org.linli.duty;

import org.jspecify.annotations.Nullable;

/**
 * A seat, and whether whoever is to stand there is there.
 *
 * @param attendance theirs; null where there is none
 */
public record SeatStanding(
        Seat seat, AttendanceState state, @Nullable Attendance attendance) {}
