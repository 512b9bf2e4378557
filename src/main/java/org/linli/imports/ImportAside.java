package org.linli.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that was set aside for a person to decide about.
 *
 * @param reasons why it was, with the value to recognise it by, and what was noticed while the row was read
 * @param subject what on record it is about; null where that is not known
 * @param urgent whether it comes before others
 * @param detail what the kind kept of it
 * @param settledAt when it was decided about; null while it waits
 * @param settledAs what was decided, in a word of the kind's; null while it waits
 */
public record ImportAside<D>(
        List<ImportReason> reasons,
        @Nullable UUID subject,
        boolean urgent,
        D detail,
        @Nullable Instant settledAt,
        @Nullable String settledAs) {

    public ImportAside {
        reasons = List.copyOf(reasons);
    }

    /** Why a person has to decide. */
    public ImportReason why() {
        return reasons.getFirst();
    }

    public int row() {
        return why().row();
    }

    public boolean isSettled() {
        return settledAt != null;
    }
}
