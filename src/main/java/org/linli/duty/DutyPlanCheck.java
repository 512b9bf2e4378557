package org.linli.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.rosters.RosterExplanation;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterRemark;
import org.linli.rosters.RosterScore;

/**
 * A proposal held against how things are by now.
 *
 * @param kept changes that can be published
 * @param lost changes that cannot any more, with why, by seat
 * @param before what is not met as things are
 * @param after what would not be met with the changes that are kept
 */
record DutyPlanCheck(
        DutyPlanGround ground,
        List<DutyPlanSeat> kept,
        Map<DutyPlanSeat, RosterRemark> lost,
        RosterPlan present,
        RosterPlan planned,
        RosterExplanation before,
        RosterExplanation after) {

    private static final String LIMIT = "rosters.limit.";

    private static final RosterScore NOTHING = new RosterScore(0, 0, 0);

    static DutyPlanCheck of(DutyPlanGround ground, List<DutyPlanSeat> rows) {
        RosterProblem problem = ground.problem();
        Map<UUID, Seat> seats = ground.seatsById();
        Map<UUID, DutyMember> members = ground.membersById();
        Map<DutyPlanSeat, RosterRemark> lost = new LinkedHashMap<>();
        List<DutyPlanSeat> kept = new ArrayList<>();
        for (DutyPlanSeat row : rows) {
            Seat seat = seats.get(row.seat());
            if (row.isChange() && (seat == null || !Objects.equals(seat.member(), row.to()))) {
                String why = why(ground, row, seat, members);
                if (why == null) {
                    kept.add(row);
                } else {
                    lost.put(row, new RosterRemark("duty.plan.why." + why, row.to(), row.seat(), List.of(), 0));
                }
            }
        }
        var present = new RosterPlan(problem.present(), NOTHING);
        RosterExplanation before = RosterExplanation.of(problem, present);
        Set<List<Object>> known =
                limits(before).stream().map(DutyPlanCheck::identity).collect(Collectors.toSet());
        while (true) {
            RosterPlan planned = planned(problem, kept);
            RosterExplanation after = RosterExplanation.of(problem, planned);
            Map<DutyPlanSeat, RosterRemark> broken = broken(ground, kept, after, known);
            if (broken.isEmpty()) {
                return new DutyPlanCheck(ground, List.copyOf(kept), lost, present, planned, before, after);
            }
            kept.removeAll(broken.keySet());
            lost.putAll(broken);
        }
    }

    /** Last part of the message key of what speaks against a change by itself; null for nothing. */
    private static @Nullable String why(
            DutyPlanGround ground, DutyPlanSeat row, @Nullable Seat seat, Map<UUID, DutyMember> members) {
        if (seat == null) {
            return "cancelled";
        }
        if (!Objects.equals(seat.member(), row.from())) {
            return "moved";
        }
        if (seat.locked()) {
            return "locked";
        }
        if (!ground.isOpen(seat)) {
            return "begun";
        }
        return row.to() != null && !members.containsKey(row.to()) ? "gone" : null;
    }

    private static RosterPlan planned(RosterProblem problem, List<DutyPlanSeat> kept) {
        var members = new HashMap<UUID, UUID>(problem.present());
        for (DutyPlanSeat row : kept) {
            if (row.to() == null) {
                members.remove(row.seat());
            } else {
                members.put(row.seat(), row.to());
            }
        }
        return new RosterPlan(members, NOTHING);
    }

    private static List<RosterRemark> limits(RosterExplanation said) {
        return said.remarks().stream()
                .filter(remark -> remark.key().startsWith(LIMIT))
                .toList();
    }

    private static List<Object> identity(RosterRemark remark) {
        return List.of(remark.key(), Objects.requireNonNull(remark.member()), remark.arguments());
    }

    /** Changes that break a limit which is kept as things are. */
    private static Map<DutyPlanSeat, RosterRemark> broken(
            DutyPlanGround ground, List<DutyPlanSeat> kept, RosterExplanation after, Set<List<Object>> known) {
        Map<UUID, Seat> seats = ground.seatsById();
        Map<DutyPlanSeat, RosterRemark> broken = new LinkedHashMap<>();
        Set<List<Object>> blamed = new HashSet<>(known);
        for (RosterRemark remark : limits(after)) {
            if (blamed.add(identity(remark))) {
                int reach = remark.key().endsWith("_in_row")
                        ? ground.problem().rules().limits().daysInRow()
                        : 1;
                kept.stream()
                        .filter(row -> Objects.equals(row.to(), remark.member()))
                        .filter(row -> remark.isLimitOfSeat()
                                ? row.seat().equals(remark.seat())
                                : isNear(Objects.requireNonNull(seats.get(row.seat())), remark, reach))
                        .forEach(row -> broken.putIfAbsent(row, remark));
            }
        }
        return broken;
    }

    private static boolean isNear(Seat seat, RosterRemark remark, int reach) {
        LocalDate day = (LocalDate) remark.arguments().getFirst();
        LocalDate of = seat.shift().day();
        return !of.isBefore(day.minusDays(reach)) && !of.isAfter(day.plusDays(reach));
    }

    /** As they are to be published. */
    List<SeatChange> changes() {
        return kept.stream()
                .map(row -> new SeatChange(row.seat(), row.from(), row.to()))
                .toList();
    }

    /** What has come up, in short: differs when anything more has; empty for nothing. */
    String mark() {
        return lost.isEmpty()
                ? ""
                : lost.size()
                        + "-"
                        + Integer.toHexString(lost.keySet().stream()
                                .map(DutyPlanSeat::seat)
                                .sorted(Comparator.naturalOrder())
                                .toList()
                                .hashCode());
    }
}
