package org.linli.platform.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetRefused.Reason;

/** The rows of one worksheet part. */
final class XlsxRows extends RowStream {

    private static final int MAX_ROW = 1_048_576;
    private static final int MAX_COLUMN = 16_384;

    private final XmlPart part;
    private final SharedTexts texts;
    private final BitSet dateStyles;
    private final boolean from1904;
    private final StringBuilder value = new StringBuilder();
    private int number;

    XlsxRows(XmlPart part, SharedTexts texts, BitSet dateStyles, boolean from1904, Limits limits) {
        super(limits);
        this.part = part;
        this.texts = texts;
        this.dateStyles = dateStyles;
        this.from1904 = from1904;
    }

    @Override
    @Nullable
    SheetRow read() {
        while (part.next()) {
            if (part.isStart("row")) {
                String stated = part.attribute("r");
                number = stated == null ? number + 1 : integer(stated, MAX_ROW);
                SheetRow row = CellTypes.row(number, readCells(), limits);
                if (row != null) {
                    return row;
                }
            } else if (part.isEnd("sheetData")) {
                return null;
            }
        }
        return null;
    }

    private ArrayList<SheetCell> readCells() {
        var cells = new ArrayList<SheetCell>();
        int column = -1;
        while (part.next() && !part.isEnd("row")) {
            if (part.isStart("c")) {
                String reference = part.attribute("r");
                column = reference == null ? column + 1 : column(reference);
                SheetCell cell = readCell(part.attribute("t"), part.attribute("s"));
                // Empty cells right of the last one are not kept, so a row formatted to its far end stays short.
                if (!(cell instanceof SheetCell.Empty)) {
                    while (cells.size() <= column) {
                        cells.add(SheetCell.EMPTY);
                    }
                    cells.set(column, cell);
                }
            }
        }
        return cells;
    }

    private SheetCell readCell(@Nullable String type, @Nullable String style) {
        value.setLength(0);
        boolean formula = false;
        while (part.next() && !part.isEnd("c")) {
            if (part.isStart("f")) {
                formula = true;
            } else if (part.isStart("v") || part.isStart("t")) {
                part.text(value, limits.maxCellChars());
            } else if (part.isStart("rPh")) {
                part.text(new StringBuilder(), 0); // how the text is pronounced, not part of it
            }
        }
        String stored = value.toString();
        SheetCell cell = switch (type == null ? "n" : type) {
            case "s" -> stored.isEmpty() ? SheetCell.EMPTY : CellTypes.text(texts.get(integer(stored, -1)));
            case "str", "inlineStr" -> CellTypes.text(stored);
            case "b" -> CellTypes.text(stored.equals("1") ? "TRUE" : "FALSE");
            case "e" -> new SheetCell.Fault(stored);
            case "d" -> isoDate(stored);
            default ->
                CellTypes.number(stored, style != null && dateStyles.get(integer(style, Integer.MAX_VALUE)), from1904);
        };
        return formula ? new SheetCell.Formula(cell.shown()) : cell;
    }

    private static SheetCell isoDate(String stored) {
        try {
            LocalDateTime moment = stored.length() > 10
                    ? LocalDateTime.parse(stored, DateTimeFormatter.ISO_DATE_TIME)
                    : LocalDate.parse(stored).atStartOfDay();
            return new SheetCell.Moment(moment, stored);
        } catch (DateTimeParseException e) {
            return CellTypes.text(stored);
        }
    }

    /** 0-based column of a reference such as AB12. */
    private int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4 && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        if (column < 1 || column > MAX_COLUMN) {
            throw new SheetRefused(Reason.DAMAGED, reference);
        }
        return column - 1;
    }

    /** A number from 0, or from 1 to a maximum above 0. */
    private int integer(String text, int max) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= 0 && (max < 0 || value <= max) && (max != MAX_ROW || value > 0)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new SheetRefused(Reason.DAMAGED, "row " + number);
    }

    @Override
    public void close() {
        part.close();
    }
}
