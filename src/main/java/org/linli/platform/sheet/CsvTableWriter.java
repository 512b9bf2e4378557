package org.linli.platform.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a csv. */
final class CsvTableWriter implements TableWriter {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Writer writer;
    private final CsvWriter csv;

    CsvTableWriter(OutputStream out, List<String> header) {
        writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            writer.write('\uFEFF');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        row(header);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        csv.writeRecord(values.stream().map(CsvTableWriter::written).toArray(String[]::new));
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> harmless(text);
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime moment -> MOMENT.format(moment);
            default -> value.toString();
        };
    }

    /** Spreadsheet programs run what begins so (OWASP, CSV injection); after an apostrophe they show it. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() {
        try {
            csv.flush();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
