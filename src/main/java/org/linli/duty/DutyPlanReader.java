package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.rosters.RosterDuty;
import org.linli.rosters.RosterFestivals;
import org.linli.rosters.RosterHistory;
import org.linli.rosters.RosterKind;
import org.linli.rosters.RosterLimits;
import org.linli.rosters.RosterMember;
import org.linli.rosters.RosterPeriod;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterRuleBook;
import org.linli.rosters.RosterRules;
import org.linli.rosters.RosterSeat;
import org.linli.rosters.RosterTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a plan needs: seats, who can be asked, when they cannot, and what they have stood this season. */
@Component
@Transactional(readOnly = true)
class DutyPlanReader {

    private static final int DEPTH_OF_COMMUNITY = 2;

    private final ShiftStore shifts;
    private final MemberShifts standing;
    private final PostStore posts;
    private final DutyMemberStore members;
    private final RosterRuleBook rules;
    private final RosterFestivals festivals;
    private final BusinessClock clock;

    DutyPlanReader(
            ShiftStore shifts,
            MemberShifts standing,
            PostStore posts,
            DutyMemberStore members,
            RosterRuleBook rules,
            RosterFestivals festivals,
            BusinessClock clock) {
        this.shifts = shifts;
        this.standing = standing;
        this.posts = posts;
        this.members = members;
        this.rules = rules;
        this.festivals = festivals;
        this.clock = clock;
    }

    /**
     * For a plan of the days: what is locked or has begun stays.
     *
     * @param area whose seats are planned, and those below it; all members of its community can be asked
     */
    DutyPlanGround ofArea(AreaPath area, LocalDate from, LocalDate until) {
        return read(
                area,
                from,
                until,
                seat -> !seat.locked() && seat.shift().begins().isAfter(clock.now()),
                null);
    }

    /** For whoever takes a seat at once: everything of the days around can be seen, whatever is locked. */
    DutyPlanGround around(Seat seat, int days) {
        LocalDate day = seat.shift().day();
        return read(DutyArea.community(seat.shift().path()), day, day.plusDays(days), any -> true, seat.id());
    }

    /** Which seats may be given to somebody else. */
    private interface Free {
        boolean is(Seat seat);
    }

