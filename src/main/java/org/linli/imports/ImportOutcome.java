package org.linli.imports;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** What there is to be said about it: why it became that first, then what was noticed while it was read. */
    List<ImportReason> reasons();

    /** The same, with what was noticed while the row was read. */
    ImportOutcome noticed(List<ImportReason> reading);

    /**
     * It is stored.
     *
     * @param result what came of it in a word, for the preview; empty for nothing to be said
     * @param warnings what must not be overlooked about it
     * @param reading what was noticed while it was read
     */
    record Stored(SheetRow row, String result, List<ImportReason> warnings, List<ImportReason> reading)
            implements ImportOutcome {
        public Stored {
            warnings = List.copyOf(warnings);
            reading = List.copyOf(reading);
        }

        public Stored(SheetRow row, String result, List<ImportReason> warnings) {
            this(row, result, warnings, List.of());
        }

        @Override
        public List<ImportReason> reasons() {
            return both(warnings, reading);
        }

        @Override
        public ImportOutcome noticed(List<ImportReason> more) {
            return new Stored(row, result, warnings, both(reading, more));
        }
    }

    /** The same is on record already; {@code reasons} begins with where. */
    record Known(SheetRow row, UUID subject, List<ImportReason> reasons) implements ImportOutcome {
        public Known {
            reasons = List.copyOf(reasons);
        }

        public Known(SheetRow row, UUID subject, ImportReason why) {
            this(row, subject, List.of(why));
        }

        @Override
        public ImportOutcome noticed(List<ImportReason> reading) {
            return new Known(row, subject, both(reasons, reading));
        }
    }

    /**
     * A person has to decide about it. Its cells are kept, so that it can be read again when that is done.
     *
     * @param subject what on record it is about; null where that is not known
     * @param urgent whether it is to be decided before others
     * @param result what would come of it in a word, for the preview
     * @param detail what the kind keeps of it; written as JSON
     * @param reasons the first says why a person has to decide
     */
    record Aside(
            SheetRow row,
            @Nullable UUID subject,
            boolean urgent,
            String result,
            Object detail,
            List<ImportReason> reasons)
            implements ImportOutcome {
        public Aside {
            reasons = List.copyOf(reasons);
        }

        public Aside(
                SheetRow row, @Nullable UUID subject, boolean urgent, String result, Object detail, ImportReason why) {
            this(row, subject, urgent, result, detail, List.of(why));
        }

        @Override
        public ImportOutcome noticed(List<ImportReason> reading) {
            return new Aside(row, subject, urgent, result, detail, both(reasons, reading));
        }
    }

    /** It must be corrected; every reason. */
    record Refused(SheetRow row, List<ImportReason> reasons) implements ImportOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }

        @Override
        public ImportOutcome noticed(List<ImportReason> reading) {
            return new Refused(row, both(reasons, reading));
        }
    }

    private static List<ImportReason> both(List<ImportReason> first, List<ImportReason> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
