package org.linli.duty;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody has to be found: nobody stands there, who should is away, or has not come. */
@Component
@Transactional(readOnly = true)
class DutyTroubles {

    private final Attendances attendances;
    private final DutyMemberStore members;
    private final BusinessClock clock;

    DutyTroubles(Attendances attendances, DutyMemberStore members, BusinessClock clock) {
        this.attendances = attendances;
        this.members = members;
        this.clock = clock;
    }

    /** Message key of what is wrong, by seat; of a shift that is over nothing is. */
    Map<UUID, String> of(Collection<Seat> asked) {
        List<Seat> running = asked.stream()
                .filter(seat -> seat.shift().ends().isAfter(clock.now()))
                .toList();
        Set<UUID> away = away(running);
        Map<UUID, String> troubles = new HashMap<>();
        for (SeatStanding each : attendances.standings(running)) {
            UUID seat = each.seat().id();
            if (each.state() == AttendanceState.EMPTY) {
                troubles.put(seat, "duty.replace.empty");
            } else if (away.contains(seat) && each.attendance() == null) {
                troubles.put(seat, "duty.replace.away");
            } else if (each.state() == AttendanceState.ABSENT) {
                troubles.put(seat, "duty.replace.absent");
            }
        }
        return troubles;
    }

    /** Seats of those who are ill or on leave on the day. */
    private Set<UUID> away(List<Seat> running) {
        List<UUID> ids = running.stream()
                .flatMap(seat -> Stream.ofNullable(seat.member()))
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        LocalDate first = days(running).min(LocalDate::compareTo).orElseThrow();
        LocalDate last = days(running).max(LocalDate::compareTo).orElseThrow();
        Set<UUID> away = new HashSet<>();
        for (Absence absence : members.absences(ids, first, last)) {
            running.stream()
                    .filter(seat -> absence.isBinding() && absence.member().equals(seat.member()))
                    .filter(seat -> !seat.shift().day().isBefore(absence.from())
                            && !seat.shift().day().isAfter(absence.until()))
                    .forEach(seat -> away.add(seat.id()));
        }
        return away;
    }

    private static Stream<LocalDate> days(List<Seat> seats) {
        return seats.stream().map(seat -> seat.shift().day());
    }
}
