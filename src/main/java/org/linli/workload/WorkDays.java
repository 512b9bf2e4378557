package org.linli.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes days of one person's traces. Work that goes on over midnight belongs to the day on which it began: until
 * somebody had {@link #REST}, or until the night is over and they had {@link #PAUSE}, and never beyond
 * {@link #LONGEST}.
 */
final class WorkDays {

    /** So long without a trace is no pause of the same day, once midnight is over. */
    static final Duration REST = Duration.ofHours(5);

    /** So long without a trace is not counted as work in the night. */
    static final Duration PAUSE = Duration.ofHours(2);

    static final Duration LONGEST = Duration.ofHours(24);

    private final ZoneId zone;
    private final List<WorkDay> days = new ArrayList<>();
    private @Nullable Running running;

    private WorkDays(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The days, in their order, none of them twice; those left out on which there is nothing but signs that somebody
     * was there.
     *
     * @param traces of one person, by their beginning
     */
    static List<WorkDay> of(List<WorkTrace> traces, ZoneId zone) {
        var days = new WorkDays(zone);
        traces.forEach(days::add);
        days.close();
        return days.days;
    }

    private void add(WorkTrace trace) {
        Running day = running;
        if (day == null || day.isOverBy(trace.at())) {
            close();
            day = new Running(trace);
            running = day;
        }
        day.add(trace);
    }

    private void close() {
        if (running != null && running.work) {
            days.add(running.day());
        }
        running = null;
    }

    private final class Running {

        private final LocalDate day;
        private final WorkTrace first;
        private final Set<UUID> doors = new HashSet<>();
        private WorkTrace latest;
        private Instant last;
        private boolean work;
        private Duration night = Duration.ZERO;
        private @Nullable Instant nightAt;
        private int floors;
        private int forms;
        private int lateCalls;

        Running(WorkTrace first) {
            this.day = first.at().atZone(zone).toLocalDate();
            this.first = first;
            this.latest = first;
            this.last = first.at();
        }

        boolean isOverBy(Instant moment) {
            Duration gap = Duration.between(last, moment);
            return moment.atZone(zone).toLocalDate().isAfter(day)
                    && (gap.compareTo(REST) >= 0
                            || (!WorkNight.has(moment, zone) && gap.compareTo(PAUSE) >= 0)
                            || Duration.between(first.at(), moment).compareTo(LONGEST) >= 0);
        }

        void add(WorkTrace trace) {
            work |= trace.work();
            boolean isLate = WorkNight.has(trace.at(), zone);
            Instant from = Duration.between(last, trace.at()).compareTo(PAUSE) > 0 ? trace.at() : last;
            if (!trace.until().isBefore(last)) {
                night = night.plus(WorkNight.within(from, trace.until(), zone));
                last = trace.until();
                latest = trace;
            }
            Instant late = WorkNight.latest(trace.at(), trace.until(), zone);
            nightAt = late == null || nightAt != null && nightAt.isAfter(late) ? nightAt : late;
            if (trace.door() != null && doors.add(trace.door())) {
                floors += trace.floor() - 1;
            }
            forms += trace.form() ? 1 : 0;
            lateCalls += trace.call() && isLate ? 1 : 0;
        }

        WorkDay day() {
            return new WorkDay(
                    day,
                    first.at(),
                    last,
                    first.kind(),
                    latest.kind(),
                    night,
                    nightAt,
                    doors.size(),
                    floors,
                    forms,
                    lateCalls);
        }
    }
}
