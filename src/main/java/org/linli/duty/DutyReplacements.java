package org.linli.duty;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterReplacement;
import org.linli.rosters.RosterReplacements;
import org.linli.rosters.RosterScore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who can take a seat at once, everybody else staying where they are. */
@Service
@Transactional
class DutyReplacements {

    /** So many days after the seat's own are looked at, for rest and shares. */
    private static final int DAYS = 7;

    private final DutyPlanReader reader;
    private final DutyMembers members;
    private final DutyRemarkTexts remarks;
    private final Seats seats;
    private final DutyLimits limits;
    private final BusinessClock clock;

    DutyReplacements(
            DutyPlanReader reader,
            DutyMembers members,
            DutyRemarkTexts remarks,
            Seats seats,
            DutyLimits limits,
            BusinessClock clock) {
        this.reader = reader;
        this.members = members;
        this.remarks = remarks;
        this.seats = seats;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Somebody who can stand in.
     *
     * @param phone as it is called; empty where none is known
     * @param reasons what speaks for them, in words
     * @param doubts what speaks against them, in words
     */
    record Offer(DutyMember member, String phone, List<String> reasons, List<String> doubts) {}

    /** At most three, the best first; none for a shift that is over or was cancelled. */
    @Transactional(readOnly = true)
    List<Offer> of(Seat seat) {
        if (!seat.shift().ends().isAfter(clock.now())) {
            return List.of();
        }
        DutyPlanGround ground = reader.around(seat, DAYS);
        if (ground.members().isEmpty() || !ground.seatsById().containsKey(seat.id())) {
            return List.of();
        }
        var plan = new RosterPlan(ground.problem().present(), new RosterScore(0, 0, 0));
        List<RosterReplacement> best = new RosterReplacements(ground.problem(), plan).of(seat.id());
        Map<UUID, DutyMember> known = ground.membersById();
        List<DutyMember> offered = best.stream()
                .map(each -> Objects.requireNonNull(known.get(each.member())))
                .toList();
        Map<UUID, String> phones = members.phones(offered);
        return best.stream()
                .map(each -> new Offer(
                        Objects.requireNonNull(known.get(each.member())),
                        phones.getOrDefault(each.member(), ""),
                        each.reasons().stream().map(remarks::of).toList(),
                        each.doubts().stream().map(remarks::of).toList()))
                .toList();
    }

    /**
     * Puts somebody into a seat in the place of another; everybody else stays.
     *
     * @param from who stands there as far as whoever changes it knows; null for nobody
     * @param illness of whom they replace, to be recorded; null for nothing
     * @throws Refused where they cannot stand there or it would break a limit, or the days of the illness are wrong:
     *     nothing is changed
     */
    void replace(UUID seat, @Nullable UUID from, UUID to, @Nullable Absence illness) {
        seats.hold(List.of(new SeatChange(seat, from, to)));
        DutyMember member = members.get(to);
        limits.broken(seats.get(seat), member, List.of()).ifPresent(why -> {
            throw Refused.of("member", why, member.name());
        });
        seats.put(seat, from, to, SeatChange.Why.REPLACEMENT);
        if (illness != null) {
            members.keep(illness);
        }
    }
}
