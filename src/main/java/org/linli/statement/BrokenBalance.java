package org.linli.statement;

import java.util.List;
import org.linli.access.AreaPath;

/**
 * Figures that should add up and do not, which is a bug; shown in red rather than hidden.
 *
 * @param area where it was found
 * @param total the figure on one side
 * @param expected what the others make
 * @param counters keys of the figures that take part
 */
public record BrokenBalance(AreaPath area, Counter total, long value, long expected, List<String> counters) {}
