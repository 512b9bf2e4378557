package org.linli.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.access.StaffPosting;
import org.springframework.stereotype.Component;

/**
 * Who answers for somebody: the nearest grid leader and the nearest secretary over their area, who are told by name.
 * For whom there is neither, as for a secretary, it is the command. Nobody else above is told who it is.
 */
@Component
class WorkSuperiors {

    /** For whom nobody above answers. */
    private static final Set<Role> TOP = Set.of(Role.COMMAND, Role.ADMINISTRATOR, Role.AUDITOR);

    private final Accounts accounts;

    WorkSuperiors(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The superiors of each account; there may be none. */
    Map<UUID, List<UUID>> of(List<Account> all) {
        Map<AreaPath, Posts> posts = new HashMap<>();
        Map<UUID, List<UUID>> superiors = new HashMap<>();
        for (Account who : all) {
            AreaPath root = who.area().lineage().getFirst();
            superiors.put(
                    who.id(),
                    posts.computeIfAbsent(root, top -> new Posts(accounts.staffWithin(top)))
                            .over(who));
        }
        return superiors;
    }

    /** Who stands where, found by place: nobody is looked for among all. */
    private static final class Posts {

        private final Map<AreaPath, Map<Role, List<UUID>>> byPlace;

        Posts(List<StaffPosting> staff) {
            this.byPlace = staff.stream()
                    .collect(Collectors.groupingBy(
                            StaffPosting::area,
                            Collectors.groupingBy(
                                    StaffPosting::role, Collectors.mapping(StaffPosting::id, Collectors.toList()))));
        }

        List<UUID> over(Account who) {
            List<AreaPath> line = who.area().lineage().reversed();
            List<UUID> found = switch (who.role()) {
                case GRID_WORKER, GATE_GUARD, VOLUNTEER, HEALTH_STAFF ->
                    Stream.concat(
                                    nearest(who, Role.GRID_LEADER, line).stream(),
                                    nearest(who, Role.SECRETARY, line).stream())
                            .toList();
                case GRID_LEADER -> nearest(who, Role.SECRETARY, line);
                case SECRETARY -> nearest(who, Role.SECRETARY, line.subList(1, line.size()));
                case COMMAND, ADMINISTRATOR, AUDITOR -> List.of();
            };
            return found.isEmpty() && !TOP.contains(who.role()) ? nearest(who, Role.COMMAND, line) : found;
        }

        /** @param line from the place on, upwards */
        private List<UUID> nearest(Account who, Role role, List<AreaPath> line) {
            return line.stream()
                    .map(place -> byPlace.getOrDefault(place, Map.of()).getOrDefault(role, List.of()).stream()
                            .filter(id -> !id.equals(who.id()))
                            .toList())
                    .filter(ids -> !ids.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
    }
}
