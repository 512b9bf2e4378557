package org.linli.needs;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Permissions;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fixed days and times of somebody's dialysis. What changes, changes from a day on; what was before stays on record.
 * The appointments of the next {@value #AHEAD} days are planned as promises.
 */
@Service
@Transactional
public class Timetables {

    /** So many days after today are planned. */
    static final int AHEAD = 14;

    /** How long before they have to leave somebody is asked to see to it. */
    static final Duration ASKED_BEFORE = Duration.ofHours(24);

    private static final String SUBJECT = "needs.timetable";

    private final TimetableStore store;
    private final NeedStore needs;
    private final NeedTasks tasks;
    private final People people;
    private final LockedKeys locked;
    private final Permissions permissions;
    private final BusinessClock clock;

    Timetables(
            TimetableStore store,
            NeedStore needs,
            NeedTasks tasks,
            People people,
            LockedKeys locked,
            Permissions permissions,
            BusinessClock clock) {
        this.store = store;
        this.needs = needs;
        this.tasks = tasks;
        this.people = people;
        this.locked = locked;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * From that day on these days and times hold, in place of what held.
     *
     * @param starts when it starts on each weekday; a weekday without is absent
     * @param travel how long before the start they have to leave
     * @param words where they go, and how
     */
    public void set(PersonId person, LocalDate from, Map<DayOfWeek, LocalTime> starts, Duration travel, String words) {
        permissions.demand(NeedsSetup.ENTER);
        List<Problem> problems = new ArrayList<>();
        if (starts.isEmpty()) {
            problems.add(Problem.of("MONDAY", "needs.timetable.days"));
        }
        if (words.isBlank() || words.strip().length() > Timetable.LONGEST) {
            problems.add(Problem.of("words", "needs.timetable.words", Timetable.LONGEST));
        }
        if (travel.isNegative() || travel.compareTo(Timetable.LONGEST_TRAVEL) > 0) {
            problems.add(Problem.of("travel", "needs.timetable.travel", Timetable.LONGEST_TRAVEL.toMinutes()));
        }
        Refused.ifAny(problems);
        Person who = held(person, "from", from);
        if (!who.isHere()) {
            throw Refused.of("", "needs.nobody.there");
        }
        Household home = people.household(who.household());
        clear(person, from, null);
        add(new Timetable(
                Ids.next(),
                person,
                home.id(),
                home.path(),
                home.rentalPath(),
                words.strip(),
                travel,
                starts,
                from,
                null));
    }

    /** From that day on there is none. */
    public void end(PersonId person, LocalDate from) {
        permissions.demand(NeedsSetup.ENTER);
        held(person, "end", from);
        clear(person, from, null);
    }

    /** There is none on these days, such as while they are in hospital, the first and the last included. */
    public void pause(PersonId person, LocalDate from, LocalDate until) {
        permissions.demand(NeedsSetup.ENTER);
        if (until.isBefore(from)) {
            throw Refused.of("pauseUntil", "needs.timetable.until");
        }
        held(person, "pauseFrom", from);
        clear(person, from, until);
    }

    /** Whoever changes somebody's timetable holds them, so that no two change it at once. */
    private Person held(PersonId person, String field, LocalDate from) {
        if (from.isBefore(clock.today())) {
            throw Refused.of(field, "needs.timetable.past");
        }
        locked.hold(SUBJECT, List.of(person.toString()));
        return people.get(person);
    }

    /** Those of a person that hold today or will, by their first day. */
    @Transactional(readOnly = true)
    List<Timetable> of(PersonId person) {
        LocalDate today = clock.today();
        return store.of(person).stream()
                .filter(each -> each.until() == null
                        || !Objects.requireNonNull(each.until()).isBefore(today))
                .toList();
    }

    /** They are gone: nothing is planned for them any more. */
    void gone(PersonId person) {
        clear(person, clock.today(), null);
    }

    /** Takes these days out of whatever holds. */
    private void clear(PersonId person, LocalDate from, @Nullable LocalDate until) {
        for (Timetable each : store.of(person)) {
            boolean before = each.until() != null && each.until().isBefore(from);
            boolean behind = until != null && until.isBefore(each.from());
            if (before || behind) {
                continue;
            }
            drop(each, from);
            LocalDate end = each.until();
            store.end(each.id(), from.minusDays(1));
            if (until != null && (end == null || end.isAfter(until))) {
                LocalDate next = until.plusDays(1);
                add(each.again(Ids.next(), next, end));
            }
        }
    }

    /**
     * What was promised by it from that day on is wanted no more, also behind a pause, where it is planned anew; what
     * is late already stays as it is.
     */
    private void drop(Timetable timetable, LocalDate from) {
        Instant now = clock.now();
        LocalDate last = clock.today().plusDays(AHEAD);
        for (Timetable.Appointment each : timetable.between(from, last, clock.zone())) {
            UUID id = timetable.needOf(each.day());
            if (needs.deletePlanned(id)) {
                continue;
            }
            needs.find(id)
                    .filter(need -> need.isOpen() && need.dueAt().isAfter(now))
                    .ifPresent(need -> {
                        tasks.closeAll(need, "needs.closed.timetable");
                        needs.end(
                                id,
                                Need.Ending.of(
                                        Need.Outcome.NOT_WANTED,
                                        now,
                                        Acting.now().id()));
                    });
        }
    }

    private void add(Timetable timetable) {
        store.insert(timetable, clock.now(), Acting.now().id());
        plan(timetable);
    }

    /** Plans the next of all for which that is still to be done; answers how many timetables those were. */
    int planAll(int most) {
        LocalDate today = clock.today();
        List<Timetable> due = store.toPlan(today, today.plusDays(AHEAD), most);
        due.forEach(this::plan);
        return due.size();
    }

    /** Planned again, nothing is promised twice. */
    private void plan(Timetable timetable) {
        Instant now = clock.now();
        LocalDate until = clock.today().plusDays(AHEAD);
        for (Timetable.Appointment each : timetable.between(clock.today(), until, clock.zone())) {
            if (each.due().isAfter(now)) {
                Instant asked = each.due().minus(ASKED_BEFORE);
                Need need = promise(timetable, each, now, asked.isAfter(now) ? asked : now);
                if (needs.insert(need) && need.opensAt().equals(now)) {
                    tasks.open(need);
                }
            }
        }
        store.planned(timetable.id(), until);
    }

    private static Need promise(Timetable timetable, Timetable.Appointment appointment, Instant now, Instant opens) {
        return new Need(
                timetable.needOf(appointment.day()),
                timetable.household(),
                timetable.person(),
                timetable.path(),
                timetable.rentalPath(),
                Need.What.DIALYSIS,
                appointment.at() + " " + timetable.words(),
                now,
                Acting.now().id(),
                opens,
                appointment.due(),
                timetable.id(),
                null,
                0);
    }
}
