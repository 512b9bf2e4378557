package org.linli.arrivals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Problem;

/**
 * A list of arrivals being brought in, and how far it has come. At every moment {@code read = stored + known + differs + refused}.
 *
 * @param area the community, or a node in it, whose list it is
 * @param fileName what the user calls it
 * @param fileSize in bytes
 * @param total rows below the header, among them forms left empty and totals, which do not count as read
 * @param lastRow number in the sheet of the last row that is done
 * @param read rows done in which somebody was written
 * @param stored of them those that became arrivals
 * @param known of them those that were registered before, or stand in the file twice
 * @param differs of them those that were registered before, while the rules answer otherwise to the row
 * @param refused of them those that must be mended
 * @param failure why it stopped; null unless it failed
 */
public record Import(
        ImportId id,
        AreaPath area,
        String fileName,
        long fileSize,
        ImportState state,
        ColumnMapping mapping,
        int total,
        int lastRow,
        int read,
        int stored,
        int known,
        int differs,
        int refused,
        @Nullable Problem failure,
        Instant createdAt,
        UUID createdBy,
        @Nullable Instant startedAt,
        @Nullable UUID startedBy,
        @Nullable Instant finishedAt) {

    public Import {
        if (read != stored + known + differs + refused) {
            throw new IllegalStateException("Rows were lost: " + read + " read, " + stored + " stored, " + known
                    + " known, " + differs + " differ, " + refused + " refused");
        }
    }

    public boolean isRunning() {
        return state == ImportState.RUNNING;
    }

    /** Whether it waits to be started, for the first time or again. */
    public boolean canStart() {
        return state == ImportState.MAPPING && mapping.missing().isEmpty() || state == ImportState.FAILED;
    }

    public boolean canCancel() {
        return state == ImportState.MAPPING || state == ImportState.RUNNING || state == ImportState.FAILED;
    }

    /** Whether it came to its end and nobody stood in it: an empty form. */
    public boolean foundNobody() {
        return state == ImportState.DONE && read == 0;
    }
}
