package org.linli.vaccination;

import java.time.LocalDate;

/**
 * Another vaccine that may be given as the booster after a course.
 *
 * @param vaccine key of the {@link Vaccine}
 * @param from the first day on which it may
 */
public record OtherBooster(String vaccine, LocalDate from) {}
