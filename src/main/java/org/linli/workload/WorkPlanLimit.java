package org.linli.workload;

import org.linli.policy.Bilingual;

/**
 * How much is planned for one person on a day at most.
 *
 * @param source where that is taken from
 */
record WorkPlanLimit(int tasks, int doors, Bilingual source) {}
