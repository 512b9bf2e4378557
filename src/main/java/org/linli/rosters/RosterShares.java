package org.linli.rosters;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is a fair share for each: all that was done since the first day and all that is to be done, divided among those
 * who can do it, by the days on which they could.
 */
final class RosterShares {

    private final RosterProblem problem;
    private final List<RosterStint> stints;
    private final List<int[][]> costs;
    private final int[] days;
    private final long[][] goals = new long[RosterMeasure.values().length][];
    private final boolean[][] takesPart = new boolean[RosterMeasure.values().length][];

    /** @param costs of each seat, by the ordinal of the rule and the place of the member */
    RosterShares(RosterProblem problem, List<RosterStint> stints, List<int[][]> costs) {
        this.problem = problem;
        this.stints = stints;
        this.costs = costs;
        this.days = IntStream.range(0, problem.members().size()).map(this::days).toArray();
        for (RosterMeasure measure : RosterMeasure.values()) {
            share(measure);
        }
    }

    RosterPerson.Share of(int member) {
        var goal = new long[goals.length];
        var part = new boolean[goals.length];
        for (int i = 0; i < goals.length; i++) {
            goal[i] = goals[i][member];
            part[i] = takesPart[i][member];
        }
        return new RosterPerson.Share(goal, part);
    }

    private int days(int member) {
        Set<LocalDate> open = new HashSet<>();
        for (int i = 0; i < stints.size(); i++) {
            if (RosterModel.fits(costs.get(i), member)) {
                open.add(problem.seats().get(i).day());
            }
        }
        return history(member).days() + open.size();
    }

    private RosterHistory history(int member) {
        return problem.history().getOrDefault(problem.members().get(member).id(), RosterHistory.NONE);
    }

    private void share(RosterMeasure measure) {
        int members = days.length;
        var part = new boolean[members];
        long all = 0;
        for (int i = 0; i < stints.size(); i++) {
            int units = measure.units(stints.get(i));
            boolean anybody = false;
            for (int member = 0; units > 0 && member < members; member++) {
                if (RosterModel.fits(costs.get(i), member)) {
                    part[member] = true;
                    anybody = true;
                }
            }
            all += anybody ? units : 0;
        }
        long allDays = 0;
        for (int member = 0; member < members; member++) {
            if (part[member]) {
                all += measure.units(history(member));
                allDays += days[member];
            }
        }
        var goal = new long[members];
        for (int member = 0; member < members; member++) {
            if (part[member]) {
                goal[member] = Math.round(all * (double) days[member] / allDays) - measure.units(history(member));
            }
        }
        goals[measure.ordinal()] = goal;
        takesPart[measure.ordinal()] = part;
    }
}
