package org.linli.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.access.AreaPath;

/**
 * A shift of a post.
 *
 * @param day on which it begins
 * @param note of its pattern; may be empty
 */
public record Shift(
        UUID id, UUID post, String postName, AreaPath path, LocalDate day, Instant begins, Instant ends, String note) {

    /** Whether nobody can stand in both. */
    boolean overlaps(Shift other) {
        return begins.isBefore(other.ends) && other.begins.isBefore(ends);
    }
}
