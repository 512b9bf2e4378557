package org.linli.rosters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says in words what a board counts. */
final class RosterRemarks {

    private static final double MINUTES_OF_HOUR = 60;

    private final RosterBoard board;

    RosterRemarks(RosterBoard board) {
        this.board = board;
    }

    /** What is broken in all that a person stands. */
    List<RosterRemark> limits(RosterPerson person) {
        List<RosterRemark> found = new ArrayList<>();
        RosterLimits limits = person.rules().limits();
        board.load(person)
                .look((rule, stint, value, times) -> found.add(new RosterRemark(
                        "rosters.limit." + name(rule),
                        person.id(),
                        seat(person, stint),
                        List.of(stint.date(), words(rule, value), most(rule, limits)),
                        times)));
        return found;
    }

    private static Object words(RosterLimitRule rule, long value) {
        return switch (rule) {
            case OVERLAP, DAYS_IN_ROW, NIGHTS_IN_ROW -> value;
            case REST, DAY -> value / MINUTES_OF_HOUR;
        };
    }

    private static Object most(RosterLimitRule rule, RosterLimits limits) {
        return switch (rule) {
            case OVERLAP -> 0;
            case REST -> limits.rest().toHours();
            case DAY -> limits.day().toHours();
            case DAYS_IN_ROW -> limits.daysInRow();
            case NIGHTS_IN_ROW -> limits.nightsInRow();
        };
    }

    private @Nullable UUID seat(RosterPerson person, RosterStint stint) {
        return seats(person).stream()
                .filter(spot -> spot.stint().equals(stint))
                .map(spot -> spot.seat().id())
                .findFirst()
                .orElse(null);
    }

    private List<RosterSpot> seats(RosterPerson person) {
        return board.model().spots().stream()
                .filter(spot -> person.equals(board.at(spot)))
                .sorted(Comparator.comparing(RosterSpot::stint))
                .toList();
    }

    /** What speaks against a person on a seat. */
    List<RosterRemark> seat(RosterSpot spot, RosterPerson person) {
        List<RosterRemark> found = new ArrayList<>();
        for (RosterSeatRule rule : RosterSeatRule.values()) {
            int cost = spot.cost(rule, person);
            if (cost > 0) {
                String kind = rule.isLimit() ? "rosters.limit." : "rosters.missed.";
                LocalDate day = spot.seat().day();
                int steps =
                        RosterSeatRule.steps(spot.seat().path(), person.member().home());
                found.add(new RosterRemark(
                        kind + name(rule), person.id(), spot.seat().id(), List.of(day, steps), cost));
            }
        }
        return found;
    }

    /** Where a person is a whole shift, or as much in hours, off their share of the season. */
    List<RosterRemark> shares(RosterPerson person) {
        List<RosterRemark> found = new ArrayList<>();
        RosterLoad load = board.load(person);
        for (RosterMeasure measure : RosterMeasure.values()) {
            long over = load.over(person, measure);
            if (Math.abs(over) < measure.leastSaid()) {
                continue;
            }
            if (measure == RosterMeasure.FESTIVALS && over > 0) {
                found.addAll(festivals(person, load.missed(measure)));
            } else {
                found.add(new RosterRemark(
                        "rosters.missed." + name(measure) + (over > 0 ? ".over" : ".under"),
                        person.id(),
                        null,
                        List.of(measure.inWords(Math.abs(over))),
                        load.missed(measure)));
            }
        }
        return found;
    }

    /** The last of the festivals is the one too many. */
    private List<RosterRemark> festivals(RosterPerson person, long cost) {
        List<RosterSpot> festivals =
                seats(person).stream().filter(spot -> spot.stint().festival()).toList();
        if (festivals.isEmpty()) {
            return List.of();
        }
        RosterSeat last = festivals.getLast().seat();
        int nth = person.history().festivals() + festivals.size();
        String festival = last.festival() == null ? "" : last.festival();
        return nth < 2
                ? List.of()
                : List.of(new RosterRemark(
                        "rosters.missed.festivals.over", person.id(), last.id(), List.of(festival, nth), cost));
    }

    /** Where several teams share a shift. */
    List<RosterRemark> teams(RosterShift shift) {
        int teams = board.teams(shift).size();
        RosterSeat first = shift.seats().getFirst().seat();
        return teams <= 1
                ? List.of()
                : List.of(new RosterRemark(
                        "rosters.missed.teams", null, first.id(), List.of(first.day(), teams), shift.missed(teams)));
    }

    private static String name(Enum<?> rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }
}
