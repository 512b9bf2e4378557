package org.linli.people;

import java.time.LocalDate;

/**
 * Somebody moved away or died. Modules end what is still open for them in the same transaction; listeners are called
 * before it commits.
 *
 * @param died whether they died
 * @param on the day of it
 */
public record PersonGone(PersonId person, boolean died, LocalDate on) {}
