package org.linli.vaccination;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A dose that somebody was given.
 *
 * @param vaccine key of the {@link Vaccine}
 * @param maker as it stands on the box
 * @param batch as it stands on the box; may be empty where a list did not say it
 * @param number 1 for the first of the course; a booster follows on the last
 * @param site where it was given
 */
public record Dose(
        UUID id, UUID person, String vaccine, String maker, String batch, int number, String site, LocalDate day) {

    static final int LONGEST_MAKER = 40;
    static final int LONGEST_BATCH = 30;
    static final int LONGEST_SITE = 60;

    public Dose {
        if (number < 1) {
            throw new IllegalArgumentException("The first dose is 1, not " + number);
        }
    }
}
