package org.linli.workload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.AreaPath;
import org.linli.access.BeyondScope;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Proposes who takes what somebody has to do: door by door, to colleagues who see the place and may do it, who have
 * room on that day, do not have it off and are over no limit themselves; those of the same role before others.
 */
@Component
class ReliefPlanning {

    private static final Set<Role> COMMUNITY =
            Set.of(Role.GRID_WORKER, Role.VOLUNTEER, Role.GRID_LEADER, Role.SECRETARY);

    private final WorkPlanned planned;
    private final ReliefShifts shifts;
    private final WorkDayOffStore daysOff;
    private final WorkFindingStore findings;
    private final WorkLimits limits;
    private final WorkLook look;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Permissions permissions;
    private final BeyondScope beyond;

    ReliefPlanning(
            WorkPlanned planned,
            ReliefShifts shifts,
            WorkDayOffStore daysOff,
            WorkFindingStore findings,
            WorkLimits limits,
            WorkLook look,
            Tasks tasks,
            Accounts accounts,
            Permissions permissions,
            BeyondScope beyond) {
        this.planned = planned;
        this.shifts = shifts;
        this.daysOff = daysOff;
        this.findings = findings;
        this.limits = limits;
        this.look = look;
        this.tasks = tasks;
        this.accounts = accounts;
        this.permissions = permissions;
        this.beyond = beyond;
    }

    /** Who could take everything. */
    ReliefProposal all(Account who, LocalDate day) {
        return propose(who, day, doors(who, day), shifts.of(who.id(), day));
    }

    /** Who could take what is more than one person is to have. */
    ReliefProposal excess(Account who, LocalDate day) {
        WorkPlanned.Load load = planned.loads(List.of(who.id()), day)
                .getOrDefault(who.id(), WorkPlanned.Load.NONE)
                .onDuty();
        List<Door> more = new ArrayList<>();
        for (Door door : doors(who, day)) {
            WorkPlanned.Load with = load.plus(door.tasks().size());
            if (with.fits(limits.plan())) {
                load = with;
            } else {
                more.add(door);
            }
        }
        return propose(who, day, more, shifts.of(who.id(), day));
    }

    /** What is to be done at one door. */
    private record Door(List<WorkPlanned.Planned> tasks) {

        Stream<AreaPath> places() {
            return tasks.stream()
                    .flatMap(task -> Stream.of(
                            task.path(), Optional.ofNullable(task.rentalPath()).orElse(task.path())));
        }
    }

    private List<Door> doors(Account who, LocalDate day) {
        return planned.of(who.id(), day).stream()
                .collect(Collectors.groupingBy(WorkPlanned.Planned::door, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Door::new)
                .toList();
    }

    private ReliefProposal propose(Account who, LocalDate day, List<Door> doors, List<ReliefShift> ofDay) {
        List<Account> colleagues = colleagues(who, day, doors);
        Map<UUID, WorkPlanned.Load> loads = loads(colleagues, day);
        Map<Account, List<Door>> given = new LinkedHashMap<>();
        int staying = 0;
        for (Door door : doors) {
            Optional<Account> taker = colleagues.stream()
                    .filter(one -> takes(one, door))
                    .filter(one -> loads.getOrDefault(one.id(), WorkPlanned.Load.NONE)
                            .plus(door.tasks().size())
                            .fits(limits.plan()))
                    .min(Comparator.comparing((Account one) -> one.role() != who.role())
                            .thenComparingInt(one -> -one.area().depth())
                            .thenComparingInt(one -> loads.getOrDefault(one.id(), WorkPlanned.Load.NONE)
                                    .tasks())
                            .thenComparing(Account::id));
            taker.ifPresent(one -> {
                given.computeIfAbsent(one, key -> new ArrayList<>()).add(door);
                loads.merge(
                        one.id(),
                        WorkPlanned.Load.NONE.plus(door.tasks().size()),
                        (before, more) -> before.plus(more.tasks()));
            });
            staying += taker.isEmpty() ? door.tasks().size() : 0;
        }
        return new ReliefProposal(
                day,
                given.entrySet().stream()
                        .map(one -> share(one.getKey(), one.getValue()))
                        .toList(),
                staying,
                ofDay);
    }

    private static ReliefProposal.Share share(Account to, List<Door> doors) {
        List<TaskId> ids = doors.stream()
                .flatMap(door -> door.tasks().stream())
                .map(WorkPlanned.Planned::task)
                .toList();
        return new ReliefProposal.Share(to, ids, doors.size());
    }

    /** Those of the community, and of the same role; nobody who stands above those who give tasks. */
    private List<Account> colleagues(Account who, LocalDate day, List<Door> doors) {
        Set<AreaPath> places = doors.stream().flatMap(Door::places).collect(Collectors.toSet());
        if (places.isEmpty()) {
            return List.of();
        }
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> COMMUNITY.contains(role) || role == who.role())
                .filter(role -> permissions.holds(role, Tasks.DO))
                .toList();
        List<Account> all = accounts.covering(places, roles);
        Set<UUID> without = beyond.call(() -> Stream.of(
                        daysOff.on(day),
                        findings.over(all.stream().map(Account::id).toList(), look.shownFrom()))
                .flatMap(Collection::stream)
                .collect(Collectors.toSet()));
        return all.stream()
                .filter(one -> !one.id().equals(who.id()) && !without.contains(one.id()))
                .toList();
    }

    private Map<UUID, WorkPlanned.Load> loads(List<Account> colleagues, LocalDate day) {
        List<UUID> ids = colleagues.stream().map(Account::id).toList();
        return new HashMap<>(beyond.call(() -> planned.loads(ids, day)));
    }

    private boolean takes(Account who, Door door) {
        return door.tasks().stream()
                .allMatch(task -> (who.area().covers(task.path())
                                || (task.rentalPath() != null && who.area().covers(task.rentalPath())))
                        && permissions.holds(who.role(), tasks.kind(task.kind()).permission()));
    }
}
