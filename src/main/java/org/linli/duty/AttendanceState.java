package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether whoever is to stand in a seat is there. */
public enum AttendanceState {
    /** Nobody is to stand there. */
    EMPTY,
    TO_COME,
    /** Their shift has begun within the {@linkplain #GRACE grace}. */
    DUE,
    /** Not there although the grace is over. */
    ABSENT,
    THERE,
    /** There, but came after the grace. */
    LATE,
    LEFT,
    /** The shift is over, and they were not there as far as is known. */
    MISSED;

    /** So long after its begin nobody is late yet: the way from one's own door, and the time to read a code. */
    public static final Duration GRACE = Duration.ofMinutes(10);

    /** As it is sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "duty.state." + code();
    }

    /** @param attendance of whoever is to stand in the seat; null while there is none */
    static AttendanceState of(Seat seat, @Nullable Attendance attendance, Instant now) {
        Instant begins = seat.shift().begins();
        if (attendance != null) {
            boolean late = attendance.in().at().isAfter(begins.plus(GRACE));
            return attendance.out() != null ? LEFT : late ? LATE : THERE;
        }
        if (seat.member() == null) {
            return EMPTY;
        }
        if (!seat.shift().ends().isAfter(now)) {
            return MISSED;
        }
        if (begins.isAfter(now)) {
            return TO_COME;
        }
        return now.isAfter(begins.plus(GRACE)) ? ABSENT : DUE;
    }
}
