package org.linli.vaccination;

import java.time.LocalDate;
import java.util.List;
import org.linli.policy.Bilingual;

/**
 * A kind of vaccine with its schedule.
 *
 * @param key stands in records, such as {@code inactivated}
 * @param makers who makes it, as they stand on the boxes
 * @param intervals between the doses of the course: one less than it has doses
 * @param booster from the last dose of the course on
 * @param others other vaccines that may be given as the booster
 */
public record Vaccine(
        String key,
        Bilingual name,
        List<String> makers,
        List<VaccineInterval> intervals,
        VaccineInterval booster,
        List<OtherBooster> others) {

    public Vaccine {
        makers = List.copyOf(makers);
        intervals = List.copyOf(intervals);
        others = List.copyOf(others);
    }

    /** How many doses the course has. */
    public int course() {
        return intervals.size() + 1;
    }

    /** Whether another vaccine may be given as the booster after this one. */
    boolean isBoostedWith(String vaccine, LocalDate on) {
        return others.stream().anyMatch(other -> other.vaccine().equals(vaccine) && !on.isBefore(other.from()));
    }
}
