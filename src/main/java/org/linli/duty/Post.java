package org.linli.duty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Where somebody stands.
 *
 * @param path the area that it is of; whoever works there or below sees who stands there
 * @param name 1 to {@value #LONGEST} characters, unique in its area
 * @param place how it is found, up to {@value #LONGEST_PLACE} characters; may be empty
 * @param since the first day on which somebody was to stand there; days in a row are counted from there
 * @param until the last such day; null while it goes on
 * @param version for changing what was read
 */
public record Post(
        UUID id,
        AreaPath path,
        String name,
        Kind kind,
        String place,
        LocalDate since,
        @Nullable LocalDate until,
        int version) {

    static final int LONGEST = 60;
    static final int LONGEST_PLACE = 120;

    /** What sort of place. */
    public enum Kind {
        PARTY_ROOM,
        POLICE_ROOM,
        GATE,
        CHECKPOINT,
        HOTLINE,
        OTHER;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.post.kind." + code();
        }

        /** Empty for what is none. */
        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }
}
