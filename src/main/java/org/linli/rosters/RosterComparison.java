package org.linli.rosters;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changes from one plan to another, and whom that concerns.
 *
 * @param changes of whoever it concerns, in the order of the problem's members
 * @param opened seats that were covered and are not any more
 * @param closed seats that were not covered and now are
 */
public record RosterComparison(List<RosterChange> changes, List<RosterSeat> opened, List<RosterSeat> closed) {

    public RosterComparison {
        changes = List.copyOf(changes);
        opened = List.copyOf(opened);
        closed = List.copyOf(closed);
    }

    /** @param before who has which seat, by seat, like {@code after} */
    public static RosterComparison of(RosterProblem problem, Map<UUID, UUID> before, Map<UUID, UUID> after) {
        List<RosterSeat> changed = problem.seats().stream()
                .filter(seat -> !Objects.equals(before.get(seat.id()), after.get(seat.id())))
                .sorted(Comparator.comparing(RosterSeat::begins))
                .toList();
        List<RosterChange> changes = problem.members().stream()
                .map(member -> new RosterChange(
                        member.id(), taken(changed, after, member.id()), taken(changed, before, member.id())))
                .filter(change -> !change.gained().isEmpty() || !change.lost().isEmpty())
                .toList();
        return new RosterComparison(changes, taken(changed, after, null), taken(changed, before, null));
    }

    private static List<RosterSeat> taken(List<RosterSeat> seats, Map<UUID, UUID> plan, @Nullable UUID member) {
        return seats.stream()
                .filter(seat -> Objects.equals(plan.get(seat.id()), member))
                .toList();
    }
}
