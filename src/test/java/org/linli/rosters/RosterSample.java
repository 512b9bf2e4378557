package org.linli.rosters;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/** A small problem, written as a test reads best: seats and members get their ids from the order they come in. */
final class RosterSample {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate MONDAY = LocalDate.of(2022, 2, 7);
    static final RosterWeights NOTHING = new RosterWeights(0, 0, 0, 0, 0, 0, 0, 0);
    static final RosterRules RULES = new RosterRuleBook().on(MONDAY);

    final List<RosterSeat> seats = new ArrayList<>();
    final List<RosterMember> members = new ArrayList<>();
    final List<RosterDuty> fixed = new ArrayList<>();
    final Map<UUID, RosterHistory> history = new HashMap<>();
    final Map<UUID, UUID> locked = new HashMap<>();
    final Map<UUID, UUID> present = new HashMap<>();
    private final ZoneId zone;
    private final RosterWeights weights;

    RosterSample(RosterWeights weights) {
        this(weights, ZONE);
    }

    RosterSample(RosterWeights weights, ZoneId zone) {
        this.weights = weights;
        this.zone = zone;
    }

    static UUID id(int number) {
        return new UUID(0, number);
    }

    static RosterMember member(int number, @Nullable UUID team, RosterKind... kinds) {
        Set<RosterKind> all = EnumSet.noneOf(RosterKind.class);
        all.addAll(List.of(kinds));
        AreaPath home = AreaPath.of("330783005.c1.g1.c01");
        return new RosterMember(id(number), "member " + number, all, team, true, List.of(), Set.of(), home);
    }

    /** Somebody who can take whatever asks for no kind. */
    UUID anybody() {
        return add(member(members.size() + 1, null));
    }

    UUID inTeam(int team) {
        return add(member(members.size() + 1, id(1000 + team)));
    }

    UUID add(RosterMember member) {
        members.add(member);
        return member.id();
    }

    /** Away on these whole days, once they are the last who were added. */
    void awayOn(LocalDate from, LocalDate until) {
        RosterMember last = members.removeLast();
        var away = new RosterTime(
                from.atStartOfDay(zone).toInstant(),
                until.plusDays(1).atStartOfDay(zone).toInstant());
        members.add(new RosterMember(
                last.id(),
                last.name(),
                last.kinds(),
                last.team(),
                last.nights(),
                List.of(away),
                last.wishes(),
                last.home()));
    }

    UUID seat(LocalDate day, int hour, int hours) {
        return seat(day, hour, hours, 2000 + seats.size(), null, null);
    }

    UUID seat(LocalDate day, int hour, int hours, int shift, @Nullable RosterKind kind, @Nullable String festival) {
        Instant begins = at(day, hour);
        return seat(begins, begins.plus(Duration.ofHours(hours)), day, shift, kind, festival);
    }

    UUID seat(
            Instant begins,
            Instant ends,
            LocalDate day,
            int shift,
            @Nullable RosterKind kind,
            @Nullable String festival) {
        UUID id = id(3000 + seats.size());
        AreaPath post = AreaPath.of("330783005.c1.g1");
        seats.add(new RosterSeat(id, id(shift), id(1), post, day, begins, ends, kind, festival));
        return id;
    }

    Instant at(LocalDate day, int hour) {
        return LocalDateTime.of(day, LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }

    RosterProblem problem() {
        var rules = new RosterRules(RULES.since(), RULES.source(), RULES.limits(), weights);
        var period = new RosterPeriod(zone, MONDAY, MONDAY.plusDays(364));
        return new RosterProblem(period, rules, seats, members, fixed, history, locked, present);
    }

    /** All seats given to one person. */
    RosterScore allTo(UUID member) {
        Map<UUID, UUID> plan = new HashMap<>();
        seats.forEach(seat -> plan.put(seat.id(), member));
        return score(plan);
    }

    RosterScore score(Map<UUID, UUID> plan) {
        return new RosterModel(problem()).board(plan).score();
    }
}
