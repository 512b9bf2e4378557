package org.linli.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.linli.rosters.RosterSample.MONDAY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.linli.platform.solving.Solving;
import org.linli.platform.solving.SolvingBudget;
import org.linli.platform.solving.SolvingProgress;

class RosterPlannerTest {

    private static final SolvingBudget SHORT = SolvingBudget.ofMoves(8_000, 7);

    private final RosterPlanner planner = new RosterPlanner();
    private final RosterSample sample = new RosterSample(RosterSample.RULES.weights());

    /** Two weeks of a long and a short shift of two each day, for eight people in two teams. */
    private RosterProblem fortnight() {
        for (int i = 0; i < 8; i++) {
            sample.inTeam(i % 2);
        }
        for (int day = 0; day < 14; day++) {
            for (int half = 0; half < 2; half++) {
                for (int seat = 0; seat < 2; seat++) {
                    sample.seat(MONDAY.plusDays(day), 7 + 7 * half, 7 - 2 * half, 100 + 2 * day + half, null, null);
                }
            }
        }
        return sample.problem();
    }

    @Test
    void coversAMonthWithoutBreakingALimitAndSharesItEvenly() {
        RosterProblem problem = fortnight();
        RosterPlan plan = planner.plan(problem, SHORT);
        assertThat(plan.score().broken()).isZero();
        assertThat(plan.score().uncovered()).isZero();
        Map<UUID, Long> hours = new HashMap<>();
        for (RosterSeat seat : problem.seats()) {
            long length = Duration.between(seat.begins(), seat.ends()).toHours();
            hours.merge(plan.members().get(seat.id()), length, Long::sum);
        }
        assertThat(hours.values()).as("42 hours each, give or take").allMatch(sum -> sum >= 40 && sum <= 44);
        assertThat(RosterRotation.of(problem).score().missed())
                .as("in turns, one team always has the long shifts")
                .isGreaterThan(plan.score().missed());
    }

    @Test
    void saysWhatTheBoardSays() {
        RosterProblem problem = fortnight();
        RosterPlan plan = planner.plan(problem, SHORT);
        assertThat(sample.score(plan.members())).isEqualTo(plan.score());
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        RosterProblem problem = fortnight();
        assertThat(planner.plan(problem, SHORT)).isEqualTo(planner.plan(problem, SHORT));
    }

    @Test
    void anImpossibleMonthIsCoveredAsFarAsItCanBeAndSaysWhyNotFurther() {
        sample.anybody();
        sample.seat(MONDAY, 8, 8, 1, null, null);
        UUID second = sample.seat(MONDAY, 9, 8, 2, null, null);
        UUID cadre = sample.seat(MONDAY, 20, 1, 3, RosterKind.CADRE, null);
        RosterProblem problem = sample.problem();
        RosterPlan plan = planner.plan(problem, SolvingBudget.ofMoves(1000, 1));
        assertThat(plan.score().broken()).isZero();
        assertThat(plan.members()).hasSize(1);
        RosterExplanation explanation = RosterExplanation.of(problem, plan);
        assertThat(explanation.gaps()).extracting(gap -> gap.seat().id()).contains(cadre);
        assertThat(explanation.gaps())
                .filteredOn(gap -> !gap.seat().id().equals(cadre))
                .first()
                .satisfies(gap -> assertThat(gap.why())
                        .extracting(RosterRemark::key, RosterRemark::arguments)
                        .containsExactly(tuple("rosters.gap.overlap", List.of(1))));
        assertThat(second).isNotNull();
    }

    @Test
    void aLockedSeatStaysWhateverItCosts() {
        RosterProblem problem = fortnight();
        UUID first = problem.members().getFirst().id();
        Map<UUID, UUID> locked = new HashMap<>();
        problem.seats().stream().limit(12).forEach(seat -> locked.put(seat.id(), first));
        RosterPlan plan = planner.plan(problem.withLocked(locked), SHORT);
        assertThat(plan.members()).containsAllEntriesOf(locked);
        assertThat(plan.score().broken()).isPositive();
    }

    @Test
    void planningAnewForWhoFellIllMovesFewOthers() {
        RosterProblem problem = fortnight();
        RosterPlan before = planner.plan(problem, SHORT);
        UUID ill = sample.members.getLast().id();
        sample.awayOn(MONDAY, MONDAY.plusDays(3));
        sample.present.putAll(before.members());
        RosterProblem again = sample.problem();
        RosterPlan after = planner.plan(again, SHORT);
        RosterComparison comparison = RosterComparison.of(again, before.members(), after.members());
        long mustMove = before.members().values().stream().filter(ill::equals).count();
        assertThat(after.score().uncovered()).isZero();
        assertThat(comparison.changes())
                .allSatisfy(change -> assertThat(change.gained().size()).isLessThanOrEqualTo((int) mustMove));
        assertThat(comparison.changes().stream()
                        .mapToLong(change -> change.gained().size())
                        .sum())
                .isLessThanOrEqualTo(mustMove);
    }

    @Test
    void aPlanInTheMakingIsSeenAndCanBeStopped() throws InterruptedException {
        RosterProblem problem = fortnight();
        List<SolvingProgress<RosterPlan>> seen = new ArrayList<>();
        var running = new AtomicReference<Solving<?, RosterPlan>>();
        Solving<?, RosterPlan> planning = planner.prepare(problem, SolvingBudget.ofSeconds(120), progress -> {
            seen.add(progress);
            Objects.requireNonNull(running.get()).stop();
        });
        running.set(planning);
        var made = new AtomicReference<RosterPlan>();
        Thread thread = Thread.startVirtualThread(() -> made.set(planning.run()));
        assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        assertThat(seen).hasSize(1);
        assertThat(made.get()).isEqualTo(seen.getFirst().plan());
    }

    @Test
    void aPlanThatIsRunningCanBeStopped() throws InterruptedException {
        RosterProblem problem = fortnight();
        List<SolvingProgress<RosterPlan>> seen = new ArrayList<>();
        Solving<?, RosterPlan> planning = planner.prepare(problem, SolvingBudget.ofSeconds(120), seen::add);
        var made = new AtomicReference<RosterPlan>();
        Thread thread = Thread.startVirtualThread(() -> made.set(planning.run()));
        Thread.sleep(1500);
        planning.stop();
        assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        assertThat(Objects.requireNonNull(made.get()).score())
                .isLessThanOrEqualTo(seen.getFirst().plan().score());
    }
}
