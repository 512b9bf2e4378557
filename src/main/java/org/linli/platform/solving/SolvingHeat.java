package org.linli.platform.solving;

import java.util.random.RandomGenerator;

/**
 * How much worse one change may make a plan to be taken up now and then: less and less until the end (S. Kirkpatrick,
 * C. D. Gelatt, M. P. Vecchi, Optimization by simulated annealing, Science 220, 1983). Asked for each change before
 * the solver sees it, since nearly all are refused. Not for several threads.
 */
public final class SolvingHeat {

    private final SolvingBudget budget;
    private final double first;
    private final double last;
    private final int questionsOfALook;
    private final long begin = System.nanoTime();
    private double heat;
    private long questions;
    private long moves;

    /**
     * Begins to cool at once.
     *
     * @param first what of a change's cost is allowed about once in three times at first; more than 0
     * @param last the same at the end; more than 0
     * @param questionsOfALook after how many questions the clock is looked at
     */
    public SolvingHeat(SolvingBudget budget, double first, double last, int questionsOfALook) {
        this.budget = budget;
        this.first = first;
        this.last = last;
        this.questionsOfALook = questionsOfALook;
    }

    /** For each move that the solver asks for. */
    public void next() {
        moves++;
    }

    /** @param worse by how much it makes the plan worse, less than nothing where it makes it better */
    public boolean allows(double worse, RandomGenerator random) {
        if (questions++ % questionsOfALook == 0) {
            heat = first * Math.pow(last / first, gone());
        }
        return worse <= 0 || random.nextDouble() < Math.exp(-worse / heat);
    }

    /** The part of the time that is over, from 0 to 1. */
    private double gone() {
        double gone = budget.moves().isPresent()
                ? moves / (double) budget.moves().getAsLong()
                : (System.nanoTime() - begin) / (double) budget.time().toNanos();
        return Math.min(1, gone);
    }
}
