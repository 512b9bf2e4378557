package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.linli.platform.BusinessClock;
import org.linli.rosters.RosterLimits;
import org.linli.rosters.RosterRuleBook;
import org.springframework.stereotype.Component;

/** Whether somebody who took one more shift would stand too long or too often. */
@Component
class DutyLimits {

    private final MemberShifts shifts;
    private final RosterRuleBook rules;
    private final BusinessClock clock;

    DutyLimits(MemberShifts shifts, RosterRuleBook rules, BusinessClock clock) {
        this.shifts = shifts;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Message key of the first limit that a shift more would break; empty where it breaks none.
     *
     * @param left seats that they would stand in no longer
     */
    Optional<String> broken(Seat more, DutyMember member, Collection<UUID> left) {
        Shift shift = more.shift();
        RosterLimits limits = rules.on(shift.day()).limits();
        int around = Math.max(limits.daysInRow(), limits.nightsInRow()) + 2;
        List<Shift> others = shifts
                .of(
                        member.id(),
                        clock.startOf(shift.day().minusDays(around)),
                        clock.endOf(shift.day().plusDays(around)))
                .stream()
                .filter(seat -> !seat.id().equals(more.id()) && !left.contains(seat.id()))
                .map(Seat::shift)
                .toList();
        if (others.stream().anyMatch(other -> tooNear(other, shift, limits))) {
            return Optional.of("duty.limit.rest");
        }
        if (lengthOn(shift.day(), others).plus(length(shift)).compareTo(limits.day()) > 0) {
            return Optional.of("duty.limit.day");
        }
        if (run(shift.day(), others, other -> true) > limits.daysInRow()) {
            return Optional.of("duty.limit.days");
        }
        return isNight(shift) && run(shift.day(), others, this::isNight) > limits.nightsInRow()
                ? Optional.of("duty.limit.nights")
                : Optional.empty();
    }

    /** Whether so much of it lies in the night that it counts as one, by the rules of its day. */
    boolean isNight(Shift shift) {
        return rules.on(shift.day()).limits().isNight(shift.begins(), shift.ends(), clock.zone());
    }

    /** Between the duties of two days; within one there may be a break of any length. */
    private static boolean tooNear(Shift one, Shift other, RosterLimits limits) {
        if (one.day().equals(other.day())) {
            return false;
        }
        boolean before = one.begins().isBefore(other.begins());
        Instant ends = before ? one.ends() : other.ends();
        Instant begins = before ? other.begins() : one.begins();
        return Duration.between(ends, begins).compareTo(limits.rest()) < 0;
    }

    private static Duration length(Shift shift) {
        return Duration.between(shift.begins(), shift.ends());
    }

    static Duration lengthOn(LocalDate day, List<Shift> shifts) {
        return shifts.stream()
                .filter(shift -> shift.day().equals(day))
                .map(DutyLimits::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Days in the row around a day, with it. */
    static int run(LocalDate day, List<Shift> others, Predicate<Shift> counts) {
        Set<LocalDate> days = others.stream().filter(counts).map(Shift::day).collect(Collectors.toSet());
        int length = 1;
        for (LocalDate before = day.minusDays(1); days.contains(before); before = before.minusDays(1)) {
            length++;
        }
        for (LocalDate after = day.plusDays(1); days.contains(after); after = after.plusDays(1)) {
            length++;
        }
        return length;
    }
}
