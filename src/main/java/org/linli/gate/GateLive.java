package org.linli.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.duty.DutyBoard;
import org.linli.duty.DutyBoard.OfShift;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How it goes at the gates of a place at this moment, and how it went on the days whose entries are kept. */
@Service
@Transactional(readOnly = true)
class GateLive {

    /** How long somebody is thought to stay: nobody is counted as they leave. */
    static final Duration STAY = Duration.ofMinutes(40);

    static final Duration QUARTER = Duration.ofMinutes(15);

    private static final List<LocalTime> PEAKS =
            List.of(LocalTime.of(11, 0), LocalTime.of(13, 0), LocalTime.of(17, 0), LocalTime.of(20, 0));

    private final EntryStore entries;
    private final Gates gates;
    private final DutyBoard duty;
    private final BusinessClock clock;

    GateLive(EntryStore entries, Gates gates, DutyBoard duty, BusinessClock clock) {
        this.entries = entries;
        this.gates = gates;
        this.duty = duty;
        this.clock = clock;
    }

    /**
     * What is known of a day at a place.
     *
     * @param day the one that is shown
     * @param isToday whether what is so at this moment is known too
     * @param inside thought to be there now; 0 of an earlier day
     * @param letIn on the day
     * @param quarters from the first to the last in which somebody came, on the day or on the one before
     * @param amiss on the day, the most frequent first
     */
    record Now(
            LocalDate day,
            boolean isToday,
            int inside,
            int letIn,
            List<Quarter> quarters,
            List<EntryAmiss> amiss,
            GateQueue queue,
            List<OfGate> gates) {

        /** How many were refused on the day. */
        public int refused() {
            return amiss.stream().mapToInt(EntryAmiss::refused).sum();
        }

        /** The most that came in a quarter of an hour, at least 1. */
        public int most() {
            return quarters.stream()
                    .flatMap(quarter -> Stream.of(quarter.today(), quarter.yesterday()))
                    .reduce(1, Math::max);
        }
    }

    /** How many were let in within a quarter of an hour. */
    record Quarter(Instant from, int today, int yesterday) {}

    /**
     * A gate.
     *
     * @param letIn within the last quarter of an hour
     * @param now the shifts of its post that run at this moment
     * @param peaks of the day; none without a post
     */
    record OfGate(Gate gate, int letIn, List<OfShift> now, List<GatePeak> peaks) {}

    /** @param day one of those whose entries are kept */
    Now of(UUID place, LocalDate day) {
        Instant now = clock.now();
        boolean isToday = day.equals(clock.today());
        Instant start = clock.startOf(day);
        Map<UUID, Integer> lately = isToday ? entries.letInByGate(place, now.minus(QUARTER), later(now)) : Map.of();
        List<OfGate> shown = gates.ofPlace(place).stream()
                .map(gate -> ofGate(gate, lately.getOrDefault(gate.id(), 0), day))
                .toList();
        Map<Integer, Integer> counts = entries.letIn(place, start, clock.endOf(day));
        return new Now(
                day,
                isToday,
                isToday ? sum(entries.letInByGate(place, now.minus(STAY), later(now))) : 0,
                sum(counts),
                quarters(start, counts, entries.letIn(place, clock.startOf(day.minusDays(1)), start)),
                entries.amiss(place, start, clock.endOf(day)),
                GateQueue.of(
                        sum(lately) / (double) QUARTER.toMinutes(),
                        shown.stream()
                                .filter(one -> one.letIn() > 0)
                                .mapToInt(one -> one.gate().perMinute())
                                .sum()),
                shown);
    }

    /** So that what came at this very moment counts. */
    private static Instant later(Instant now) {
        return now.plusMillis(1);
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private OfGate ofGate(Gate gate, int letIn, LocalDate day) {
        if (gate.post() == null || !gate.isOpen()) {
            return new OfGate(gate, letIn, List.of(), List.of());
        }
        List<OfShift> shifts = duty.ofPost(Objects.requireNonNull(gate.post()), day, day);
        var peaks = new ArrayList<GatePeak>();
        for (int at = 0; at < PEAKS.size(); at += 2) {
            peaks.add(GatePeak.of(clock.at(day, PEAKS.get(at)), clock.at(day, PEAKS.get(at + 1)), shifts));
        }
        return new OfGate(gate, letIn, shifts.stream().filter(OfShift::isNow).toList(), peaks);
    }

    private static List<Quarter> quarters(Instant start, Map<Integer, Integer> today, Map<Integer, Integer> yesterday) {
        List<Integer> some = Stream.concat(today.keySet().stream(), yesterday.keySet().stream())
                .sorted()
                .toList();
        var quarters = new ArrayList<Quarter>();
        for (int at = some.isEmpty() ? 0 : some.getFirst(); !some.isEmpty() && at <= some.getLast(); at++) {
            quarters.add(new Quarter(
                    start.plus(QUARTER.multipliedBy(at)), today.getOrDefault(at, 0), yesterday.getOrDefault(at, 0)));
        }
        return quarters;
    }
}
