package org.linli.vaccination;

import java.util.List;
import org.linli.policy.Bilingual;

/**
 * A kind of vaccine with its schedule.
 *
 * @param key stands in records, such as {@code inactivated}
 * @param makers who makes it, as they stand on the boxes
 * @param intervals between the doses of the course: one less than it has doses
 * @param booster from the last dose of the course on
 */
public record Vaccine(
        String key, Bilingual name, List<String> makers, List<VaccineInterval> intervals, VaccineInterval booster) {

    public Vaccine {
        makers = List.copyOf(makers);
        intervals = List.copyOf(intervals);
    }

    /** How many doses the course has. */
    public int course() {
        return intervals.size() + 1;
    }
}
