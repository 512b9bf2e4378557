package org.linli.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;

/** What became of a row in which something was written. */
public sealed interface ImportOutcome {

    /** As it stands in the file. */
    SheetRow row();

    /** The cells as they are given back: as texts. */
    default List<String> cells() {
        return row().cells().stream().map(SheetCell::shown).toList();
    }

    /**
     * It is stored.
     *
     * @param result what came of it in a word, for the preview; empty for nothing to be said
     * @param warnings what must not be overlooked about it
     */
    record Stored(SheetRow row, String result, List<ImportReason> warnings) implements ImportOutcome {
        public Stored {
            warnings = List.copyOf(warnings);
        }
    }

    /** The same is on record already; {@code why} says where. */
    record Known(SheetRow row, UUID subject, ImportReason why) implements ImportOutcome {}

    /**
     * A person has to decide about it. Its cells are kept, so that it can be read again when that is done.
     *
     * @param subject what on record it is about; null where that is not known
     * @param urgent whether it is to be decided before others
     * @param result what would come of it in a word, for the preview
     * @param detail what the kind keeps of it; written as JSON
     */
    record Aside(SheetRow row, @Nullable UUID subject, boolean urgent, String result, Object detail, ImportReason why)
            implements ImportOutcome {}

    /** It must be corrected; every reason. */
    record Refused(SheetRow row, List<ImportReason> reasons) implements ImportOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
