package org.linli.inspection;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

/** Two hours of a day in which rounds are walked. */
record RoundWindow(LocalTime from, LocalTime until) {

    private static final int FIRST = 8;
    private static final int LAST = 18;
    private static final int HOURS = 2;

    /** Those of a day, from 8 to 20. */
    static final List<RoundWindow> ALL = IntStream.iterate(FIRST, hour -> hour <= LAST, hour -> hour + HOURS)
            .mapToObj(hour -> new RoundWindow(LocalTime.of(hour, 0), LocalTime.of(hour + HOURS, 0)))
            .toList();
}
