package org.linli.rosters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nobody is asked to do, seen in all that one person stands. Only where the plan is part of it. */
enum RosterLimitRule {
    OVERLAP {
        @Override
        void look(List<RosterStint> stints, RosterLimits limits, Found found) {
            for (int i = 0; i < stints.size(); i++) {
                RosterStint one = stints.get(i);
                for (int j = i + 1; j < stints.size() && stints.get(j).begins() < one.ends(); j++) {
                    if (one.planned() || stints.get(j).planned()) {
                        found.at(stints.get(j), 0, 1);
                    }
                }
            }
        }
    },
    /** Minutes of rest that were left. */
    REST {
        @Override
        void look(List<RosterStint> stints, RosterLimits limits, Found found) {
            long least = limits.rest().toSeconds();
            for (int i = 1; i < stints.size(); i++) {
                RosterStint before = stints.get(i - 1);
                RosterStint after = stints.get(i);
                long rest = after.begins() - before.ends();
                if (rest >= 0 && rest < least && before.day() != after.day() && (before.planned() || after.planned())) {
                    found.at(after, rest / SECONDS_OF_MINUTE, 1);
                }
            }
        }
    },
    /** Minutes on duty. */
    DAY {
        @Override
        void look(List<RosterStint> stints, RosterLimits limits, Found found) {
            long most = limits.day().toMinutes();
            for (int i = 0; i < stints.size(); ) {
                RosterStint first = stints.get(i);
                long minutes = 0;
                boolean planned = false;
                for (; i < stints.size() && stints.get(i).day() == first.day(); i++) {
                    minutes += stints.get(i).minutes();
                    planned |= stints.get(i).planned();
                }
                if (planned && minutes > most) {
                    found.at(first, minutes, 1);
                }
            }
        }
    },
    /** Days in the row. */
    DAYS_IN_ROW {
        @Override
        void look(List<RosterStint> stints, RosterLimits limits, Found found) {
            runs(stints, false, limits.daysInRow(), found);
        }
    },
    /** Nights in the row. */
    NIGHTS_IN_ROW {
        @Override
        void look(List<RosterStint> stints, RosterLimits limits, Found found) {
            runs(stints, true, limits.nightsInRow(), found);
        }
    };

    private static final int SECONDS_OF_MINUTE = 60;

    /** Is told where the limit is broken. */
    interface Found {
        /**
         * @param value what was found, in the unit of the rule
         * @param times how often that breaks the limit
         */
        void at(RosterStint stint, long value, long times);
    }

    abstract void look(List<RosterStint> stints, RosterLimits limits, Found found);

    /** How often it is broken. */
    long broken(RosterPerson person, RosterLoad load) {
        var count = new Count();
        look(load.stints(), person.rules().limits(), count);
        return count.times;
    }

    private static final class Count implements Found {
        private long times;

        @Override
        public void at(RosterStint stint, long value, long more) {
            times += more;
        }
    }

    /** Each day over the limit breaks it once. */
    private static void runs(List<RosterStint> stints, boolean nights, int most, Found found) {
        RosterStint last = null;
        long length = 0;
        boolean planned = false;
        for (RosterStint stint : stints) {
            if (nights && !stint.night()) {
                continue;
            }
            if (last == null || stint.day() > last.day() + 1) {
                report(last, length, planned, most, found);
                length = 1;
                planned = stint.planned();
            } else {
                length += stint.day() == last.day() ? 0 : 1;
                planned |= stint.planned();
            }
            last = stint;
        }
        report(last, length, planned, most, found);
    }

    private static void report(@Nullable RosterStint last, long length, boolean planned, int most, Found found) {
        if (last != null && planned && length > most) {
            found.at(last, length, length - most);
        }
    }
}
