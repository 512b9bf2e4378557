package org.linli.inspection;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Something that was not in order at a place.
 *
 * @param version of the checklist that asked
 * @param checklist its key in that version
 * @param item its key in that checklist
 * @param round on which it was found
 * @param foundBy null for the program
 * @param dueAt by when it must be put right
 * @param times how often it has been found there within a month, this time included
 * @param escalatedAt when it was told to who is above; null where it was not
 * @param endedAt null while it lasts
 */
public record Finding(
        UUID id,
        UUID place,
        AreaPath path,
        String version,
        String checklist,
        String item,
        Gravity gravity,
        UUID round,
        Instant foundAt,
        @Nullable UUID foundBy,
        Instant dueAt,
        int times,
        State state,
        @Nullable Instant escalatedAt,
        @Nullable Instant endedAt) {

    /** How it stands. */
    public enum State {
        OPEN,
        /** The shop says that it is put right; nobody has seen it. */
        REPORTED,
        PUT_RIGHT,
        /** Found by mistake. */
        WITHDRAWN;

        /** As it is stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "inspection.finding.state." + code();
        }

        static State of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Whether it lasts. */
    public boolean isOpen() {
        return endedAt == null;
    }

    /** Whether its time has passed and it lasts. */
    public boolean isOverdue(Instant now) {
        return isOpen() && dueAt.isBefore(now);
    }
}
