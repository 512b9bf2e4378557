package org.linli.vaccination;

import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is to come to a day.
 *
 * @param ticket the number that they say at the site
 * @param slot when their half hour begins; null where there was no room any more
 * @param number of the dose that is due
 */
public record Appointment(
        UUID id,
        UUID day,
        UUID person,
        int ticket,
        @Nullable LocalTime slot,
        int number,
        Set<Needed> needs,
        boolean withdrawn) {

    public Appointment {
        needs = Set.copyOf(needs);
    }

    /** The same, in another half hour. */
    Appointment at(@Nullable LocalTime other) {
        return new Appointment(id, day, person, ticket, other, number, needs, withdrawn);
    }
}
