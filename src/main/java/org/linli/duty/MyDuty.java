package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forbidden;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What duty means for whoever acts: their shifts, with whom they stand there, and what waits for them. */
@Service
@Transactional
public class MyDuty {

    /** A shift that is over stays so long, for whoever has not signed out. */
    private static final Duration AFTER = Duration.ofHours(12);

    private final DutyMembers members;
    private final ShiftStore shifts;
    private final Attendances attendances;
    private final DutyNotes notes;
    private final DutyChangeStore changes;
    private final SwapStore swaps;
    private final BusinessClock clock;

    MyDuty(
            DutyMembers members,
            ShiftStore shifts,
            Attendances attendances,
            DutyNotes notes,
            DutyChangeStore changes,
            SwapStore swaps,
            BusinessClock clock) {
        this.members = members;
        this.shifts = shifts;
        this.attendances = attendances;
        this.notes = notes;
        this.changes = changes;
        this.swaps = swaps;
        this.clock = clock;
    }

    /**
     * Somebody who stands in the same shift.
     *
     * @param phone empty where none is known
     */
    public record Fellow(DutyMember member, String phone) {}

    /**
     * A shift of theirs.
     *
     * @param fellows who else stands there
     */
    public record MyShift(SeatStanding standing, List<Fellow> fellows) {

        public Shift shift() {
            return standing.seat().shift();
        }
    }

    /** Whoever acts, as one who does duty; empty for who does none. */
    @Transactional(readOnly = true)
    public Optional<DutyMember> me() {
        UUID account = Acting.now().id();
        return account == null ? Optional.empty() : members.ofAccount(account);
    }

    /** @throws Forbidden for who does no duty */
    DutyMember required() {
        return me().orElseThrow(() -> new Forbidden(Posts.SEE));
    }

    /** Their shifts from those that have just ended on, until a day. */
    @Transactional(readOnly = true)
    public List<MyShift> shifts(DutyMember member, LocalDate until) {
        Instant after = clock.now().minus(AFTER);
        List<SeatStanding> mine =
                attendances.standings(shifts.ofMember(member.id(), after, clock.endOf(until))).stream()
                        .filter(this::concerns)
                        .toList();
        List<Seat> all = shifts.ofShifts(
                mine.stream().map(each -> each.seat().shift().id()).distinct().toList());
        Map<UUID, DutyMember> known = members.byId(all.stream()
                .map(Seat::member)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, String> phones = members.phones(known.values());
        Map<UUID, List<Fellow>> fellows = all.stream()
                .filter(seat -> seat.member() != null && !seat.member().equals(member.id()))
                .filter(seat -> known.containsKey(seat.member()))
                .collect(Collectors.groupingBy(
                        seat -> seat.shift().id(),
                        Collectors.mapping(
                                seat -> new Fellow(
                                        Objects.requireNonNull(known.get(seat.member())),
                                        phones.getOrDefault(seat.member(), "")),
                                Collectors.toList())));
        return mine.stream()
                .map(each -> new MyShift(
                        each, fellows.getOrDefault(each.seat().shift().id(), List.of())))
                .toList();
    }

    /** Not over, or over without having left. */
    private boolean concerns(SeatStanding standing) {
        return standing.seat().shift().ends().isAfter(clock.now())
                || standing.state() == AttendanceState.THERE
                || standing.state() == AttendanceState.LATE;
    }

    /** What changed for them and they have not taken note of, by the time of the shifts. */
    @Transactional(readOnly = true)
    public List<DutyChange> changes(DutyMember member) {
        return changes.unseen(member.id(), clock.now());
    }

    /** They have seen what had changed until then, at the latest until now. */
    public void see(Instant until) {
        Instant now = clock.now();
        changes.see(required().id(), until.isBefore(now) ? until : now, now);
    }

    /** How much waits for whoever acts. */
    @Transactional(readOnly = true)
    public long waiting() {
        return me().map(member -> notes.countWaiting(member.id())
                        + changes.countUnseen(member.id(), clock.now())
                        + swaps.countAsked(member.id(), clock.now()))
                .orElse(0L);
    }
}
