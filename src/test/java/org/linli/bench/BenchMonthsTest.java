package org.linli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.linli.platform.solving.SolvingBudget;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterPlanner;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterRotation;

class BenchMonthsTest {

    @Test
    void aMonthLikeTianlisIsCoveredWithoutBreakingALimitAndMoreEvenlyThanInTurns() {
        RosterProblem month = BenchMonths.like(3);
        RosterPlan plan = new RosterPlanner().plan(month, SolvingBudget.ofMoves(20_000, 3));
        RosterPlan turns = RosterRotation.of(month);
        assertThat(plan.score().broken()).isZero();
        assertThat(plan.score().uncovered()).isZero();
        assertThat(turns.score().broken()).isZero();
        assertThat(plan.score().missed()).isLessThan(turns.score().missed());
    }

    @Test
    void theSameSeedMakesTheSameMonth() {
        assertThat(BenchMonths.like(5)).isEqualTo(BenchMonths.like(5));
        assertThat(BenchMonths.like(5)).isNotEqualTo(BenchMonths.like(6));
    }
}
