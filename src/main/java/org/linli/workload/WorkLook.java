package org.linli.workload;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.linli.access.Account;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * Looks at everybody's days: measures them, finds who goes over a limit, which is told to them at once, and tells their
 * superiors what is due. Whoever acts must see all of it.
 */
@Component
class WorkLook {

    /** So many days back what was found is shown and told. */
    static final int SHOWN_DAYS = 3;

    /** A longer row of days is told as one of so many. */
    private static final int LOOKED_BACK = 60;

    private final WorkMeasuring measuring;
    private final WorkDayStore days;
    private final WorkFindingStore findings;
    private final WorkLimits limits;
    private final WorkSuperiors superiors;
    private final WorkStaff staff;
    private final BusinessClock clock;

    WorkLook(
            WorkMeasuring measuring,
            WorkDayStore days,
            WorkFindingStore findings,
            WorkLimits limits,
            WorkSuperiors superiors,
            WorkStaff staff,
            BusinessClock clock) {
        this.measuring = measuring;
        this.days = days;
        this.findings = findings;
        this.limits = limits;
        this.superiors = superiors;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Measures the days from one on; only yesterday's and today's are compared with the limits, since nobody is to hear
     * of what is long over.
     */
    void measure(LocalDate since) {
        Map<UUID, List<WorkDay>> measured = measuring.since(since);
        LocalDate from = clock.today().minusDays(1);
        Map<UUID, List<WorkDay>> known =
                days.of(measured.keySet(), clock.today().minusDays(LOOKED_BACK));
        Map<UUID, Account> people = staff.byId(measured.keySet());
        List<WorkFindingStore.Found> found = new ArrayList<>();
        known.forEach((account, all) -> {
            Account who = people.get(account);
            for (int i = 0; who != null && i < all.size(); i++) {
                if (!all.get(i).day().isBefore(from)) {
                    found.addAll(over(who, all.subList(0, i + 1)));
                }
            }
        });
        findings.keep(from, found, clock.now());
    }

    private List<WorkFindingStore.Found> over(Account who, List<WorkDay> days) {
        LocalDate day = days.getLast().day();
        List<WorkFindingStore.Found> found = new ArrayList<>();
        for (WorkLimit limit : limits.on(day)) {
            OptionalInt value = limit.measure().over(days, limit.bound());
            value.ifPresent(over -> found.add(new WorkFindingStore.Found(
                    who.id(),
                    who.area(),
                    day,
                    limit.measure(),
                    over,
                    limit.bound(),
                    clock.now().plus(limit.superiorAfter()))));
        }
        return found;
    }

    /** Tells superiors what they are to know by now; answers how much of it is news. */
    int tell() {
        Instant now = clock.now();
        LocalDate from = shownFrom();
        List<UUID> whose = findings.toTell(from, now);
        if (whose.isEmpty()) {
            return 0;
        }
        return superiors.of(List.copyOf(staff.byId(whose).values())).entrySet().stream()
                .mapToInt(who -> findings.tell(who.getKey(), who.getValue(), from, now))
                .sum();
    }

    /** The first day of which what was found is shown. */
    LocalDate shownFrom() {
        return clock.today().minusDays(SHOWN_DAYS - 1L);
    }
}
