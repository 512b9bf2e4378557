package org.linli.rosters;

import java.util.random.RandomGenerator;

/**
 * How much worse one change may make a plan to be taken up now and then: less and less until the end (S. Kirkpatrick,
 * C. D. Gelatt, M. P. Vecchi, Optimization by simulated annealing, Science 220, 1983). Asked for each change before
 * the solver sees it, since nearly all are refused. Not for several threads.
 */
final class RosterHeat {

    /** About as much as a team that is torn apart. */
    private static final double FIRST = 40;

    private static final double LAST = 2;
    private static final int QUESTIONS_OF_A_LOOK = 1024;

    private final RosterBudget budget;
    private final long begin = System.nanoTime();
    private double heat = FIRST;
    private long questions;
    private long moves;

    /** Begins to cool at once. */
    RosterHeat(RosterBudget budget) {
        this.budget = budget;
    }

    /** For each move that the solver asks for. */
    void next() {
        moves++;
    }

    /** @param worse by how much it makes the plan worse, less than nothing where it makes it better */
    boolean allows(long worse, RandomGenerator random) {
        if (questions++ % QUESTIONS_OF_A_LOOK == 0) {
            heat = FIRST * Math.pow(LAST / FIRST, gone());
        }
        return worse <= 0 || random.nextDouble() < Math.exp(-worse / heat);
    }

    private double gone() {
        double gone = budget.moves().isPresent()
                ? moves / (double) budget.moves().getAsLong()
                : (System.nanoTime() - begin) / (double) budget.time().toNanos();
        return Math.min(1, gone);
    }
}
