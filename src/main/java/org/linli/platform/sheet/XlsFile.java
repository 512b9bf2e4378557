package org.linli.platform.sheet;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetRefused.Reason;

/**
 * An xls of Excel 97 to 2003 (BIFF8), read record by record. A sheet of it ends at 65,536 rows; its texts are kept in
 * memory, which is why the file may have at most 64 MB. Reads from the beginning for each sheet.
 */
final class XlsFile implements SheetFile {

    private static final long MAX_BYTES = 64L << 20;

    private final POIFSFileSystem ole;
    private final Limits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    /** The place of each sheet among the substreams of the file. */
    private final List<Integer> substreams = new ArrayList<>();

    private final BitSet dateStyles = new BitSet();
    private @Nullable SSTRecord texts;
    private boolean from1904;

    private XlsFile(POIFSFileSystem ole, Limits limits) {
        this.ole = ole;
        this.limits = limits;
    }

    static XlsFile open(Path file, String fileName, Limits limits) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new SheetRefused(Reason.TOO_LARGE, MAX_BYTES >> 20);
        }
        POIFSFileSystem ole = orDamaged(fileName, () -> {
            try {
                return new POIFSFileSystem(file.toFile(), true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            DirectoryNode root = ole.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new SheetRefused(Reason.ENCRYPTED, fileName);
            }
            if (!root.hasEntryCaseInsensitive("Workbook")) {
                boolean excel95 = root.hasEntryCaseInsensitive("Book");
                throw new SheetRefused(excel95 ? Reason.TOO_OLD : Reason.NOT_A_SPREADSHEET, fileName);
            }
            var xls = new XlsFile(ole, limits);
            orDamaged(fileName, () -> {
                xls.readGlobals();
                return xls;
            });
            if (xls.sheets.isEmpty()) {
                throw new SheetRefused(Reason.EMPTY, fileName);
            }
            return xls;
        } catch (RuntimeException e) {
            ole.close();
            throw e;
        }
    }

    /**
     * The library tells of a broken file by whatever exception its records run into (and sometimes by an assertion of
     * its own), so here, at the edge to it, all of them mean the same.
     */
    static <T> T orDamaged(String where, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (SheetRefused e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new SheetRefused(Reason.ENCRYPTED, where);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof FileNotFoundException) {
                throw e;
            }
            throw new SheetRefused(Reason.DAMAGED, where);
        } catch (RuntimeException e) {
            throw new SheetRefused(Reason.DAMAGED, where);
        }
    }

    private void readGlobals() {
        Map<Integer, String> formats = new HashMap<>();
        List<BoundSheetRecord> bound = new ArrayList<>();
        int style = 0;
        try (InputStream in = stream()) {
            var records = new RecordFactoryInputStream(in, false);
            for (Record next = records.nextRecord();
                    next != null && !(next instanceof EOFRecord);
                    next = records.nextRecord()) {
                switch (next) {
                    case BoundSheetRecord sheet -> bound.add(sheet);
                    case SSTRecord shared -> texts = shared;
                    case DateWindow1904Record window -> from1904 = window.getWindowing() == 1;
                    case FormatRecord format -> formats.put(format.getIndexCode(), format.getFormatString());
                    case ExtendedFormatRecord extended -> {
                        int format = extended.getFormatIndex();
                        dateStyles.set(style++, CellTypes.showsDates(format, formats.get(format)));
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<BoundSheetRecord> inFile = List.of(BoundSheetRecord.orderByBofPosition(bound));
        for (BoundSheetRecord sheet : bound) {
            sheets.add(new Sheet(sheets.size(), sheet.getSheetname(), sheet.isHidden() || sheet.isVeryHidden()));
            substreams.add(inFile.indexOf(sheet));
        }
    }

    private InputStream stream() throws IOException {
        DirectoryNode root = ole.getRoot();
        return root.createDocumentInputStream(root.getEntryCaseInsensitive("Workbook"));
    }

    @Override
    public Format format() {
        return Format.XLS;
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public SheetRows rows(Sheet sheet) {
        return orDamaged(sheet.name(), () -> {
            try {
                InputStream in = stream();
                var records = new RecordFactoryInputStream(in, false);
                if (skipTo(records, substreams.get(sheet.index()))) {
                    return new XlsRows(in, records, sheet.name(), this::text, dateStyles, from1904, limits);
                }
                in.close();
                throw new SheetRefused(Reason.DAMAGED, sheet.name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Reads on until behind the beginning of a substream; the workbook's own comes first, charts may lie inside sheets.
     */
    private static boolean skipTo(RecordFactoryInputStream records, int substream) {
        int depth = 0;
        int begun = -1;
        for (Record next = records.nextRecord(); next != null; next = records.nextRecord()) {
            if (next instanceof BOFRecord) {
                if (depth++ == 0 && begun++ == substream) {
                    return true;
                }
            } else if (next instanceof EOFRecord) {
                depth--;
            }
        }
        return false;
    }

    private String text(int index) {
        if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) {
            throw new SheetRefused(Reason.DAMAGED, "SST");
        }
        return texts.getString(index).getString();
    }

    @Override
    public void close() {
        try {
            ole.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
