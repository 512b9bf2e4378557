package org.linli.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * That somebody came to their shift, and left it.
 *
 * @param day of the shift
 * @param out null while they are there
 * @param note what whoever stands there next must know, up to {@value #LONGEST_NOTE} characters; may be empty
 */
public record Attendance(
        UUID id,
        UUID seat,
        UUID shift,
        UUID post,
        UUID member,
        AreaPath path,
        LocalDate day,
        Trace in,
        @Nullable Trace out,
        String note) {

    static final int LONGEST_NOTE = 500;

    /**
     * How and when it came to be known.
     *
     * @param by the account; null for the program itself
     */
    public record Trace(Instant at, @Nullable UUID by, Way way) {}

    /** In which way it came to be known. */
    public enum Way {
        /** By the code that the post shows. */
        CODE,
        /** By a leader. */
        LEADER,
        /** By a leader when the shift was over; its times are those of the shift. */
        LATER;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.attendance.way." + code();
        }

        static Way of(String code) {
            return Arrays.stream(values())
                    .filter(way -> way.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
