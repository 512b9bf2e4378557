package org.linli.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.linli.platform.sheet.SheetRefused.Reason;

/** Opens spreadsheets of whatever kind; the content decides, not the name. */
public final class Sheets {

    private static final int SNIFFED_BYTES = 4096;

    private Sheets() {}

    /**
     * Opens a file as xlsx, xls or csv, as its content says. A workbook under another workbook's name is read; a text
     * under a workbook's name is not, since that is how web pages and cut-off downloads come.
     *
     * @param file where it lies; a temporary file may be made beside it
     * @param fileName what the user calls it, for the messages
     * @throws SheetRefused if it is none of these, is beyond the limits, or tries something
     */
    public static SheetFile open(Path file, String fileName, Limits limits) {
        try {
            if (Files.size(file) > limits.maxBytes()) {
                throw new SheetRefused(Reason.TOO_LARGE, limits.maxBytes() >> 20);
            }
            byte[] start;
            try (InputStream in = Files.newInputStream(file)) {
                start = in.readNBytes(SNIFFED_BYTES);
            }
            return switch (kind(start)) {
                case NOTHING -> throw new SheetRefused(Reason.EMPTY, fileName);
                case ZIP -> XlsxFile.open(file, fileName, limits);
                case OLE -> XlsFile.open(file, fileName, limits);
                case MARKUP -> throw new SheetRefused(Reason.WEB_PAGE, fileName);
                case BINARY -> throw new SheetRefused(Reason.NOT_A_SPREADSHEET, fileName);
                case TEXT -> {
                    if (fileName.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx|xlsm|xls|et)")) {
                        throw new SheetRefused(Reason.DISGUISED, fileName);
                    }
                    yield CsvFile.open(file, fileName, limits);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum Kind {
        NOTHING,
        ZIP,
        OLE,
        MARKUP,
        TEXT,
        BINARY
    }

    private static Kind kind(byte[] start) {
        if (start.length == 0) {
            return Kind.NOTHING;
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            return Kind.ZIP;
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            return Kind.OLE;
        }
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            return Kind.TEXT; // UTF-16, what Excel calls "Unicode text"
        }
        int first = startsWith(start, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        while (first < start.length && Character.isWhitespace(start[first])) {
            first++;
        }
        if (first < start.length && start[first] == '<') {
            return Kind.MARKUP;
        }
        for (byte b : start) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return Kind.BINARY;
            }
        }
        return startsWith(start, '%', 'P', 'D', 'F') || startsWith(start, '{', '\\', 'r', 't', 'f')
                ? Kind.BINARY
                : Kind.TEXT;
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
