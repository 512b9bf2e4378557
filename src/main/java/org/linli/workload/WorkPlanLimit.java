package org.linli.workload;

import java.time.LocalTime;
import org.linli.policy.Bilingual;

/**
 * How much is planned for one person on a day at most.
 *
 * @param hours in which that is done; a shift takes its share of them
 * @param shownFrom from when in the evening superiors are shown what is too much of tomorrow
 * @param source where that is taken from
 */
record WorkPlanLimit(int tasks, int doors, int hours, LocalTime shownFrom, Bilingual source) {}
