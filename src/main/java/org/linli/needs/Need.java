package org.linli.needs;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * Something that a household or one of its people needs brought, arranged or told, and that was promised to them.
 *
 * @param id of the entry that brought it; also the source of the task of keeping it
 * @param person whose it is; null where the household needs it
 * @param words what exactly, 1 to {@value #LONGEST} characters
 * @param toldTo the account that entered it; null for the program itself
 * @param opensAt from when on somebody is asked to keep it; as {@code toldAt} unless it is planned ahead
 * @param dueAt by when it is to be kept
 * @param timetable that planned it; null for what was told
 * @param ending how it ended; null while it is open
 * @param version for changing what was read
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
        Instant opensAt,
        Instant dueAt,
        @Nullable UUID timetable,
        @Nullable Ending ending,
        int version) {

    static final int LONGEST = 200;

    /** What kind of thing is needed. */
    public enum What {
        FOOD,
        MEDICINE,
        HOSPITAL,
        DIALYSIS,
        PREGNANCY,
        BABY,
        PETS,
        CERTIFICATE,
        TALK,
        OTHER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static What of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of its name within a sentence. */
        public String key() {
            return "needs.what." + code();
        }

        /** Message key of its name where it stands alone. */
        public String label() {
            return "starts.form.care.need.what." + code();
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
        OTHER,
        /** It was entered by mistake, and taken back. */
        MISTAKE,
        /** There is nobody any more to keep it for. */
        GONE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As a form writes it. */
        public static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Whether the promise was broken: it was wanted, and not kept. */
        public boolean isBroken() {
            return this == NONE_LEFT || this == NOBODY_THERE || this == OTHER;
        }

        /** Whether it ended otherwise than by its task, so that nothing told of the task changes it. */
        boolean isFinal() {
            return this == MISTAKE || this == GONE;
        }

        /** Message key of how a line about it says so. */
        public String key() {
            return "needs.outcome." + code();
        }
    }

    /**
     * That it ended.
     *
     * @param by the account; null for the program itself
     * @param with the completion of its task that says so; null where none does
     * @param note why it was taken back; null otherwise
     */
    public record Ending(
            Outcome outcome,
            Instant at,
            @Nullable UUID by,
            @Nullable UUID with,
            @Nullable String note) {

        /** One that nobody's task says. */
        static Ending of(Outcome outcome, Instant at, @Nullable UUID by) {
            return new Ending(outcome, at, by, null, null);
        }
    }

    /** Where it stands at that moment. */
    public NeedState stateAt(Instant now) {
        if (ending == null) {
            return dueAt.isBefore(now) ? NeedState.LATE : opensAt.isAfter(now) ? NeedState.PLANNED : NeedState.OPEN;
        }
        if (ending.outcome() == Outcome.KEPT) {
            return ending.at().isAfter(dueAt) ? NeedState.KEPT_LATE : NeedState.KEPT;
        }
        return ending.outcome().isBroken() ? NeedState.BROKEN : NeedState.DROPPED;
    }

    /** Whether nobody is asked to keep it at once. */
    boolean isPlanned() {
        return opensAt.isAfter(toldAt);
    }

    boolean isOpen() {
        return ending == null;
    }

    /** Whether the same was entered by the same person before, and only the answer was lost on the way. */
    boolean isRepeatOf(Need before) {
        return Objects.equals(toldTo, before.toldTo)
                && household.equals(before.household)
                && Objects.equals(person, before.person)
                && what == before.what
                && words.equals(before.words);
    }

    /** The same with other words, of another kind or by another time. */
    Need corrected(What right, String rightWords, Instant rightDue) {
        return new Need(
                id,
                household,
                person,
                path,
                rentalPath,
                right,
                rightWords,
                toldAt,
                toldTo,
                opensAt,
                rightDue,
                timetable,
                ending,
                version);
    }
}
