package org.linli.platform.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetRefused.Reason;
import org.linli.platform.sheet.XlsxParts.Relation;

/** An xlsx (or xlsm, whose macros are not looked at): ECMA-376 SpreadsheetML. */
final class XlsxFile implements SheetFile {

    private final XlsxParts parts;
    private final Limits limits;
    private final SharedTexts texts;
    private final BitSet dateStyles;
    private final boolean from1904;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> sheetParts = new ArrayList<>();

    private XlsxFile(XlsxParts parts, Path folder, String workbook, Limits limits) {
        this.parts = parts;
        this.limits = limits;
        List<Relation> relations = parts.relations(workbook);
        this.from1904 = readWorkbook(workbook, Relation.byId(relations));
        String styles = Relation.first(relations, "styles");
        this.dateStyles = styles == null || !parts.has(styles) ? new BitSet() : readStyles(styles);
        String shared = Relation.first(relations, "sharedStrings");
        this.texts = shared == null || !parts.has(shared) ? SharedTexts.NONE : readTexts(shared, folder);
    }

    static XlsxFile open(Path file, String fileName, Limits limits) throws IOException {
        XlsxParts parts = XlsxParts.open(file, fileName, limits);
        try {
            String workbook = Relation.first(parts.relations(""), "officeDocument");
            if (workbook == null || !parts.has(workbook)) {
                boolean otherOffice = parts.has("mimetype") || parts.has("[Content_Types].xml");
                throw new SheetRefused(otherOffice ? Reason.OTHER_FORMAT : Reason.NOT_A_SPREADSHEET, fileName);
            }
            if (!workbook.endsWith(".xml") || workbook.startsWith("word/") || workbook.startsWith("ppt/")) {
                throw new SheetRefused(Reason.OTHER_FORMAT, fileName);
            }
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            var xlsx = new XlsxFile(parts, folder, workbook, limits);
            if (xlsx.sheets.isEmpty()) {
                xlsx.texts.close();
                throw new SheetRefused(Reason.EMPTY, fileName);
            }
            return xlsx;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private boolean readWorkbook(String name, Map<String, Relation> relations) {
        boolean counts1904 = false;
        try (XmlPart part = parts.part(name)) {
            while (part.next()) {
                if (part.isStart("workbookPr")) {
                    String value = part.attribute("date1904");
                    counts1904 = "1".equals(value) || "true".equals(value);
                } else if (part.isStart("sheet")) {
                    Relation target = relations.get(part.relationId());
                    // A chart sheet has no cells.
                    if (target != null && target.is("worksheet")) {
                        String state = part.attribute("state");
                        sheets.add(new Sheet(
                                sheets.size(),
                                Objects.requireNonNullElse(part.attribute("name"), ""),
                                state != null && !state.equals("visible")));
                        sheetParts.add(target.target());
                    }
                }
            }
        }
        return counts1904;
    }

    /** Which of the cell styles show a date: the numbers of the {@code xf} elements in {@code cellXfs}. */
    private BitSet readStyles(String name) {
        var dates = new BitSet();
        Map<Integer, String> formats = new HashMap<>();
        try (XmlPart part = parts.part(name)) {
            int style = 0;
            boolean inCellStyles = false;
            while (part.next()) {
                if (part.isStart("cellXfs")) {
                    inCellStyles = true;
                } else if (part.isEnd("cellXfs")) {
                    inCellStyles = false;
                } else if (part.isStart("numFmt")) {
                    formats.put(number(part.attribute("numFmtId")), part.attribute("formatCode"));
                } else if (inCellStyles && part.isStart("xf")) {
                    int format = number(part.attribute("numFmtId"));
                    dates.set(style++, CellTypes.showsDates(format, formats.get(format)));
                }
            }
        }
        return dates;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private SharedTexts readTexts(String name, Path folder) {
        try (XmlPart part = parts.part(name)) {
            return SharedTexts.read(part, folder, limits.maxCellChars());
        }
    }

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public SheetRows rows(Sheet sheet) {
        return new XlsxRows(parts.part(sheetParts.get(sheet.index())), texts, dateStyles, from1904, limits);
    }

    @Override
    public void close() {
        parts.close();
        texts.close();
    }
}
