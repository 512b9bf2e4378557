package org.linli.rosters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through all that one person stands, the earliest first, and tells where a limit is broken; only where the
 * plan is part of it, since what is past or published is not its fault. Called for each change that the solver tries.
 */
final class RosterLimitWalk {

    private static final int SECONDS_OF_MINUTE = 60;

    private final long rest;
    private final long mostOfDay;
    private final int mostDays;
    private final int mostNights;

    /** Is told where a limit is broken. */
    interface Found {
        /**
         * @param value what was found, in the unit of the rule
         * @param times how often that breaks the limit
         */
        void at(RosterLimitRule rule, RosterStint stint, long value, long times);
    }

    /** A row of days, or of nights. */
    private static final class Row {
        private @Nullable RosterStint last;
        private long length;
        private boolean planned;
    }

    RosterLimitWalk(RosterLimits limits) {
        rest = limits.rest().toSeconds();
        mostOfDay = limits.day().toMinutes();
        mostDays = limits.daysInRow();
        mostNights = limits.nightsInRow();
    }

    /** How often limits are broken. */
    long broken(List<RosterStint> stints) {
        var count = new Count();
        look(stints, count);
        return count.times;
    }

    private static final class Count implements Found {
        private long times;

        @Override
        public void at(RosterLimitRule rule, RosterStint stint, long value, long more) {
            times += more;
        }
    }

    void look(List<RosterStint> stints, Found found) {
        var days = new Row();
        var nights = new Row();
        RosterStint first = null;
        long minutes = 0;
        boolean planned = false;
        for (int i = 0; i < stints.size(); i++) {
            RosterStint stint = stints.get(i);
            overlaps(stints, i, found);
            if (first == null || stint.day() != first.day()) {
                if (first != null) {
                    day(first, minutes, planned, found);
                    rested(stints.get(i - 1), stint, found);
                }
                first = stint;
                minutes = 0;
                planned = false;
            }
            minutes += stint.minutes();
            planned |= stint.planned();
            extend(days, stint, mostDays, RosterLimitRule.DAYS_IN_ROW, found);
            if (stint.night()) {
                extend(nights, stint, mostNights, RosterLimitRule.NIGHTS_IN_ROW, found);
            }
        }
        if (first != null) {
            day(first, minutes, planned, found);
        }
        end(days, mostDays, RosterLimitRule.DAYS_IN_ROW, found);
        end(nights, mostNights, RosterLimitRule.NIGHTS_IN_ROW, found);
    }

    private static void overlaps(List<RosterStint> stints, int index, Found found) {
        RosterStint one = stints.get(index);
        for (int i = index + 1; i < stints.size() && stints.get(i).begins() < one.ends(); i++) {
            RosterStint other = stints.get(i);
            if (one.planned() || other.planned()) {
                found.at(RosterLimitRule.OVERLAP, other, 0, 1);
            }
        }
    }

    private void rested(RosterStint before, RosterStint after, Found found) {
        long rested = after.begins() - before.ends();
        if (rested >= 0 && rested < rest && (before.planned() || after.planned())) {
            found.at(RosterLimitRule.REST, after, rested / SECONDS_OF_MINUTE, 1);
        }
    }

    private void day(RosterStint first, long minutes, boolean planned, Found found) {
        if (planned && minutes > mostOfDay) {
            found.at(RosterLimitRule.DAY, first, minutes, 1);
        }
    }

    private static void extend(Row row, RosterStint stint, int most, RosterLimitRule rule, Found found) {
        if (row.last == null || stint.day() > row.last.day() + 1) {
            end(row, most, rule, found);
            row.length = 1;
            row.planned = stint.planned();
        } else {
            row.length += stint.day() == row.last.day() ? 0 : 1;
            row.planned |= stint.planned();
        }
        row.last = stint;
    }

    private static void end(Row row, int most, RosterLimitRule rule, Found found) {
        if (row.last != null && row.planned && row.length > most) {
            found.at(rule, row.last, row.length, row.length - most);
        }
    }
}
