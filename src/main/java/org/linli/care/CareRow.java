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
 * @param next what is to be done next; null when nothing is
 */
public record CareRow(
        Measure measure,
        String name,
        String address,
        long done,
        long due,
        long missed,
        @Nullable Task next) {}
