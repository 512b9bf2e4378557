package org.linli.tasks;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.access.StaffPosting;
import org.springframework.stereotype.Component;

/** Finds whose a new task is. One look-up serves all places of a community. */
@Component
class TaskAssignment {

    private final Accounts accounts;

    TaskAssignment(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A place and who is asked for there. */
    record Post(AreaPath path, @Nullable AreaPath rentalPath, List<Role> roles) {

        /** The sub-district for what is to be done by its command, else the community. */
        AreaPath within() {
            List<AreaPath> line = path.lineage();
            return line.get(roles.contains(Role.COMMAND) ? 0 : Math.min(1, line.size() - 1));
        }
    }

    /** Who stands at each post; posts without anybody are absent. */
    Map<Post, UUID> holders(Collection<Post> posts) {
        var holders = new HashMap<Post, UUID>();
        var known = new HashMap<AreaPath, List<StaffPosting>>();
        for (Post post : List.copyOf(new LinkedHashSet<>(posts))) {
            List<StaffPosting> staff = known.computeIfAbsent(post.within(), accounts::staffWithin);
            post.roles().stream()
                    .map(role -> holder(post, role, staff))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(account -> holders.put(post, account.id()));
        }
        return holders;
    }

    /** Everybody who sees the place. */
    Set<UUID> seeing(AreaPath path, @Nullable AreaPath rentalPath) {
        return accounts.staffWithin(path.lineage().getFirst()).stream()
                .filter(a ->
                        a.area().covers(path) || (rentalPath != null && a.area().covers(rentalPath)))
                .map(StaffPosting::id)
                .collect(Collectors.toSet());
    }

    /** The worker of the rental cell before the one of the household cell; in each, the one bound nearest. */
    private static Optional<StaffPosting> holder(Post post, Role role, List<StaffPosting> staff) {
        return Optional.ofNullable(post.rentalPath())
                .flatMap(rental -> nearest(rental, role, staff))
                .filter(account -> role == Role.GRID_WORKER)
                .or(() -> nearest(post.path(), role, staff));
    }

    private static Optional<StaffPosting> nearest(AreaPath place, Role role, List<StaffPosting> staff) {
        return staff.stream()
                .filter(a -> a.role() == role && a.area().covers(place))
                .min(Comparator.comparingInt((StaffPosting a) -> -a.area().depth())
                        .thenComparing(StaffPosting::since)
                        .thenComparing(StaffPosting::id));
    }
}
