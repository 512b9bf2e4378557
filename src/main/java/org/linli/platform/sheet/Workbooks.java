package org.linli.platform.sheet;

import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes lists for people to open in a spreadsheet program. */
public final class Workbooks {

    /** Media type of what {@link #xlsx} writes. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Workbooks() {}

    /**
     * An xlsx whose texts are text cells in text format, so that an ID number neither becomes a number nor a formula,
     * not even when somebody edits it. A list longer than a sheet goes on on a next one under the same header.
     *
     * @param out left open
     * @param sheetName as on the tab; what Excel does not allow there is left out
     * @param header names of the columns; always on top
     */
    public static TableWriter xlsx(OutputStream out, String sheetName, List<String> header) {
        return xlsx(out, sheetName, header, next -> "");
    }

    /**
     * The same for people to read, who may not look for a next sheet.
     *
     * @param goesOn what the last row of a full sheet says, from the name of the next
     */
    public static TableWriter xlsx(
            OutputStream out, String sheetName, List<String> header, UnaryOperator<String> goesOn) {
        return new XlsxWriter(out, sheetName, header, XlsxWriter.MAX_ROWS, goesOn);
    }

    /**
     * A csv in UTF-8 with byte order mark, by which Excel recognises the encoding. A text that a spreadsheet program
     * would run as a formula (it begins with {@code = + - @}, tab or carriage return) gets an apostrophe before it.
     * Excel still turns an unmasked ID number into a number when it opens a csv: lists with such numbers are for
     * programs, people get the xlsx.
     *
     * @param out left open
     */
    public static TableWriter csv(OutputStream out, List<String> header) {
        return new CsvTableWriter(out, header);
    }
}
