package org.linli.duty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Days on which somebody cannot stand, or would rather not.
 *
 * @param from the first day
 * @param until the last day
 */
public record Absence(UUID id, UUID member, Reason reason, LocalDate from, LocalDate until) {

    /** Why. */
    public enum Reason {
        LEAVE,
        ILLNESS,
        /** Asked for; a plan keeps it where it can. */
        WISH;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.absence." + code();
        }

        /** Empty for what is none. */
        public static Optional<Reason> of(String code) {
            return Arrays.stream(values())
                    .filter(reason -> reason.code().equals(code))
                    .findFirst();
        }
    }

    /** Whether the days keep them away, whatever a plan would like. */
    public boolean isBinding() {
        return reason != Reason.WISH;
    }
}
