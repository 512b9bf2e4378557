package org.linli.rosters;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A month stated for an exact solver, which proves how good a plan can be at best. States limits and wishes anew, as
 * inequalities, so that it also checks our own counting. Only for months without fixed duties, locked seats or a
 * present plan that can be covered whole.
 */
public final class RosterExact {

    private final RosterModel month;
    private final CpModel model = new CpModel();
    private final LinearExprBuilder cost = LinearExpr.newBuilder();
    private final List<Group> groups = new ArrayList<>();
    /** By person: where they can stand. */
    private final List<Map<Group, BoolVar>> takes = new ArrayList<>();

    /** Seats of one shift that ask for the same: who takes which of them makes no difference. */
    private record Group(RosterShift shift, RosterSpot first, List<RosterSpot> seats) {

        RosterStint stint() {
            return first.stint();
        }
    }

    /**
     * What was proved.
     *
     * @param bound no plan misses less than this
     * @param best what the best plan found by the exact solver misses; {@link Long#MAX_VALUE} where it found none
     * @param counted what our own rules count for that plan
     */
    public record Proof(long bound, long best, @Nullable RosterScore counted) {}

    /** What our plan misses: no better one is farther from any share than this alone would allow. */
    private final long known;

    private RosterExact(RosterProblem problem, long known) {
        this.known = known;
        if (!problem.fixed().isEmpty()
                || !problem.locked().isEmpty()
                || !problem.present().isEmpty()) {
            throw new IllegalArgumentException("Only for months that begin from nothing");
        }
        month = new RosterModel(problem);
        group();
        month.persons().forEach(this::limits);
        month.persons().forEach(this::shares);
        month.shifts().forEach(this::teams);
        model.minimize(cost);
    }

    /** Proves for so long. The plan, when given, is where the exact solver begins. */
    public static Proof prove(RosterProblem problem, RosterPlan plan, Duration time, int threads) {
        Loader.loadNativeLibraries();
        var exact = new RosterExact(problem, plan.score().missed());
        exact.hint(plan);
        var solver = new CpSolver();
        solver.getParameters()
                .setMaxTimeInSeconds(time.toMillis() / 1000.0)
                .setNumWorkers(threads)
                .setCpModelProbingLevel(0)
                .setMaxPresolveIterations(1)
                .setSymmetryLevel(0)
                .setPresolveInclusionWorkLimit(0)
                .setLinearizationLevel(2)
                .setRelativeGapLimit(0)
                .setRandomSeed(1);
        CpSolverStatus status = solver.solve(exact.model);
        if (status == CpSolverStatus.INFEASIBLE || status == CpSolverStatus.MODEL_INVALID) {
            throw new IllegalStateException("The exact solver says " + status);
        }
        long bound = (long) Math.ceil(solver.bestObjectiveBound() - 1e-6);
        boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        return new Proof(
                bound,
                found ? Math.round(solver.objectiveValue()) : Long.MAX_VALUE,
                found ? exact.month.board(exact.plan(solver)).score() : null);
    }

    private void group() {
        Map<Object, Group> byWhat = new HashMap<>();
        for (RosterSpot spot : month.spots()) {
            List<Object> what = new ArrayList<>();
            what.add(spot.shift());
            what.add(spot.seat().kind() == null ? "any" : spot.seat().kind());
            Group group = byWhat.computeIfAbsent(what, key -> {
                var made = new Group(spot.shift(), spot, new ArrayList<>());
                groups.add(made);
                return made;
            });
            group.seats().add(spot);
        }
        month.persons().forEach(person -> takes.add(new HashMap<>()));
        for (Group group : groups) {
            LinearExprBuilder sum = LinearExpr.newBuilder();
            for (RosterPerson person : group.first().fitting()) {
                BoolVar take = model.newBoolVar("");
                takes.get(person.index()).put(group, take);
                sum.add(take);
                for (RosterSeatRule rule : RosterSeatRule.values()) {
                    cost.addTerm(take, group.first().cost(rule, person));
                }
            }
            model.addEquality(sum, group.seats().size());
        }
    }

    private LinearExprBuilder sum(RosterPerson person, List<Group> some) {
        LinearExprBuilder sum = LinearExpr.newBuilder();
        Map<Group, BoolVar> own = takes.get(person.index());
        some.stream().filter(own::containsKey).forEach(group -> sum.add(Objects.requireNonNull(own.get(group))));
        return sum;
    }

    private void limits(RosterPerson person) {
        RosterLimits limits = person.rules().limits();
        Map<Long, List<Group>> days = new TreeMap<>();
        takes.get(person.index())
                .keySet()
                .forEach(group -> days.computeIfAbsent(group.stint().day(), day -> new ArrayList<>())
                        .add(group));
        Map<Long, BoolVar> works = new HashMap<>();
        Map<Long, LinearExprBuilder> nights = new HashMap<>();
        days.forEach((day, here) -> {
            List<Group> next = days.getOrDefault(day + 1, List.of());
            onePlace(person, here, next);
            rest(person, here, next, limits);
            LinearExprBuilder minutes = LinearExpr.newBuilder();
            Map<Group, BoolVar> own = takes.get(person.index());
            here.forEach(group -> minutes.addTerm(
                    Objects.requireNonNull(own.get(group)), group.stint().minutes()));
            model.addLessOrEqual(minutes, limits.day().toMinutes());
            BoolVar stands = model.newBoolVar("");
            starts(here).values().forEach(some -> model.addLessOrEqual(sum(person, some), stands));
            works.put(day, stands);
            nights.put(
                    day,
                    sum(
                            person,
                            here.stream().filter(group -> group.stint().night()).toList()));
        });
        for (long day : days.keySet()) {
            LinearExprBuilder run = LinearExpr.newBuilder();
            for (long each = day; each <= day + limits.daysInRow(); each++) {
                if (works.containsKey(each)) {
                    run.add(Objects.requireNonNull(works.get(each)));
                }
            }
            model.addLessOrEqual(run, limits.daysInRow());
            LinearExprBuilder dark = LinearExpr.newBuilder();
            for (long each = day; each <= day + limits.nightsInRow(); each++) {
                if (nights.containsKey(each)) {
                    dark.add(Objects.requireNonNull(nights.get(each)));
                }
            }
            model.addLessOrEqual(dark, limits.nightsInRow());
        }
    }

