package org.linli.vaccination;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was asked to come to a day.
 *
 * @param number of the dose that was due
 * @param answer null while nobody has answered
 * @param needs what they need to come
 * @param obstacle what was entered with the answer; null for nothing
 * @param tries how often nobody was reached
 */
public record Invitation(
        UUID id,
        UUID person,
        UUID day,
        int number,
        @Nullable Answer answer,
        Set<Needed> needs,
        @Nullable UUID obstacle,
        int tries) {

    /** What was answered. */
    public enum Answer {
        COMES,
        LATER,
        NO;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "vaccination.answer." + code();
        }
    }

    public Invitation {
        needs = Set.copyOf(needs);
    }
}
