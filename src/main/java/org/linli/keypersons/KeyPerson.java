package org.linli.keypersons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * Somebody who needs watching.
 *
 * @param reasons why, the most pressing first; at least one
 * @param since first day on the list
 * @param contact when somebody last met them; null where nobody has
 * @param tries how often nobody was there since
 * @param dueOn the day on which somebody must meet them
 */
public record KeyPerson(
        UUID id,
        PersonId person,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        List<KeyReason> reasons,
        LocalDate since,
        @Nullable Contact contact,
        int tries,
        LocalDate dueOn) {

    public KeyPerson {
        reasons = List.copyOf(reasons);
    }

    /**
     * That somebody was met.
     *
     * @param kind key of the kind of task at which it was
     * @param by the account; null where nobody is known
     */
    public record Contact(Instant at, String kind, @Nullable UUID by) {

        /** Message key of what it was. */
        public String key() {
            return "tasks.kind." + kind;
        }
    }

    /** When they must be met, seen from a day. */
    public enum Due {
        OVERDUE,
        TODAY,
        LATER;

        /** Message key of the word for it. */
        public String key() {
            return "keypersons.due." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether somebody should have been there before that day, must be on it, or later. */
    public Due dueSeenFrom(LocalDate day) {
        return dueOn.isBefore(day) ? Due.OVERDUE : dueOn.equals(day) ? Due.TODAY : Due.LATER;
    }
}
