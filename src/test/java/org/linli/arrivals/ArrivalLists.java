package org.linli.arrivals;

import java.time.LocalDate;
import java.util.Map;
import org.linli.access.AreaPath;
import org.linli.divisions.Divisions;
import org.linli.imports.ImportId;
import org.linli.imports.ImportList;
import org.linli.imports.ImportLooks;
import org.linli.imports.ImportMapping;
import org.linli.imports.ImportRows;

/** Reads lists of arrivals without a program around: what is read, not what is stored. */
final class ArrivalLists {

    static final ArrivalImport KIND = readingOnly();

    private ArrivalLists() {}

    @SuppressWarnings("NullAway")
    private static ArrivalImport readingOnly() {
        var divisions = new Divisions();
        return new ArrivalImport(null, null, divisions, new ImportLooks(divisions), null);
    }

    static ImportRows<ArrivalRow> rows(ImportMapping mapping, LocalDate today) {
        ImportId id = ImportId.of("018e4f6a-0000-7000-8000-000000000000");
        return new ImportRows<>(KIND, new ImportList(id, new AreaPath("jiangbei."), mapping, Map.of(), today));
    }
}
