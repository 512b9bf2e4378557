package org.linli.rides;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
                .flatMap(rest -> besides(rest, standing).stream())
                .forEach(all::add);
        all.sort(Comparator.comparingDouble(RouteBreak::earliest));
        return new RideHours(begins, Math.max(begins, ends), most, all);
    }

    /** A rest before they stand at a post or, where there is no time before, after it. */
    private static Optional<RouteBreak> besides(RouteBreak rest, List<RouteBreak> standing) {
        double earliest = rest.earliest();
        double latest = rest.latest();
        for (RouteBreak each : standing) {
            double stands = each.earliest();
            double leaves = stands + each.length();
            if (latest + rest.length() > stands && earliest < leaves) {
                if (earliest + rest.length() <= stands) {
                    latest = stands - rest.length();
                } else {
                    earliest = leaves;
                }
            }
        }
        return earliest <= latest ? Optional.of(new RouteBreak(earliest, latest, rest.length())) : Optional.empty();
    }

    /** The same for a car in which somebody sits since before {@code now}: they are brought until {@code home}. */
    RideHours bringing(double now, double home) {
        var after = new ArrayList<RouteBreak>();
        if (from > home) {
            after.add(new RouteBreak(home, home, from - home));
        }
        for (RouteBreak each : breaks) {
            double late = home - each.latest();
            if (late <= 0) {
                after.add(each);
            } else if (late < each.length()) {
                after.add(new RouteBreak(home, home, each.length() - late));
            }
        }
        return new RideHours(now, Math.max(until, home), Double.POSITIVE_INFINITY, after);
    }
}
