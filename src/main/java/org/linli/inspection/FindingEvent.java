package org.linli.inspection;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a finding.
 *
 * @param note may be empty
 * @param by null for the program and for the shop
 */
public record FindingEvent(
        Kind kind, String note, Instant at, @Nullable UUID by) {

    /** What happened. */
    public enum Kind {
        FOUND,
        /** Found once more while it lasted. */
        AGAIN,
        REPORTED,
        NOT_YET,
        ESCALATED,
        EXTENDED,
        PUT_RIGHT,
        WITHDRAWN;

        /** Whether somebody saw that it is not in order. */
        boolean isWrong() {
            return this == FOUND || this == AGAIN || this == NOT_YET;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "inspection.event." + code();
        }

        static Kind of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
