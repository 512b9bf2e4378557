package org.linli.vaccination;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long after the dose before the next one may be given, and by when it should be. In months, a day that the month
 * does not have is its last day (Civil Code of the PRC, article 202).
 *
 * @param least at least so long
 * @param most at most so long; not below {@code least}
 */
public record VaccineInterval(Period least, Period most) {

    public VaccineInterval {
        if (least.isNegative() || most.isNegative()) {
            throw new IllegalArgumentException("An interval backwards: " + least + " to " + most);
        }
    }

    /** The first day of the next dose. */
    public LocalDate from(LocalDate before) {
        return before.plus(least);
    }

    /** The last day on which it should be given; later is late, and allowed. */
    public LocalDate until(LocalDate before) {
        return before.plus(most);
    }
}
