package org.linli.workload;

import java.time.LocalTime;
import org.linli.policy.Bilingual;

/**
 * How much is planned for one person on a day at most.
 *
 * @param shownFrom from when in the evening superiors are shown what is too much of tomorrow
 * @param source where that is taken from
 */
record WorkPlanLimit(int tasks, int doors, LocalTime shownFrom, Bilingual source) {}
