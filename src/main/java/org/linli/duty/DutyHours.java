package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.rosters.RosterLimits;
import org.linli.rosters.RosterRuleBook;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much members may do on a day beside their shifts, such as drive, by the limits that hold for shifts. */
@Service
@Transactional(readOnly = true)
public class DutyHours {

    /** After every day that is planned. */
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final MemberShifts shifts;
    private final RosterRuleBook rules;

    DutyHours(MemberShifts shifts, RosterRuleBook rules) {
        this.shifts = shifts;
        this.rules = rules;
    }

    /**
     * What is left of somebody's day.
     *
     * @param from not before, so that they have rested since their last shift of another day
     * @param until not after, so that they rest before the next
     * @param longest in which they work at most; zero where the day would be one too many in a row
     * @param standing while they stand at a post, by begin
     */
    public record Left(Instant from, Instant until, Duration longest, List<Standing> standing) {}

    /** While somebody stands at a post. */
    public record Standing(Instant begins, Instant ends) {}

    /** Of each of these on a day, wherever they stand; it decides and is not shown. */
    public Map<UUID, Left> on(Collection<UUID> members, LocalDate day) {
        RosterLimits limits = rules.on(day).limits();
        int around = limits.daysInRow() + 2;
        Map<UUID, List<Shift>> known = shifts.of(members, day.minusDays(around), day.plusDays(around)).stream()
                .filter(seat -> seat.member() != null)
                .collect(Collectors.groupingBy(Seat::member, Collectors.mapping(Seat::shift, Collectors.toList())));
        var left = new HashMap<UUID, Left>();
        members.forEach(member -> left.put(member, left(known.getOrDefault(member, List.of()), day, limits)));
        return left;
    }

    private Left left(List<Shift> shifts, LocalDate day, RosterLimits limits) {
        Instant from =
                ends(shifts.stream().filter(shift -> shift.day().isBefore(day))).plus(limits.rest());
        Instant until = shifts.stream()
                .filter(shift -> shift.day().isAfter(day))
                .map(shift -> shift.begins().minus(limits.rest()))
                .min(Comparator.naturalOrder())
                .orElse(FAR);
        Duration open = limits.day().minus(DutyLimits.lengthOn(day, shifts));
        boolean isTooMany = DutyLimits.run(day, shifts, shift -> true) > limits.daysInRow();
        return new Left(
                from,
                until,
                isTooMany || open.isNegative() ? Duration.ZERO : open,
                shifts.stream()
                        .filter(shift -> shift.day().equals(day))
                        .map(shift -> new Standing(shift.begins(), shift.ends()))
                        .sorted(Comparator.comparing(Standing::begins))
                        .toList());
    }

    private static Instant ends(Stream<Shift> shifts) {
        return shifts.map(Shift::ends).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
