/**
 * Planning who stands where and when. Words: a <em>seat</em> is one place of one shift at a post; a <em>plan</em> says
 * who takes which seat; a plan is weighed by its <em>score</em>: limits that it breaks, seats that it leaves uncovered,
 * and wishes it did not meet; a <em>remark</em> says one of those in words; the <em>season</em> is the time since the
 * first day of duty, over which hours, nights, weekends and festival days are shared. Knows no database: whoever wants
 * a plan hands in a {@link org.linli.rosters.RosterProblem}.
 */
@ApplicationModule(
        displayName = "Rosters",
        allowedDependencies = {"access", "platform :: solving", "policy"})
@NullMarked
package org.linli.rosters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
