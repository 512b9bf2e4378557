package org.linli.arrangements;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.care.MeasureId;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * What becomes of those at home who need somebody while others of their home are confined.
 *
 * @param measure that asked for it
 * @param concerns why, as it stands now
 * @param answer the latest; null while nobody has given one
 * @param endedAt when nobody of the home was confined any more; null while it lasts
 * @param version for changing what was read
 */
public record Arrangement(
        UUID id,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        MeasureId measure,
        Instant raisedAt,
        List<Concern> concerns,
        @Nullable Given answer,
        @Nullable Instant endedAt,
        int version) {

    static final int LONGEST = 200;

    public Arrangement {
        concerns = List.copyOf(concerns);
    }

    /** What was arranged. */
    public enum Answer {
        /** They stay together, and live by what the protocol says for those who live with somebody confined. */
        TOGETHER,
        /** A room of their own. */
        ROOM,
        RELATIVES,
        GUARDIAN,
        /** They manage at home, and the community shops and fetches medicine for them. */
        DELIVERY,
        /** Somebody is there whom the register does not know, or the like. */
        NOT_NEEDED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Answer of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of its name. */
        public String key() {
            return "tasks.form." + ArrangementAsking.KEY + ".answer." + code();
        }
    }

    /**
     * An answer.
     *
     * @param words with whom, where, what was agreed; 1 to {@value #LONGEST} characters
     * @param hasPhone whether a number to call is kept with it, sealed
     * @param by the account; null for the program
     */
    public record Given(
            Answer answer,
            String words,
            boolean hasPhone,
            Instant at,
            @Nullable UUID by) {}

    public boolean isOpen() {
        return endedAt == null;
    }

    /** Whether somebody still has to say what becomes of them. */
    public boolean isAsked() {
        return isOpen() && answer == null;
    }

    /** Whom it is about. */
    List<PersonId> dependants() {
        return concerns.stream()
                .flatMap(concern -> Optional.ofNullable(concern.person()).stream())
                .distinct()
                .toList();
    }
}
