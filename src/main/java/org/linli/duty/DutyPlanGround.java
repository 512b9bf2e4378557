package org.linli.duty;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.rosters.RosterProblem;

/**
 * What a plan is made from, as it was when it was read.
 *
 * @param problem the same for the planner
 * @param seats all of the area that begin on the days and are not cancelled, in their order; of these the problem
 *     leaves out what no plan can change and nobody stands in
 * @param members who can be asked, in the order of the problem
 */
record DutyPlanGround(RosterProblem problem, List<Seat> seats, List<DutyMember> members) {

    Map<UUID, Seat> seatsById() {
        return seats.stream().collect(Collectors.toMap(Seat::id, Function.identity()));
    }

    Map<UUID, DutyMember> membersById() {
        return members.stream().collect(Collectors.toMap(DutyMember::id, Function.identity()));
    }

    /** Whether a plan may give the seat to somebody else. */
    boolean isOpen(@Nullable Seat seat) {
        return seat != null
                && problem.seats().stream().anyMatch(each -> each.id().equals(seat.id()))
                && !problem.locked().containsKey(seat.id());
    }
}
