package org.linli.platform.solving;

import java.time.Duration;

/**
 * How far a plan is.
 *
 * @param spent since it was begun
 * @param plan the best so far
 * @param <P> what is planned
 */
public record SolvingProgress<P>(Duration spent, P plan) {}
