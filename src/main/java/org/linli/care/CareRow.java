package org.linli.care;

import org.jspecify.annotations.Nullable;
import org.linli.tasks.Task;

/**
 * A measure as lists show it.
 *
 * @param name of the person
 * @param address of the home, empty where it is not known
 * @param done checks and samples of today that were done
 * @param due all checks and samples of today
 * @param missed checks and samples whose window has passed and that were not done, of all days
 * @param concern a fever or symptom without an explanation, a fever first; null for none
 * @param positive whether a sample is positive
 * @param next what is to be done next; null when nothing is
 */
public record CareRow(
        Measure measure,
        String name,
        String address,
        long done,
        long due,
        long missed,
        Temperature.@Nullable Concern concern,
        boolean positive,
        @Nullable Task next) {}
