package org.linli.imports;

import java.util.List;

/**
 * What there is to be said about rows of a list, beside those set aside.
 *
 * @param refused why rows were refused
 * @param known where rows that were known stand already
 * @param pressing what must not be overlooked about rows that were stored
 * @param noticed what was not understood, or is missing, in rows that were stored
 */
record ImportTold(
        List<ImportReason> refused, List<ImportReason> known, List<ImportReason> pressing, List<ImportReason> noticed) {

    static final ImportTold NOTHING = new ImportTold(List.of(), List.of(), List.of(), List.of());
    private static final int SHOWN = 200;
    private static final int SHOWN_KNOWN = 50;

    /** As much of it as a page shows. */
    static ImportTold of(ImportStore store, ImportId id) {
        return new ImportTold(
                store.reasons(id, "refused", SHOWN),
                store.reasons(id, "known", SHOWN_KNOWN),
                store.pressing(id, SHOWN),
                store.noticed(id, SHOWN));
    }
}
