package org.linli.workload;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What of somebody's days has a limit. */
enum WorkMeasure {
    /** From the first trace to the last: minutes, more than so many hours. */
    SPAN {
        @Override
        OptionalInt over(List<WorkDay> days, int bound) {
            Duration span = days.getLast().span();
            return span.compareTo(Duration.ofHours(bound)) > 0 ? minutes(span) : OptionalInt.empty();
        }
    },
    /** From the end of the day before to the beginning: minutes, fewer than so many hours. */
    REST {
        @Override
        OptionalInt over(List<WorkDay> days, int bound) {
            if (days.size() < 2) {
                return OptionalInt.empty();
            }
            Duration rest = days.getLast().restAfter(days.get(days.size() - 2));
            return rest.compareTo(Duration.ofHours(bound)) < 0 ? minutes(rest) : OptionalInt.empty();
        }
    },
    /** Days on which work began, without one between them on which none did: more than so many. */
    STREAK {
        @Override
        OptionalInt over(List<WorkDay> days, int bound) {
            int streak = inARow(days);
            return streak > bound ? OptionalInt.of(streak) : OptionalInt.empty();
        }
    },
    /** Work in a night: minutes since the day began, at least so many hours. */
    NIGHT {
        @Override
        OptionalInt over(List<WorkDay> days, int bound) {
            WorkDay day = days.getLast();
            if (day.nightAt() == null) {
                return OptionalInt.empty();
            }
            Duration until = Duration.between(day.first(), day.nightAt());
            return until.compareTo(Duration.ofHours(bound)) >= 0 ? minutes(until) : OptionalInt.empty();
        }
    },
    /** Calls and talks in a night: at least so many. */
    CALLS {
        @Override
        OptionalInt over(List<WorkDay> days, int bound) {
            int calls = days.getLast().lateCalls();
            return calls >= bound ? OptionalInt.of(calls) : OptionalInt.empty();
        }
    };

    /**
     * By how much somebody's last day is over a bound, in the unit of the measure; empty where it is not.
     *
     * @param days up to the one that is looked at, in their order; at least one
     */
    abstract OptionalInt over(List<WorkDay> days, int bound);

    /** How many days in a row somebody had worked on the last of these. */
    static int inARow(List<WorkDay> days) {
        int streak = days.isEmpty() ? 0 : 1;
        for (int i = days.size() - 1;
                i > 0
                        && ChronoUnit.DAYS.between(
                                        days.get(i - 1).day(), days.get(i).day())
                                == 1;
                i--) {
            streak++;
        }
        return streak;
    }

    private static OptionalInt minutes(Duration time) {
        return OptionalInt.of((int) time.toMinutes());
    }

    /** Whether it is told in minutes, else in days or calls. */
    boolean isTime() {
        return this == SPAN || this == REST || this == NIGHT;
    }

    /** As in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WorkMeasure ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
