package org.linli.workload;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.StaffShift;
import org.linli.access.StaffShifts;
import org.linli.access.StaffStandIn;

/**
 * A shift of somebody who is to be relieved, and what can become of it.
 *
 * @param source which knows of it
 * @param ways the best first; the last leaves the place open
 */
record ReliefShift(StaffShifts source, StaffShift shift, List<Way> ways) {

    /**
     * What can become of it.
     *
     * @param code by which it is chosen
     * @param to who would stand there; null for nobody
     */
    record Way(String code, @Nullable StaffStandIn to) {}

    static ReliefShift of(StaffShifts source, StaffShift shift, List<StaffStandIn> standIns) {
        return new ReliefShift(
                source,
                shift,
                Stream.concat(
                                standIns.stream().map(to -> new Way(code(shift, to), to)),
                                Stream.of(new Way(shift.seat() + ":open", null)))
                        .toList());
    }

    private static String code(StaffShift shift, StaffStandIn to) {
        StaffShift back = to.back();
        return shift.seat() + ":" + to.person() + (back == null ? "" : ":" + back.seat());
    }
}
