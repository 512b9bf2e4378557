package org.linli.workload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.BeyondScope;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forbidden;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Relieves people in one step: their tasks of tomorrow go to colleagues with room, and they have the day off. */
@Service
@Transactional
class Relief {

    private final ReliefPlanning planning;
    private final ReliefShifts shifts;
    private final WorkPlanned planned;
    private final WorkFindingStore findings;
    private final WorkDayOffStore daysOff;
    private final WorkSuperiors superiors;
    private final WorkLimits limits;
    private final Tasks tasks;
    private final WorkStaff staff;
    private final Accounts accounts;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final LockedKeys locks;
    private final BeyondScope beyond;
    private final BusinessClock clock;

    Relief(
            ReliefPlanning planning,
            ReliefShifts shifts,
            WorkPlanned planned,
            WorkFindingStore findings,
            WorkDayOffStore daysOff,
            WorkSuperiors superiors,
            WorkLimits limits,
            Tasks tasks,
            WorkStaff staff,
            Accounts accounts,
            Permissions permissions,
            AuditTrail audit,
            LockedKeys locks,
            BeyondScope beyond,
            BusinessClock clock) {
        this.planning = planning;
        this.shifts = shifts;
        this.planned = planned;
        this.findings = findings;
        this.daysOff = daysOff;
        this.superiors = superiors;
        this.limits = limits;
        this.tasks = tasks;
        this.staff = staff;
        this.accounts = accounts;
        this.permissions = permissions;
        this.audit = audit;
        this.locks = locks;
        this.beyond = beyond;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param left tasks that a colleague could have taken who was not chosen, or has no room any more
     * @param staying tasks that nobody can take
     * @param shifts which somebody else has, or nobody
     */
    record Done(Account who, LocalDate day, int moved, int left, int staying, int shifts, boolean free) {

        boolean isNothing() {
            return moved == 0 && shifts == 0 && !free;
        }
    }

    /**
     * What was chosen of a proposal.
     *
     * @param to accounts of colleagues who take tasks
     * @param shifts codes of what becomes of shifts
     * @param free whether they have the day off
     */
    record Choice(Collection<UUID> to, Collection<String> shifts, boolean free) {

        boolean isNothing() {
            return to.isEmpty() && shifts.stream().allMatch(String::isEmpty) && !free;
        }
    }

    /** Who could take somebody's tasks of tomorrow. */
    @Transactional(readOnly = true)
    ReliefProposal proposal(Account who) {
        return planning.all(who, tomorrow());
    }

    /**
     * Moves somebody's tasks of tomorrow to those colleagues who were chosen, as far as they have room now, does with
     * their shifts what was chosen, and gives the day off.
     *
     * @param id of what they went over
     * @throws Refused where nothing was chosen or nothing of it can be moved any more, where nothing was said about a
     *     shift of a day off, or another superior was quicker
     */
    Done relieve(UUID id, Choice choice) {
        Account who = held(id);
        if (choice.isNothing()) {
            throw Refused.of("", "workload.relief.nothing");
        }
        settle(who, "relieved");
        audit.record("workload.relieved", id.toString(), null, "");
        ReliefProposal proposal = planning.all(who, tomorrow());
        if (choice.free()) {
            shifts.demandNone(proposal.shifts(), choice.shifts());
        }
        Done done = apply(who, proposal, choice, choice.free());
        if (done.isNothing()) {
            throw Refused.of("", "workload.relief.unmoved");
        }
        if (choice.free()) {
            grant(who, proposal.day());
        }
        return done;
    }

    private Done apply(Account who, ReliefProposal proposal, Choice choice, boolean free) {
        int moved = move(proposal, choice.to());
        return new Done(
                who,
                proposal.day(),
                moved,
                proposal.moving() - moved,
                proposal.staying(),
                shifts.handOver(proposal.shifts(), choice.shifts()),
                free);
    }

    /**
     * Whoever acts has talked with somebody, and nothing is to be moved.
     *
     * @throws Refused where another superior was quicker
     */
    Account talked(UUID id) {
        Account who = held(id);
        settle(who, "talked");
        audit.record("workload.talked", id.toString(), null, "");
        return who;
    }

    /** Whom it is about, of whom nobody else can do the same until this is done. */
    private Account held(UUID id) {
        permissions.demand(Workload.RELIEVE);
        WorkFinding finding = findings.find(id).orElseThrow(() -> new NotFound("finding", id));
        if (!finding.superiors().contains(Acting.now().account())) {
            throw new Forbidden(Workload.RELIEVE);
        }
        locks.hold("workload", List.of(finding.account().toString()));
        return staff.get(finding.account());
    }

    private void settle(Account who, String how) {
        if (findings.settle(who.id(), Acting.now().account(), how, clock.now()) == 0) {
            throw Refused.of("", "workload.settled.already");
        }
    }

    private int move(ReliefProposal proposal, Collection<UUID> to) {
        return proposal.shares().stream()
                .filter(share -> to.contains(share.to().id()))
                .mapToInt(share -> tasks.reassign(share.tasks(), share.to().id()))
                .sum();
    }

    private void grant(Account who, LocalDate day) {
        if (daysOff.grant(who, day, Acting.now().account(), clock.now())) {
            shifts.keepFree(who.id(), day);
            beyond.run(() -> daysOff.count(who, day));
        }
    }

    private LocalDate tomorrow() {
        return clock.today().plusDays(1);
    }

    /**
     * Somebody for whom too much is planned.
     *
     * @param free whether they have the day off, and so everything is too much
     */
    record TooMuch(Account who, WorkPlanned.Load load, boolean free, ReliefProposal proposal) {}

    /**
     * Tomorrow as it is planned.
     *
     * @param fitting for how many people it fits
     * @param tooMuch those for whom it does not, by area
     */
    record Tomorrow(LocalDate day, int fitting, List<TooMuch> tooMuch) {}

    /** What is planned for those for whom whoever acts answers, against what one person is to have. */
    @Transactional(readOnly = true)
    Tomorrow tomorrowsPlan() {
        permissions.demand(Workload.RELIEVE);
        LocalDate day = tomorrow();
        List<Account> own = own();
        Map<UUID, WorkPlanned.Load> loads =
                planned.loads(own.stream().map(Account::id).toList(), day);
        Set<UUID> off = daysOff.on(day);
        List<TooMuch> tooMuch = new ArrayList<>();
        for (Account who : own) {
            WorkPlanned.Load load = loads.getOrDefault(who.id(), WorkPlanned.Load.NONE);
            boolean free = off.contains(who.id());
            if (!load.equals(WorkPlanned.Load.NONE) && (free || !load.fits(limits.plan()))) {
                tooMuch.add(new TooMuch(who, load, free, free ? planning.all(who, day) : planning.excess(who, day)));
            }
        }
        return new Tomorrow(day, (int) loads.keySet().stream().count() - tooMuch.size(), tooMuch);
    }

    private List<Account> own() {
        UUID me = Acting.now().account();
        AreaPath home = Acting.now().home();
        List<Account> all = accounts.workingIn(home);
        Map<UUID, List<UUID>> over = superiors.of(all);
        return all.stream()
                .filter(who -> over.getOrDefault(who.id(), List.of()).contains(me))
                .toList();
    }

    /**
     * Moves what is too much of tomorrow.
     *
     * @throws Refused where nobody was chosen, or it fits by now
     */
    Done moveExcess(UUID account, Choice choice) {
        permissions.demand(Workload.RELIEVE);
        if (choice.isNothing()) {
            throw Refused.of("", "workload.plan.nobody");
        }
        locks.hold("workload", List.of(account.toString()));
        TooMuch much = tomorrowsPlan().tooMuch().stream()
                .filter(one -> one.who().id().equals(account))
                .findFirst()
                .orElseThrow(() -> Refused.of("", "workload.plan.fits"));
        Done done = apply(much.who(), much.proposal(), choice, much.free());
        if (done.moved() == 0 && done.shifts() == 0) {
            throw Refused.of("", "workload.relief.unmoved");
        }
        return done;
    }
}