    /** @param always a seat that is part of it, whoever stands there */
    private DutyPlanGround read(AreaPath area, LocalDate from, LocalDate until, Free free, @Nullable UUID always) {
        RosterRules held = rules.on(from);
        List<Seat> seats = shifts.seats(area, from, until);
        List<DutyMember> asked = asked(area, from, until);
        List<UUID> ids = asked.stream().map(DutyMember::id).toList();
        Set<UUID> known = Set.copyOf(ids);
        List<Seat> planned = seats.stream()
                .filter(seat -> seat.id().equals(always)
                        || (seat.member() == null ? free.is(seat) : known.contains(seat.member())))
                .toList();
        LocalDate season = season(area, from);
        int around = Math.max(held.limits().daysInRow(), held.limits().nightsInRow()) + 1;
        List<Absence> absences = members.absences(ids, season, until.plusDays(1));
        List<Seat> stood = standing.of(ids, earlier(season, from.minusDays(around)), until.plusDays(around));
        var problem = new RosterProblem(
                new RosterPeriod(clock.zone(), from, until),
                held,
                planned.stream().map(this::seat).toList(),
                rosterMembers(asked, absences, from, until),
                fixed(stood, planned, from.minusDays(around)),
                history(asked, absences, apart(stood, planned, until), season, from, held.limits()),
                takers(planned.stream().filter(seat -> !free.is(seat)).toList()),
                takers(planned));
        return new DutyPlanGround(problem, seats, asked);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Who does duty on one of the days at least: team by team, in it by name. */
    private List<DutyMember> asked(AreaPath area, LocalDate from, LocalDate until) {
        AreaPath community = DutyArea.community(area);
        List<UUID> teams = members.teams(community).stream().map(Team::id).toList();
        return members.within(community).stream()
                .filter(member -> !member.since().isAfter(until)
                        && (member.until() == null || !member.until().isBefore(from)))
                .sorted(Comparator.comparingInt((DutyMember member) -> turn(teams, member.team())))
                .toList();
    }

    private static int turn(List<UUID> teams, @Nullable UUID team) {
        int turn = teams.indexOf(team);
        return turn < 0 ? teams.size() : turn;
    }

    /** The first day on which somebody was to stand at one of the posts. */
    private LocalDate season(AreaPath area, LocalDate from) {
        return posts.within(DutyArea.community(area)).stream()
                .map(Post::since)
                .filter(since -> since.isBefore(from))
                .min(Comparator.naturalOrder())
                .orElse(from);
    }

    private RosterSeat seat(Seat seat) {
        Shift shift = seat.shift();
        return new RosterSeat(
                seat.id(),
                shift.id(),
                shift.post(),
                shift.path(),
                shift.day(),
                shift.begins(),
                shift.ends(),
                seat.kind().map(kind -> RosterKind.valueOf(kind.name())).orElse(null),
                festivals.on(shift.day()));
    }

    private static Map<UUID, UUID> takers(Collection<Seat> seats) {
        var takers = new HashMap<UUID, UUID>();
        for (Seat seat : seats) {
            if (seat.member() != null) {
                takers.put(seat.id(), seat.member());
            }
        }
        return takers;
    }

    private List<RosterMember> rosterMembers(
            List<DutyMember> asked, List<Absence> absences, LocalDate from, LocalDate until) {
        Map<UUID, List<FreeHours>> hours =
                members.freeHours(asked.stream().map(DutyMember::id).toList());
        Map<UUID, List<Absence>> byMember = absences.stream().collect(Collectors.groupingBy(Absence::member));
        return asked.stream()
                .map(member -> {
                    List<Absence> own = byMember.getOrDefault(member.id(), List.of());
                    var away = new ArrayList<RosterTime>();
                    own.stream().filter(Absence::isBinding).forEach(each -> away.add(days(each.from(), each.until())));
                    away.addAll(outside(member, from, until));
                    away.addAll(busy(hours.getOrDefault(member.id(), List.of()), from, until));
                    return new RosterMember(
                            member.id(),
                            member.name(),
                            member.kinds().stream()
                                    .map(kind -> RosterKind.valueOf(kind.name()))
                                    .collect(Collectors.toSet()),
                            member.team(),
                            member.noNights() == null,
                            away,
                            wishes(own, from, until),
                            member.path().depth() > DEPTH_OF_COMMUNITY ? member.path() : null,
                            member.path());
                })
                .toList();
    }

    private RosterTime days(LocalDate from, LocalDate until) {
        return new RosterTime(clock.startOf(from), clock.endOf(until));
    }

    /** Of the days, those before they began to do duty and after they left. */
    private List<RosterTime> outside(DutyMember member, LocalDate from, LocalDate until) {
        var outside = new ArrayList<RosterTime>();
        if (member.since().isAfter(from)) {
            outside.add(days(from, member.since().minusDays(1)));
        }
        LocalDate last = member.until();
        if (last != null && last.isBefore(until)) {
            outside.add(days(last.plusDays(1), until.plusDays(1)));
        }
        return outside;
    }

    /** All that lies outside a volunteer's hours; nothing for who has time always. */
    private List<RosterTime> busy(List<FreeHours> hours, LocalDate from, LocalDate until) {
        if (hours.isEmpty()) {
            return List.of();
        }
        var free = new ArrayList<RosterTime>();
        for (LocalDate day = from.minusDays(1); !day.isAfter(until.plusDays(1)); day = day.plusDays(1)) {
            for (FreeHours each : hours) {
                if (each.weekday() == day.getDayOfWeek()) {
                    Instant begins = clock.at(day, each.hours().begins());
                    free.add(new RosterTime(begins, begins.plus(each.hours().length())));
                }
            }
        }
        free.sort(Comparator.comparing(RosterTime::from));
        var busy = new ArrayList<RosterTime>();
        Instant since = clock.startOf(from.minusDays(1));
        for (RosterTime each : free) {
            if (since.isBefore(each.from())) {
                busy.add(new RosterTime(since, each.from()));
            }
            since = since.isBefore(each.until()) ? each.until() : since;
        }
        busy.add(new RosterTime(since, clock.endOf(until.plusDays(2))));
        return busy;
    }

    private static Set<LocalDate> wishes(List<Absence> own, LocalDate from, LocalDate until) {
        var wishes = new HashSet<LocalDate>();
        own.stream().filter(each -> !each.isBinding()).forEach(each -> {
            for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
                if (!day.isBefore(each.from()) && !day.isAfter(each.until())) {
                    wishes.add(day);
                }
            }
        });
        return wishes;
    }

