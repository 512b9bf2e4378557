package org.linli.rides;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.linli.duty.DutyHours;
import org.linli.routes.RouteBreak;

/**
 * When a driver drives on a day, in seconds of the problem.
 *
 * @param longest under way at most; infinite without a limit
 * @param breaks rests, and while they stand at a post
 */
record RideHours(double from, double until, double longest, List<RouteBreak> breaks) {

    RideHours {
        breaks = List.copyOf(breaks);
    }

    /** The same without what their duty does not leave them; what they drove since {@code begun} counts. */
    RideHours within(DutyHours.Left left, double begun, ToDoubleFunction<Instant> seconds) {
        double begins = Math.max(from, seconds.applyAsDouble(left.from()));
        double ends = Math.min(until, seconds.applyAsDouble(left.until()));
        double most = left.longest().toSeconds();
        if (begun < begins) {
            ends = Math.min(ends, begun + most);
            most = Double.POSITIVE_INFINITY;
        }
        var standing = new ArrayList<RouteBreak>();
        for (DutyHours.Standing each : left.standing()) {
            double first = seconds.applyAsDouble(each.begins());
            double last = seconds.applyAsDouble(each.ends());
            if (last <= begins || first >= ends) {
                continue;
            }
            if (first <= begins) {
                begins = last;
            } else if (last >= ends) {
                ends = first;
            } else {
                standing.add(new RouteBreak(first, first, last - first));
            }
        }
        double since = begins;
        var all = new ArrayList<>(standing);
        breaks.stream()
                .filter(rest -> rest.latest() >= since)
                .filter(rest -> standing.stream().allMatch(each -> isApart(rest, each)))
                .forEach(all::add);
        all.sort(Comparator.comparingDouble(RouteBreak::earliest));
        return new RideHours(begins, Math.max(begins, ends), most, all);
    }

    private static boolean isApart(RouteBreak rest, RouteBreak standing) {
        return rest.latest() + rest.length() <= standing.earliest()
                || rest.earliest() >= standing.earliest() + standing.length();
    }
}
