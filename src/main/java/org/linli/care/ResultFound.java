package org.linli.care;

import java.util.UUID;

/**
 * What a sample showed; listeners are called before that commits.
 *
 * @param measure that the sample counts for
 * @param sample id of the sample
 * @param result also one that takes an earlier one's place
 */
public record ResultFound(Measure measure, UUID sample, TestResult result) {}
