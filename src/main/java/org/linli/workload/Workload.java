package org.linli.workload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Account;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much staff work: each sees their own days, superiors who goes over a limit and why, whoever stands above only
 * numbers.
 */
@Service
@Transactional
public class Workload {

    /** Permission to see one's own days: of everybody who can sign in. */
    static final String MINE = "workload.mine";

    /** Permission to be told who of one's own people goes over a limit, and to relieve them. */
    static final String RELIEVE = "workload.relieve";

    /** Permission to see how many people go over a limit, without names. */
    static final String FIGURES = "workload.figures";

    private static final int SHOWN_DAYS = 14;
    private static final int LOOKED_BACK = 60;
    private static final int WEEK = 7;

    private final WorkDayStore days;
    private final WorkFindingStore findings;
    private final WorkDayOffStore daysOff;
    private final WorkFigures figures;
    private final WorkLook look;
    private final WorkStaff staff;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Workload(
            WorkDayStore days,
            WorkFindingStore findings,
            WorkDayOffStore daysOff,
            WorkFigures figures,
            WorkLook look,
            WorkStaff staff,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.days = days;
        this.findings = findings;
        this.daysOff = daysOff;
        this.figures = figures;
        this.look = look;
        this.staff = staff;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Looks at everybody's days now, as the background does every few minutes: who works too much is told. For the
     * program itself.
     *
     * @param back so many days back
     */
    public void look(int back) {
        look.measure(clock.today().minusDays(back));
        look.tell();
    }

    /** What whoever acts did in the last two weeks, as far as it is measured. */
    @Transactional(readOnly = true)
    MyWork mine() {
        UUID me = Acting.now().account();
        LocalDate today = clock.today();
        List<WorkDay> all = days.of(List.of(me), today.minusDays(LOOKED_BACK)).getOrDefault(me, List.of());
        LocalDate from = today.minusDays(SHOWN_DAYS - 1L);
        Map<LocalDate, List<WorkFinding>> over =
                findings.of(me, from).stream().collect(Collectors.groupingBy(WorkFinding::day));
        List<MyWork.Day> shown = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && !all.get(i).day().isBefore(from); i--) {
            WorkDay day = all.get(i);
            shown.add(new MyWork.Day(
                    day, i == 0 ? null : day.restAfter(all.get(i - 1)), over.getOrDefault(day.day(), List.of())));
        }
        boolean isGoingOn = !all.isEmpty() && !all.getLast().day().isBefore(today.minusDays(1));
        return new MyWork(shown, isGoingOn ? WorkMeasure.inARow(all) : 0, daysOff.of(me, today));
    }

    /** How much of what whoever acts was told they have not said to have read. */
    @Transactional(readOnly = true)
    long unread() {
        return findings.unread(Acting.now().account(), look.shownFrom());
    }

    /** Whoever acts has read what they were told. */
    void markRead() {
        findings.markRead(Acting.now().account(), clock.now());
    }

    /** Who of one's own people went over a limit and is not relieved. That it was looked at is in the trail. */
    List<WorkCase> cases() {
        permissions.demand(RELIEVE);
        List<WorkCase> cases = told();
        audit.recordAll(
                "workload.seen", cases.stream().map(one -> one.id().toString()).toList(), null, "");
        return cases;
    }

    private List<WorkCase> told() {
        Map<UUID, List<WorkFinding>> byAccount = findings.told(Acting.now().account(), look.shownFrom()).stream()
                .collect(Collectors.groupingBy(WorkFinding::account, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Account> people = staff.byId(byAccount.keySet());
        return byAccount.entrySet().stream()
                .flatMap(one -> Optional.ofNullable(people.get(one.getKey())).stream()
                        .map(who -> new WorkCase(who, one.getValue())))
                .toList();
    }

    /** Of how many people {@link #cases} tells. */
    @Transactional(readOnly = true)
    long countCases() {
        return findings.countTold(Acting.now().account(), look.shownFrom());
    }

    /** How many people went over a limit and how many days off were granted, by community, in the last seven days. */
    @Transactional(readOnly = true)
    List<WorkFigures.Line> numbers() {
        permissions.demand(FIGURES);
        LocalDate today = clock.today();
        return figures.byCommunity(today.minusDays(WEEK - 1L), today);
    }
}
