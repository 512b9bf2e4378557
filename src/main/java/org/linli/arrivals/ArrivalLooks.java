package org.linli.arrivals;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportLooks;
import org.linli.platform.sheet.SheetCell;

/** How the values of a column look, for the fields whose values can be told from others. */
final class ArrivalLooks {

    private static final Pattern CODE = Pattern.compile("[绿黄红]码?色?");

    private ArrivalLooks() {}

    static Map<ImportColumn, Predicate<SheetCell>> of(ImportLooks looks) {
        return Map.of(
                ArrivalField.DOCUMENT, looks.document(),
                ArrivalField.PHONE, looks.phone(),
                ArrivalField.ARRIVED, looks.date(),
                ArrivalField.ORIGIN, looks.place(),
                ArrivalField.ROOM, looks.room(),
                ArrivalField.CODE_COLOUR, ImportLooks.joined(CODE),
                ArrivalField.NAME, looks.name());
    }
}
