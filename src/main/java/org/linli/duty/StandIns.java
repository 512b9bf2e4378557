package org.linli.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.StaffShift;
import org.linli.access.StaffShifts;
import org.linli.access.StaffStandIn;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who could come in for somebody who is to be relieved: what no leader may do is not offered, and the limits hold. */
@Component
@Transactional
class StandIns implements StaffShifts {

    private static final int LOOKED_AT = 20;
    private static final int OFFERED = 3;

    /** So many days after a shift one that goes back for it is looked for. */
    private static final int BACK_DAYS = 7;

    private final StandInStore store;
    private final Seats seats;
    private final DutyMemberStore members;
    private final DutyLimits limits;
    private final BusinessClock clock;

    StandIns(StandInStore store, Seats seats, DutyMemberStore members, DutyLimits limits, BusinessClock clock) {
        this.store = store;
        this.seats = seats;
        this.members = members;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<StaffShift> on(Collection<UUID> people, LocalDate day) {
        return store.shifts(people, clock.now(), clock.startOf(day), clock.endOf(day));
    }

    @Override
    @Transactional(readOnly = true)
    public List<StaffStandIn> standIns(StaffShift shift) {
        Seat seat = seats.get(shift.seat());
        Optional<DutyMember> relieved = Optional.ofNullable(seat.member()).flatMap(members::member);
        return relieved.stream()
                .flatMap(who -> store.free(DutyArea.community(seat.shift().path()), seat, LOOKED_AT).stream()
                        .filter(other -> fits(seat, other, List.of()))
                        .limit(OFFERED)
                        .flatMap(other -> ways(seat, who, other).stream()))
                .toList();
    }

    private List<StaffStandIn> ways(Seat seat, DutyMember who, DutyMember other) {
        List<StaffStandIn> ways = new ArrayList<>();
        ways.add(new StaffStandIn(person(other), other.name(), null));
        LocalDate last = clock.dayOf(seat.shift().ends().minusNanos(1));
        Instant from = clock.endOf(last);
        Instant until = clock.endOf(last.plusDays(BACK_DAYS));
        store.shifts(List.of(person(other)), from, from, until).stream()
                .filter(back -> fits(seats.get(back.seat()), who, List.of(seat.id())))
                .findFirst()
                .ifPresent(back -> ways.add(new StaffStandIn(person(other), other.name(), back)));
        return ways;
    }

    private static UUID person(DutyMember member) {
        return member.account() == null ? member.id() : member.account();
    }

    private boolean fits(Seat seat, DutyMember member, Collection<UUID> left) {
        return unfit(seat, member, left).isEmpty();
    }

    private Optional<String> unfit(Seat seat, DutyMember member, Collection<UUID> left) {
        return seats.unfit(seat, member, left).or(() -> limits.broken(seat, member, left));
    }

    @Override
    public void handOver(StaffShift shift, @Nullable StaffStandIn to) {
        DutyMember from = member(shift.person());
        DutyMember other = to == null ? null : member(to.person());
        StaffShift back = to == null ? null : to.back();
        List<SeatChange> changes = new ArrayList<>();
        changes.add(new SeatChange(shift.seat(), from.id(), other == null ? null : other.id()));
        if (other != null && back != null) {
            changes.add(new SeatChange(back.seat(), other.id(), from.id()));
        }
        seats.hold(changes);
        if (other != null) {
            List<UUID> left = Stream.of(shift.seat(), back == null ? null : back.seat())
                    .filter(Objects::nonNull)
                    .toList();
            demandFit(shift.seat(), other, left);
            if (back != null) {
                demandFit(back.seat(), from, left);
            }
        }
        seats.change(changes, back == null ? SeatChange.Why.REPLACEMENT : SeatChange.Why.SWAP);
    }

    @Override
    public void keepFree(UUID person, LocalDate day) {
        known(person)
                .ifPresent(member -> members.insert(
                        new Absence(Ids.next(), member.id(), Absence.Reason.LEAVE, day, day),
                        member.path(),
                        clock.now(),
                        Acting.now().id()));
    }

    private DutyMember member(UUID person) {
        return known(person).orElseThrow(() -> Refused.of("shift", "duty.swap.over"));
    }

    /** Empty for who does no duty. */
    private Optional<DutyMember> known(UUID person) {
        return members.ofAccount(person).or(() -> members.member(person));
    }

    private void demandFit(UUID seat, DutyMember member, Collection<UUID> left) {
        unfit(seats.get(seat), member, left).ifPresent(why -> {
            throw Refused.of("shift", why, member.name());
        });
    }
}
