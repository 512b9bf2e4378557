package org.linli.imports;

import org.linli.platform.sheet.SheetRow;

/**
 * A row that was understood.
 *
 * @param sheet as it stands in the file
 * @param value what it says
 */
public record ImportRow<R>(SheetRow sheet, R value) {

    /** As the spreadsheet program numbers it. */
    public int number() {
        return sheet.number();
    }
}
