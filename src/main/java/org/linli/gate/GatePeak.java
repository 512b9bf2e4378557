package org.linli.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.linli.duty.DutyBoard.OfShift;

/**
 * Hours of a day in which most people come, and when in them nobody is to stand at a post.
 *
 * @param gaps in their order; none where it is covered
 */
record GatePeak(Instant from, Instant until, List<Gap> gaps) {

    GatePeak {
        gaps = List.copyOf(gaps);
    }

    /** When nobody is there. */
    record Gap(Instant from, Instant until) {}

    /** @param shifts of the post; those in which nobody stands cover nothing */
    static GatePeak of(Instant from, Instant until, List<OfShift> shifts) {
        List<OfShift> manned = shifts.stream()
                .filter(one -> one.seats().stream().anyMatch(seat -> seat.seat().member() != null))
                .sorted(Comparator.comparing(one -> one.shift().begins()))
                .toList();
        var gaps = new ArrayList<Gap>();
        Instant covered = from;
        for (OfShift one : manned) {
            Instant begins = one.shift().begins();
            if (begins.isAfter(covered) && covered.isBefore(until)) {
                gaps.add(new Gap(covered, begins.isBefore(until) ? begins : until));
            }
            covered = one.shift().ends().isAfter(covered) ? one.shift().ends() : covered;
        }
        if (covered.isBefore(until)) {
            gaps.add(new Gap(covered, until));
        }
        return new GatePeak(from, until, gaps);
    }
}
