package org.linli.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
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

    private final Accounts accounts;

    WorkSuperiors(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The superiors of each account; there may be none. */
    Map<UUID, List<UUID>> of(List<Account> all) {
        Map<AreaPath, List<StaffPosting>> staff = new HashMap<>();
        Map<UUID, List<UUID>> superiors = new HashMap<>();
        for (Account who : all) {
            AreaPath root = who.area().lineage().getFirst();
            superiors.put(who.id(), of(who, staff.computeIfAbsent(root, accounts::staffWithin)));
        }
        return superiors;
    }

    private static List<UUID> of(Account who, List<StaffPosting> staff) {
        return switch (who.role()) {
            case GRID_WORKER, GATE_GUARD, VOLUNTEER, HEALTH_STAFF ->
                orCommand(
                        who,
                        staff,
                        Stream.concat(
                                        nearest(who, Role.GRID_LEADER, staff, over -> true),
                                        nearest(who, Role.SECRETARY, staff, over -> true))
                                .toList());
            case GRID_LEADER ->
                orCommand(
                        who,
                        staff,
                        nearest(who, Role.SECRETARY, staff, over -> true).toList());
            case SECRETARY ->
                orCommand(
                        who,
                        staff,
                        nearest(who, Role.SECRETARY, staff, over -> !over.area().equals(who.area()))
                                .toList());
            case COMMAND, ADMINISTRATOR, AUDITOR -> List.of();
        };
    }

    private static List<UUID> orCommand(Account who, List<StaffPosting> staff, List<UUID> found) {
        return found.isEmpty() ? nearest(who, Role.COMMAND, staff, over -> true).toList() : found;
    }

    private static Stream<UUID> nearest(
            Account who, Role role, List<StaffPosting> staff, Predicate<StaffPosting> wanted) {
        List<StaffPosting> over = staff.stream()
                .filter(one -> one.role() == role
                        && one.area().covers(who.area())
                        && !one.id().equals(who.id()))
                .filter(wanted)
                .toList();
        int depth = over.stream().mapToInt(one -> one.area().depth()).max().orElse(0);
        return over.stream().filter(one -> one.area().depth() == depth).map(StaffPosting::id);
    }
}