    private static Map<Long, List<Group>> starts(List<Group> some) {
        Map<Long, List<Group>> starts = new TreeMap<>();
        some.forEach(group -> starts.computeIfAbsent(group.stint().begins(), at -> new ArrayList<>())
                .add(group));
        return starts;
    }

    /** Whenever something begins, at most one of those that are under way. */
    private void onePlace(RosterPerson person, List<Group> here, List<Group> next) {
        List<Group> all = new ArrayList<>(here);
        all.addAll(next);
        for (long at : starts(all).keySet()) {
            model.addLessOrEqual(
                    sum(
                            person,
                            all.stream()
                                    .filter(group -> group.stint().begins() <= at
                                            && at < group.stint().ends())
                                    .toList()),
                    1);
        }
    }

    /** Those that begin at one time exclude each other already, and so do those that end at one. */
    private void rest(RosterPerson person, List<Group> here, List<Group> next, RosterLimits limits) {
        Map<Long, List<Group>> ends = new TreeMap<>();
        here.forEach(group -> ends.computeIfAbsent(group.stint().ends(), at -> new ArrayList<>())
                .add(group));
        ends.forEach((end, late) -> starts(next).forEach((begin, early) -> {
            long rest = begin - end;
            if (rest >= 0 && rest < limits.rest().toSeconds()) {
                List<Group> both = new ArrayList<>(late);
                both.addAll(early);
                model.addLessOrEqual(sum(person, both), 1);
            }
        }));
    }

    /** The square of the difference from the share, as the highest of its chords between two values that can be. */
    private void shares(RosterPerson person) {
        for (RosterMeasure measure : RosterMeasure.values()) {
            int weight = measure.weight(person.rules().weights());
            if (!person.takesPart(measure) || weight == 0) {
                continue;
            }
            LinearExprBuilder units = LinearExpr.newBuilder();
            long step = 0;
            long most = 0;
            for (Map.Entry<Group, BoolVar> entry : takes.get(person.index()).entrySet()) {
                int each = measure.units(entry.getKey().stint());
                if (each > 0) {
                    units.addTerm(entry.getValue(), each);
                    step = gcd(step, each);
                    most += each;
                }
            }
            long goal = person.goal(measure);
            long farthest = (long) Math.ceil(Math.sqrt(known / (double) weight));
            long least = -goal;
            while (least + step <= -farthest) {
                least += step;
            }
            most = Math.min(most - goal, Math.max(farthest, least));
            IntVar off = model.newIntVar(least, most, "");
            model.addEquality(units.add(-goal), off);
            IntVar square = model.newIntVar(0, Math.max(least * least, most * most), "");
            for (long at = least; at < most; at += step) {
                model.addGreaterOrEqual(square, LinearExpr.affine(off, 2 * at + step, -at * (at + step)));
            }
            cost.addTerm(square, weight);
        }
    }

    private static long gcd(long one, long other) {
        return one == 0 ? other : gcd(other % one, one);
    }

    private void teams(RosterShift shift) {
        Map<UUID, BoolVar> stands = new HashMap<>();
        LinearExprBuilder all = LinearExpr.newBuilder();
        for (Group group : groups) {
            if (group.shift() == shift) {
                Map<UUID, List<BoolVar>> byTeam = new HashMap<>();
                for (RosterPerson person : group.first().fitting()) {
                    if (person.team() != null) {
                        byTeam.computeIfAbsent(person.team(), team -> new ArrayList<>())
                                .add(Objects.requireNonNull(
                                        takes.get(person.index()).get(group)));
                    }
                }
                byTeam.forEach((team, members) -> {
                    BoolVar there = stands.computeIfAbsent(team, each -> {
                        BoolVar made = model.newBoolVar("");
                        all.add(made);
                        return made;
                    });
                    if (group.seats().size() > 1) {
                        members.forEach(member -> model.addLessOrEqual(member, there));
                    }
                    model.addLessOrEqual(
                            LinearExpr.sum(members.toArray(BoolVar[]::new)),
                            LinearExpr.term(there, group.seats().size()));
                });
            }
        }
        IntVar further = model.newIntVar(0, Math.max(0, stands.size() - 1), "");
        model.addGreaterOrEqual(further, all.add(-1));
        cost.addTerm(further, shift.missed(2));
    }

    private void hint(RosterPlan plan) {
        for (RosterPerson person : month.persons()) {
            takes.get(person.index())
                    .forEach((group, take) -> model.addHint(take, group.seats().stream()
                            .anyMatch(spot -> person.id().equals(plan.members().get(spot.seat().id())))));
        }
    }

    private Map<UUID, UUID> plan(CpSolver solver) {
        Map<UUID, UUID> members = new HashMap<>();
        for (Group group : groups) {
            int next = 0;
            for (RosterPerson person : group.first().fitting()) {
                if (solver.booleanValue(
                        Objects.requireNonNull(takes.get(person.index()).get(group)))) {
                    members.put(group.seats().get(next++).seat().id(), person.id());
                }
            }
        }
        return members;
    }
}
