package org.linli.rosters;

import java.time.Duration;

/**
 * How far a plan is.
 *
 * @param spent since it was begun
 * @param plan the best so far
 */
public record RosterProgress(Duration spent, RosterPlan plan) {}
