package org.linli.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Problem;

/**
 * A list being brought in, and how far it has come. At every moment {@code read = stored + known + aside + refused}.
 *
 * @param kind key of its {@link ImportKind}
 * @param area the community, or a node in it, whose list it is
 * @param fileName what the user calls it
 * @param fileSize in bytes
 * @param options answers about the list as a whole, by name
 * @param others sheets of the file that have rows too, none of which it reads
 * @param total rows below the header, among them forms left empty and totals, which do not count as read
 * @param lastRow number in the sheet of the last row that is done
 * @param read rows done in which something was written
 * @param stored of them those that are on record now
 * @param known of them those that were on record before, or stand in the file twice
 * @param aside of them those about which a person has to decide
 * @param refused of them those that must be corrected
 * @param failure why it stopped; null unless it failed
 */
public record Import(
        ImportId id,
        String kind,
        AreaPath area,
        String fileName,
        long fileSize,
        ImportState state,
        ImportMapping mapping,
        Map<String, String> options,
        List<ImportOtherSheet> others,
        int total,
        int lastRow,
        int read,
        int stored,
        int known,
        int aside,
        int refused,
        @Nullable Problem failure,
        Instant createdAt,
        UUID createdBy,
        @Nullable Instant startedAt,
        @Nullable UUID startedBy,
        @Nullable Instant finishedAt) {

    public Import {
        options = Map.copyOf(options);
        others = List.copyOf(others);
        if (read != stored + known + aside + refused) {
            throw new IllegalStateException("Rows were lost: " + read + " read, " + stored + " stored, " + known
                    + " known, " + aside + " set aside, " + refused + " refused");
        }
    }

    /** What the file is called, with its middle left out where that is long. */
    public String shortName() {
        return ImportFileName.shortened(fileName);
    }

    public boolean isRunning() {
        return state == ImportState.RUNNING;
    }

    /** Whether it waits to be started, for the first time or again. */
    public boolean canStart() {
        return state == ImportState.MAPPING || state == ImportState.FAILED;
    }

    public boolean canCancel() {
        return state == ImportState.MAPPING || state == ImportState.RUNNING || state == ImportState.FAILED;
    }

    /** Whether the file is still kept, so that another of its sheets can be read. */
    public boolean hasFile() {
        return state == ImportState.MAPPING || state == ImportState.RUNNING || state == ImportState.FAILED;
    }

    /** The other sheets that look like a list of the same kind. */
    public List<ImportOtherSheet> otherLists() {
        return others.stream().filter(ImportOtherSheet::list).toList();
    }

    /** The other sheets that have rows but look like no such list, such as explanations. */
    public List<ImportOtherSheet> otherTables() {
        return others.stream().filter(other -> !other.list()).toList();
    }

    /** Whether it has stored something that may be taken back. */
    public boolean canUndo() {
        return (state == ImportState.DONE || state == ImportState.CANCELLED || state == ImportState.FAILED) && read > 0;
    }

    /** Whether it came to its end and nothing stood in it: an empty form. */
    public boolean foundNothing() {
        return state == ImportState.DONE && read == 0;
    }
}
