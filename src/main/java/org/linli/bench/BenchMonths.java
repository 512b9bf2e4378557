package org.linli.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.rosters.RosterHistory;
import org.linli.rosters.RosterKind;
import org.linli.rosters.RosterMember;
import org.linli.rosters.RosterPeriod;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterRuleBook;
import org.linli.rosters.RosterSeat;
import org.linli.rosters.RosterTime;

/**
 * Made-up months of duty like Tianli's: twelve teams of cadres, party members and residents' representatives, posts
 * that are manned every day, 59 days behind them that were not shared evenly, leave, illness, wishes and festivals.
 */
final class BenchMonths {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate SEASON = LocalDate.of(2021, 12, 11);
    private static final int HISTORY = 59;
    private static final int TEAM = 5;
    private static final String TOP = "330783005.";

    private final Random random;
    private final LocalDate from;
    private final LocalDate until;
    private final int people;
    private final int posts;

    private BenchMonths(long seed, LocalDate from, int days, int people, int posts) {
        this.random = new Random(seed);
        this.from = from;
        this.until = from.plusDays(days - 1);
        this.people = people;
        this.posts = posts;
    }

    /** A month as large as Tianli's: 60 people, and from 3 to 5 posts by the seed. */
    static RosterProblem like(long seed) {
        return of(seed, 28 + (int) (seed % 4), 60, 3 + (int) (seed % 3));
    }

    static RosterProblem of(long seed, int days, int people, int posts) {
        return new BenchMonths(seed, SEASON.plusDays(HISTORY), days, people, posts).problem();
    }

    private RosterProblem problem() {
        List<RosterMember> members =
                IntStream.range(0, people).mapToObj(this::member).toList();
        Map<UUID, RosterHistory> history = new HashMap<>();
        members.forEach(member -> history.put(member.id(), history(member)));
        List<RosterSeat> seats = new ArrayList<>();
        for (int post = 0; post < posts; post++) {
            for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
                addDay(seats, post, day);
            }
        }
        return new RosterProblem(
                new RosterPeriod(ZONE, from, until),
                new RosterRuleBook().on(from),
                seats,
                members,
                List.of(),
                history,
                Map.of(),
                Map.of());
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private RosterMember member(int index) {
        int team = index / TEAM;
        Set<RosterKind> kinds = EnumSet.of(
                switch (index % TEAM) {
                    case 0 -> RosterKind.CADRE;
                    case 1, 2 -> RosterKind.PARTY_MEMBER;
                    default -> RosterKind.REPRESENTATIVE;
                });
        if (kinds.contains(RosterKind.CADRE) && random.nextInt(3) > 0) {
            kinds.add(RosterKind.PARTY_MEMBER);
        }
        if (random.nextInt(3) == 0) {
            kinds.add(RosterKind.DRIVER);
        }
        boolean nights = random.nextInt(8) > 0;
        AreaPath home = AreaPath.of(TOP + "c" + team % 4 + ".g" + random.nextInt(3) + ".c0" + random.nextInt(4));
        return new RosterMember(id(), "member " + index, kinds, new UUID(0, team + 1), nights, away(), wishes(), home);
    }

    /** A third has leave or is ill for some days, an eighth works elsewhere on working days. */
    private List<RosterTime> away() {
        List<RosterTime> away = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            LocalDate first = from.plusDays(random.nextInt(26));
            away.add(time(
                    first.atStartOfDay(), first.plusDays(2 + random.nextInt(5)).atStartOfDay()));
        }
        if (random.nextInt(8) == 0) {
            for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
                if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                    away.add(time(day.atTime(8, 0), day.atTime(18, 0)));
                }
            }
        }
        return away;
    }

    private static RosterTime time(LocalDateTime begins, LocalDateTime ends) {
        return new RosterTime(begins.atZone(ZONE).toInstant(), ends.atZone(ZONE).toInstant());
    }

    private Set<LocalDate> wishes() {
        Set<LocalDate> wishes = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            wishes.add(from.plusDays(random.nextInt(28)));
        }
        return wishes;
    }

    /** Some were ill or came later; the others had between half and one and a half of the same. */
    private RosterHistory history(RosterMember member) {
        int days = random.nextInt(6) == 0 ? 20 + random.nextInt(HISTORY - 20) : HISTORY;
        double share = days / (double) HISTORY;
        return new RosterHistory(
                days,
                Math.round((100 + random.nextInt(60)) * share) * 60,
                member.nights() ? (int) Math.round((2 + random.nextInt(4)) * share) : 0,
                (int) Math.round((3 + random.nextInt(5)) * share),
                (int) Math.round((1 + random.nextInt(3)) * share));
    }

    /** Rooms and gates from early to late, at every third gate a night as well; every fifth peaks as at Xiafan. */
    private void addDay(List<RosterSeat> seats, int post, LocalDate day) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        if (post % 5 == 4) {
            add(seats, post, day, LocalTime.of(11, 0), 2, RosterKind.CADRE);
            add(seats, post, day, LocalTime.of(17, 0), 3, RosterKind.CADRE, null);
            return;
        }
        add(seats, post, day, LocalTime.of(7, 0), 6, RosterKind.PARTY_MEMBER, null);
        add(seats, post, day, LocalTime.of(13, 0), 6, null, weekend ? RosterKind.REPRESENTATIVE : null);
        if (post % 3 == 0) {
            add(seats, post, day, LocalTime.of(19, 0), 4, (RosterKind) null);
            add(seats, post, day, LocalTime.of(23, 0), 8, post == 0 ? RosterKind.DRIVER : null);
        }
    }

    private void add(
            List<RosterSeat> seats,
            int post,
            LocalDate day,
            LocalTime begins,
            int hours,
            @Nullable RosterKind... kinds) {
        UUID shift = id();
        for (RosterKind kind : kinds) {
            seats.add(new RosterSeat(
                    id(),
                    shift,
                    new UUID(1, post),
                    AreaPath.of(TOP + "c" + post % 4 + ".g" + post % 3),
                    day,
                    day.atTime(begins).atZone(ZONE).toInstant(),
                    day.atTime(begins).plusHours(hours).atZone(ZONE).toInstant(),
                    kind,
                    festival(day)));
        }
    }

    /** Lantern Festival and Women's Day are in these months; so that there is more to share, each month has a feast. */
    private @Nullable String festival(LocalDate day) {
        long nth = from.until(day, ChronoUnit.DAYS);
        return nth == 7 || nth == 20 || nth == 21 ? "festival " + nth : null;
    }
}
