package org.linli.rosters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a plan does not meet, in words.
 *
 * @param remarks limits that locked seats break, then all that the plan misses, what weighs most first
 * @param gaps seats that nobody takes, the earliest first
 */
public record RosterExplanation(List<RosterRemark> remarks, List<RosterGap> gaps) {

    public RosterExplanation {
        remarks = List.copyOf(remarks);
        gaps = List.copyOf(gaps);
    }

    public static RosterExplanation of(RosterProblem problem, RosterPlan plan) {
        RosterBoard board = new RosterModel(problem).board(plan.members());
        return new RosterExplanation(remarks(board), gaps(board));
    }

    private static List<RosterRemark> remarks(RosterBoard board) {
        var words = new RosterRemarks(board);
        List<RosterRemark> broken = new ArrayList<>();
        List<RosterRemark> missed = new ArrayList<>();
        for (RosterPerson person : board.model().persons()) {
            broken.addAll(words.limits(person));
            missed.addAll(words.shares(person));
        }
        for (RosterSpot spot : board.model().spots()) {
            RosterPerson person = board.at(spot);
            if (person != null) {
                words.seat(spot, person)
                        .forEach(remark -> (remark.key().startsWith("rosters.limit.") ? broken : missed).add(remark));
            }
        }
        board.model().shifts().forEach(shift -> missed.addAll(words.teams(shift)));
        missed.sort(Comparator.comparingLong(RosterRemark::cost).reversed());
        broken.addAll(missed);
        return broken;
    }

    private static List<RosterGap> gaps(RosterBoard board) {
        return board.model().spots().stream()
                .filter(spot -> board.at(spot) == null)
                .sorted(Comparator.comparing(RosterSpot::stint))
                .map(spot -> new RosterGap(spot.seat(), why(board, spot)))
                .toList();
    }

    private static List<RosterRemark> why(RosterBoard board, RosterSpot spot) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        board.model().persons().forEach(person -> reasons.merge(obstacle(board, spot, person), 1, Integer::sum));
        return reasons.entrySet().stream()
                .map(reason -> new RosterRemark(
                        "rosters.gap." + reason.getKey(), null, spot.seat().id(), List.of(reason.getValue()), 0))
                .toList();
    }

    /** The first limit that keeps a person from a seat; "nothing" where none does. */
    private static String obstacle(RosterBoard board, RosterSpot spot, RosterPerson person) {
        for (RosterSeatRule rule : RosterSeatRule.values()) {
            if (rule.isLimit() && spot.cost(rule, person) > 0) {
                return rule.name().toLowerCase(Locale.ROOT);
            }
        }
        long[] before = broken(board.load(person));
        board.place(spot, person);
        long[] after = broken(board.load(person));
        String found = "nothing";
        for (RosterLimitRule rule : RosterLimitRule.values()) {
            if (found.equals("nothing") && after[rule.ordinal()] > before[rule.ordinal()]) {
                found = rule.name().toLowerCase(Locale.ROOT);
            }
        }
        board.clear(spot);
        return found;
    }

    /** By the ordinal of the limit. */
    private static long[] broken(RosterLoad load) {
        var broken = new long[RosterLimitRule.values().length];
        load.look((rule, stint, value, times) -> broken[rule.ordinal()] += times);
        return broken;
    }
}
