package org.linli.inspection;

import java.time.Duration;

/**
 * What a gravity means.
 *
 * @param within by when it must be put right, from when it was found
 * @param escalatesAfter how long after that it is told to who is above
 */
public record GravityTerms(Duration within, Duration escalatesAfter) {}
