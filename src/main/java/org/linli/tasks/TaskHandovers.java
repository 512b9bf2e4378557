package org.linli.tasks;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forbidden;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the open tasks of somebody over at once, at a change of shift or when they fall ill. Whoever may give tasks
 * does it for everybody in their area; all others for themselves, to somebody of their role or to the grid leader.
 */
@Service
@Transactional
class TaskHandovers {

    /** Permission to hand over one's own open tasks. */
    static final String HAND_OVER = "tasks.handover";

    private static final int MOST_SHOWN = 20;
    private static final Duration SHOWN_FOR = Duration.ofDays(14);

    private final TaskHandoverStore store;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    TaskHandovers(
            TaskHandoverStore store,
            Tasks tasks,
            Accounts accounts,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.tasks = tasks;
        this.accounts = accounts;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is there to hand over, and who could take it. */
    @Transactional(readOnly = true)
    TaskHandoverPreview preview(TaskHandoverAsked asked) {
        Account from = accounts.get(asked.from());
        demand(from);
        List<TaskHandoverStore.Some> all = store.open(from, asked.until());
        List<TaskHandoverStore.Some> some =
                all.stream().filter(each -> isAsked(asked, each.place())).toList();
        Map<TaskKind, Integer> kinds = new LinkedHashMap<>();
        some.forEach(each -> kinds.merge(tasks.kind(each.kind()), each.tasks(), Integer::sum));
        return new TaskHandoverPreview(
                from,
                some.stream().mapToInt(TaskHandoverStore.Some::tasks).sum(),
                kinds,
                places(asked, all),
                receivers(from, some));
    }

    private static boolean isAsked(TaskHandoverAsked asked, AreaPath place) {
        return asked.places().isEmpty() || asked.places().contains(place);
    }

    private static List<TaskHandoverPreview.Place> places(TaskHandoverAsked asked, List<TaskHandoverStore.Some> all) {
        Map<AreaPath, Integer> places = new LinkedHashMap<>();
        all.forEach(each -> places.merge(each.place(), each.tasks(), Integer::sum));
        return places.entrySet().stream()
                .map(place ->
                        new TaskHandoverPreview.Place(place.getKey(), place.getValue(), isAsked(asked, place.getKey())))
                .toList();
    }

    private List<TaskHandoverPreview.Receiver> receivers(Account from, List<TaskHandoverStore.Some> some) {
        Set<AreaPath> places = new HashSet<>();
        for (TaskHandoverStore.Some each : some) {
            places.add(each.path());
            if (each.rentalPath() != null) {
                places.add(each.rentalPath());
            }
        }
        List<TaskHandoverPreview.Receiver> receivers = new ArrayList<>();
        for (Account account : accounts.covering(places, receivingRoles())) {
            int count = some.stream()
                    .filter(each -> takes(account, each))
                    .mapToInt(TaskHandoverStore.Some::tasks)
                    .sum();
            if (count > 0 && !account.id().equals(from.id())) {
                receivers.add(new TaskHandoverPreview.Receiver(account, count));
            }
        }
        receivers.sort(Comparator.comparingInt(TaskHandoverPreview.Receiver::tasks)
                .reversed()
                .thenComparing(one -> -one.account().area().depth())
                .thenComparing(one -> one.account().name()));
        return receivers;
    }

    private boolean takes(Account account, TaskHandoverStore.Some some) {
        AreaPath rental = some.rentalPath();
        return (account.area().covers(some.path())
                        || (rental != null && account.area().covers(rental)))
                && permissions.holds(account.role(), tasks.kind(some.kind()).permission());
    }

    private List<Role> receivingRoles() {
        return Arrays.stream(Role.values())
                .filter(role -> permissions.holds(role, Tasks.DO))
                .filter(role -> permissions.held(Tasks.ASSIGN) || isColleague(role))
                .toList();
    }

    private static boolean isColleague(Role role) {
        return role == Acting.now().role() || role == Role.GRID_LEADER;
    }

    /**
     * What was handed over.
     *
     * @param left how many of those asked for stayed, since whoever took the others may not do them or sees not where
     *     they are
     */
    record Made(UUID id, Account from, Account to, int tasks, int left) {}

    /** Hands over what is to do at this moment, whatever a preview said. */
    Made hand(TaskHandoverAsked asked, UUID receiver) {
        Account from = accounts.get(asked.from());
        demand(from);
        if (asked.until().isBefore(clock.today())) {
            throw Refused.of("until", "tasks.handover.past");
        }
        Account to = accounts.get(receiver);
        if (to.disabled() || to.id().equals(from.id()) || !receivingRoles().contains(to.role())) {
            throw Refused.of("to", "tasks.reassign.cannot", to.name());
        }
        List<String> kinds = tasks.kinds().stream()
                .filter(kind -> permissions.holds(to.role(), kind.permission()))
                .map(TaskKind::key)
                .toList();
        UUID id = Ids.next();
        int given = store.give(id, from, to, Acting.now().account(), clock.now(), asked, kinds);
        if (given == 0) {
            throw Refused.of("to", "tasks.handover.none", to.name());
        }
        audit.record("tasks.handed-over", from.username(), from.area(), given + " → " + to.username());
        return new Made(id, from, to, given, left(asked, from));
    }

    private int left(TaskHandoverAsked asked, Account from) {
        return store.open(from, asked.until()).stream()
                .filter(each -> isAsked(asked, each.place()))
                .mapToInt(TaskHandoverStore.Some::tasks)
                .sum();
    }

    /** What came back. */
    record Back(Account from, Account to, int tasks) {}

    /** Gives back what is still to do; for whoever handed it over, whose it was, who has it, and who may give tasks. */
    Back giveBack(UUID id) {
        TaskHandover handover = store.find(id).orElseThrow(() -> new NotFound("handover", id));
        UUID me = Acting.now().account();
        if (!List.of(handover.by(), handover.from(), handover.to()).contains(me)) {
            permissions.demand(Tasks.ASSIGN);
        }
        Account from = accounts.get(handover.from());
        if (from.disabled()) {
            throw Refused.of("from", "tasks.reassign.cannot", from.name());
        }
        Account to = accounts.get(handover.to());
        int back = store.giveBack(handover, from, clock.now());
        if (!handover.isGivenBack()) {
            audit.record("tasks.given-back", from.username(), from.area(), back + " ← " + to.username());
        }
        return new Back(from, to, back);
    }

    /** What lately went from or to an account. */
    @Transactional(readOnly = true)
    List<TaskHandover> of(Account account) {
        return store.of(account.id(), clock.now().minus(SHOWN_FOR), MOST_SHOWN);
    }

    /** Today, until which all is handed over where no day is named. */
    LocalDate today() {
        return clock.today();
    }

    private void demand(Account from) {
        boolean own = from.id().equals(Acting.now().account()) && permissions.held(HAND_OVER);
        if (!own && !permissions.held(Tasks.ASSIGN)) {
            throw new Forbidden(Tasks.ASSIGN);
        }
    }
}
