package org.linli.platform.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetRefused.Reason;

/**
 * A text table: RFC 4180 as spreadsheet programs write it. Encoding: the one that a byte order mark tells, else UTF-8
 * if the whole file is valid UTF-8, else GB18030 (what Excel writes under Chinese Windows). Separator: the one of
 * comma, semicolon, tab that splits most of the first lines into equally many cells. All cells are text; one that
 * begins with an equals sign is a formula, save the form {@code ="001"} by which programs protect leading zeros.
 */
final class CsvFile implements SheetFile {

    private static final int EXAMINED_CHARS = 1 << 16;
    private static final int EXAMINED_LINES = 50;

    private final Path file;
    private final Charset charset;
    private final char separator;
    private final Limits limits;
    private final Sheet sheet = new Sheet(0, "", false);

    private CsvFile(Path file, Charset charset, char separator, Limits limits) {
        this.file = file;
        this.charset = charset;
        this.separator = separator;
        this.limits = limits;
    }

    static CsvFile open(Path file, String fileName, Limits limits) throws IOException {
        Charset charset = charset(file);
        if (charset == null) {
            throw new SheetRefused(Reason.UNKNOWN_ENCODING, fileName);
        }
        char[] start = new char[EXAMINED_CHARS];
        int length;
        try (BufferedReader reader = reader(file, charset)) {
            length = Math.max(0, reader.read(start));
        }
        return new CsvFile(file, charset, separator(new String(start, 0, length)), limits);
    }

    private static @Nullable Charset charset(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] mark = in.readNBytes(2);
            if (mark.length == 2
                    && (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE
                            || mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF)) {
                return StandardCharsets.UTF_16; // reads the mark itself
            }
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try (BufferedReader reader = reader(file, charset)) {
                char[] chars = new char[1 << 14];
                boolean plain = true;
                for (int count = reader.read(chars); count >= 0 && plain; count = reader.read(chars)) {
                    for (int i = 0; i < count; i++) {
                        plain &= chars[i] != 0;
                    }
                }
                if (plain) {
                    return charset;
                }
            } catch (CharacterCodingException e) {
                // not this one
            }
        }
        return null;
    }

    private static BufferedReader reader(Path file, Charset charset) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != 0xFEFF) {
            reader.reset();
        }
        return reader;
    }

    static char separator(String start) {
        char best = ',';
        int bestLines = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            Map<Integer, Integer> linesByCount = new HashMap<>();
            for (int count : counts(start, candidate)) {
                linesByCount.merge(count, count == 0 ? 0 : 1, Integer::sum);
            }
            int lines = linesByCount.values().stream().max(Integer::compare).orElse(0);
            if (lines > bestLines) {
                best = candidate;
                bestLines = lines;
            }
        }
        return best;
    }

    /** How often a separator stands outside quotes in each of the first lines. */
    private static List<Integer> counts(String start, char separator) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < start.length() && counts.size() < EXAMINED_LINES; i++) {
            char c = start.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' && !quoted) {
                counts.add(count);
                count = 0;
            } else if (c == separator && !quoted) {
                count++;
            }
        }
        counts.add(count);
        return counts;
    }

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(sheet);
    }

    @Override
    public SheetRows rows(Sheet ignored) {
        try {
            return new Rows(reader(file, charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Each reading has its own stream.
    }

    private final class Rows extends RowStream {
        private final CloseableIterator<String[]> records;
        private int number;

        Rows(Reader reader) {
            super(CsvFile.this.limits);
            this.records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(false)
                    .allowExtraFields(true) // a title above the header, a row cut short
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .build(StringArrayHandler.of(), reader)
                    .iterator();
        }

        @Override
        @Nullable
        SheetRow read() {
            try {
                while (records.hasNext()) {
                    var cells = new ArrayList<SheetCell>();
                    number++;
                    for (String field : records.next()) {
                        cells.add(cell(field));
                    }
                    SheetRow row = CellTypes.row(number, cells, limits);
                    if (row != null) {
                        return row;
                    }
                }
                return null;
            } catch (CsvParseException e) {
                throw new SheetRefused(Reason.DAMAGED, "row " + number);
            }
        }

        private static SheetCell cell(String field) {
            if (!field.startsWith("=")) {
                return CellTypes.text(field);
            }
            return field.length() > 3 && field.matches("=\"[^\"]*\"")
                    ? CellTypes.text(field.substring(2, field.length() - 1))
                    : new SheetCell.Formula(field);
        }

        @Override
        public void close() {
            try {
                records.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
