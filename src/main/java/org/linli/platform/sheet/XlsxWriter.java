package org.linli.platform.sheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes an xlsx; texts go inline into the rows, since a table of them would stay in memory to the end. */
final class XlsxWriter implements TableWriter {

    static final int MAX_ROWS = 1_048_576;
    private static final int FLUSH_EVERY = 500;
    private static final int MAX_NAME = 31;
    /** Widths are counted in digits of the standard font; an ID number has 18. */
    private static final double COLUMN_WIDTH = 20;

    private final Workbook workbook;
    private final String name;
    private final List<String> header;
    private final int maxRows;
    private final UnaryOperator<String> goesOn;
    private int sheets;
    private @Nullable Worksheet sheet;
    private int next;

    /**
     * @param maxRows of a sheet, its header and the note with them
     * @param goesOn what the last row of a full sheet says, from the name of the next; empty for no such row
     */
    XlsxWriter(OutputStream out, String sheetName, List<String> header, int maxRows, UnaryOperator<String> goesOn) {
        this.workbook = new Workbook(new KeptOpen(out), "Linli", "1.0");
        String allowed = sheetName.replaceAll("[\\[\\]:*?/\\\\']", "").strip();
        this.name = allowed.isEmpty() ? "Linli" : allowed.substring(0, Math.min(allowed.length(), MAX_NAME - 5));
        this.header = List.copyOf(header);
        this.goesOn = goesOn;
        this.maxRows = goesOn.apply("").isEmpty() ? maxRows : maxRows - 1;
        begin();
    }

    private Worksheet begin() {
        Worksheet begun = workbook.newWorksheet(named(++sheets));
        begun.freezePane(0, 1);
        for (int column = 0; column < header.size(); column++) {
            begun.width(column, COLUMN_WIDTH);
            begun.inlineString(0, column, header.get(column));
            begun.style(0, column).bold().format("@").set();
        }
        next = 1;
        sheet = begun;
        return begun;
    }

    private String named(int number) {
        return number == 1 ? name : name + " " + number;
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        try {
            Worksheet current = sheet == null || next == maxRows ? nextSheet() : sheet;
            for (int column = 0; column < values.size(); column++) {
                put(current, column, values.get(column));
            }
            next++;
            if (next % FLUSH_EVERY == 0) {
                current.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Worksheet nextSheet() throws IOException {
        if (sheet != null) {
            String note = goesOn.apply(named(sheets + 1));
            if (!note.isEmpty()) {
                sheet.inlineString(next, 0, note);
                sheet.style(next, 0).bold().format("@").set();
            }
            sheet.finish();
        }
        return begin();
    }

    private void put(Worksheet current, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case String text when text.isEmpty() -> {}
            case String text -> {
                current.inlineString(next, column, text);
                current.style(next, column).format("@").set();
            }
            case Number number -> current.value(next, column, number);
            case LocalDate date -> {
                current.value(next, column, date);
                current.style(next, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime moment -> {
                current.value(next, column, moment);
                current.style(next, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> throw new IllegalArgumentException("No cell for a " + value.getClass());
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever gave the stream closes it. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
