package org.linli.platform.sheet;

import java.util.List;

/**
 * An open spreadsheet. Close it: it holds the file, and a temporary one beside it for the texts of a large workbook.
 */
public sealed interface SheetFile extends AutoCloseable permits XlsxFile, XlsFile, CsvFile {

    /** What it is, by its content. */
    Format format();

    /** Its sheets in order; a csv has one, without a name. */
    List<Sheet> sheets();

    /** Reads a sheet from its beginning; may be called again, one reading after another. */
    SheetRows rows(Sheet sheet);

    @Override
    void close();

    /**
     * A sheet.
     *
     * @param index 0-based
     * @param name as on its tab
     * @param hidden whether the spreadsheet program shows it
     */
    record Sheet(int index, String name, boolean hidden) {}

    /** What a spreadsheet can be. */
    enum Format {
        XLSX,
        XLS,
        CSV
    }
}
