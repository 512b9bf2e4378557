package org.linli.rosters;

import java.time.LocalDate;
import org.linli.policy.Bilingual;

/**
 * What a plan must and should do, as data.
 *
 * @param since the first day of a plan that they hold for
 * @param source which of it is law, which is custom elsewhere, and which is a rule of the house
 */
public record RosterRules(LocalDate since, Bilingual source, RosterLimits limits, RosterWeights weights) {}
