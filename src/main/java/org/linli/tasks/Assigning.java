package org.linli.tasks;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds whose a new task is. Looked up by the program itself, because whoever opens a task in a household cell may not see
 * the rental cell over it. One look-up serves all places of a community.
 */
@Component
class Assigning {

    private final Accounts accounts;
    private final TransactionTemplate apart;

    Assigning(Accounts accounts, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.setReadOnly(true);
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
        var known = new HashMap<AreaPath, List<Account>>();
        for (Post post : List.copyOf(new java.util.LinkedHashSet<>(posts))) {
            List<Account> staff = known.computeIfAbsent(post.within(), this::staff);
            post.roles().stream()
                    .map(role -> holder(post, role, staff))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(account -> holders.put(post, account.id()));
        }
        return holders;
    }

    private List<Account> staff(AreaPath area) {
        return Objects.requireNonNull(Acting.as(Actor.SYSTEM, () -> apart.execute(status -> accounts.workingIn(area))));
    }

    /** The worker of the rental cell before the one of the household cell; in each, the one bound nearest. */
    private static Optional<Account> holder(Post post, Role role, List<Account> staff) {
        return Optional.ofNullable(post.rentalPath())
                .flatMap(rental -> nearest(rental, role, staff))
                .filter(account -> role == Role.GRID_WORKER)
                .or(() -> nearest(post.path(), role, staff));
    }

    private static Optional<Account> nearest(AreaPath place, Role role, List<Account> staff) {
        return staff.stream()
                .filter(a -> a.role() == role && a.area().covers(place))
                .min(Comparator.comparingInt((Account a) -> -a.area().depth())
                        .thenComparing(Account::createdAt)
                        .thenComparing(Account::id));
    }
}