    /** What they stood before, and what they stand meanwhile in seats that are no part of the plan. */
    private static List<Seat> apart(List<Seat> stood, List<Seat> planned, LocalDate until) {
        Set<UUID> within = planned.stream().map(Seat::id).collect(Collectors.toSet());
        return stood.stream()
                .filter(seat ->
                        !within.contains(seat.id()) && !seat.shift().day().isAfter(until))
                .toList();
    }

    /** What they stand elsewhere, as far as rest and runs of days reach. */
    private static List<RosterDuty> fixed(List<Seat> stood, List<Seat> planned, LocalDate from) {
        Set<UUID> within = planned.stream().map(Seat::id).collect(Collectors.toSet());
        return stood.stream()
                .filter(seat ->
                        !within.contains(seat.id()) && !seat.shift().day().isBefore(from))
                .map(seat -> new RosterDuty(
                        Objects.requireNonNull(seat.member()),
                        seat.shift().day(),
                        seat.shift().begins(),
                        seat.shift().ends()))
                .toList();
    }

    private Map<UUID, RosterHistory> history(
            List<DutyMember> asked,
            List<Absence> absences,
            List<Seat> apart,
            LocalDate season,
            LocalDate from,
            RosterLimits limits) {
        Map<UUID, List<Seat>> done =
                apart.stream().collect(Collectors.groupingBy(seat -> Objects.requireNonNull(seat.member())));
        Map<UUID, List<Absence>> away =
                absences.stream().filter(Absence::isBinding).collect(Collectors.groupingBy(Absence::member));
        var history = new HashMap<UUID, RosterHistory>();
        for (DutyMember member : asked) {
            history.put(
                    member.id(),
                    history(
                            days(member, away.getOrDefault(member.id(), List.of()), season, from),
                            done.getOrDefault(member.id(), List.of()),
                            limits));
        }
        return history;
    }

    private static int days(DutyMember member, List<Absence> away, LocalDate season, LocalDate from) {
        LocalDate first = member.since().isBefore(season) ? season : member.since();
        int days = 0;
        for (LocalDate day = first; day.isBefore(from); day = day.plusDays(1)) {
            LocalDate on = day;
            boolean there = away.stream().noneMatch(each -> !on.isBefore(each.from()) && !on.isAfter(each.until()));
            days += there ? 1 : 0;
        }
        return days;
    }

    private RosterHistory history(int days, List<Seat> seats, RosterLimits limits) {
        long minutes = 0;
        int nights = 0;
        int weekends = 0;
        int feasts = 0;
        for (Seat seat : seats) {
            Shift shift = seat.shift();
            minutes += Duration.between(shift.begins(), shift.ends()).toMinutes();
            nights += limits.isNight(shift.begins(), shift.ends(), clock.zone()) ? 1 : 0;
            weekends += DutyDay.isWeekend(shift.day()) ? 1 : 0;
            feasts += festivals.on(shift.day()) == null ? 0 : 1;
        }
        return new RosterHistory(days, minutes, nights, weekends, feasts);
    }
}
