package org.linli.gate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * An entrance of a place.
 *
 * @param place id of the place
 * @param path as of its place
 * @param name 1 to {@value #LONGEST} characters, unique in its place
 * @param post id of the duty post at which somebody is to stand there; null for none
 * @param perMinute how many one person lets in within a minute, 1 to {@value #MOST_PER_MINUTE}
 * @param until the last day of one that is closed; null while it goes on
 * @param version for changing what was read
 */
public record Gate(
        UUID id,
        UUID place,
        AreaPath path,
        String name,
        @Nullable UUID post,
        int perMinute,
        LocalDate since,
        @Nullable LocalDate until,
        int version) {

    static final int LONGEST = 60;
    static final int MOST_PER_MINUTE = 120;

    /** What somebody who is used to it manages: five seconds each. */
    static final int USUAL_PER_MINUTE = 12;

    /** Whether people enter there. */
    public boolean isOpen() {
        return until == null;
    }
}
