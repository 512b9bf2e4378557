package org.linli.care;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * Something that a household or one of its people needs brought, arranged or told.
 *
 * @param id of the entry that brought it; also the source of the task of keeping it
 * @param person whose it is; null where the household needs it
 * @param words what exactly, 1 to {@value #LONGEST} characters
 * @param toldTo the account that entered it; null for the program itself
 * @param dueAt by when it is to be kept
 * @param ending how it ended, as told last; null while it is open
 */
public record Need(
        UUID id,
        HouseholdId household,
        @Nullable PersonId person,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        What what,
        String words,
        Instant toldAt,
        @Nullable UUID toldTo,
        Instant dueAt,
        @Nullable Ending ending) {

    static final int LONGEST = 200;

    /** What kind of thing is needed. */
    public enum What {
        FOOD,
        MEDICINE,
        DIALYSIS,
        PREGNANCY,
        BABY,
        TALK,
        OTHER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static What of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of its name. */
        public String key() {
            return "care.need.what." + code();
        }
    }

    /** How a need ended. */
    public enum Outcome {
        KEPT,
        /** It could not be had. */
        NONE_LEFT,
        NOBODY_THERE,
        /** They do not want it any more. */
        NOT_WANTED,
        OTHER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of how a line about it says so. */
        String key() {
            return "care.need.outcome." + code();
        }
    }

    /**
     * That it ended.
     *
     * @param by the account; null for the program itself
     */
    public record Ending(
            Outcome outcome, Instant at, @Nullable UUID by) {}

    /** Whether the same was entered by the same person before, and only the answer was lost on the way. */
    boolean isRepeatOf(Need before) {
        return Objects.equals(toldTo, before.toldTo)
                && household.equals(before.household)
                && Objects.equals(person, before.person)
                && what == before.what
                && words.equals(before.words);
    }
}
