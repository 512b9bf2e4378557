package org.linli.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an xls, whose cells come sorted by row. */
final class XlsRows extends RowStream {

    private final InputStream in;
    private final RecordFactoryInputStream records;
    private final String sheet;
    private final IntFunction<String> texts;
    private final BitSet dateStyles;
    private final boolean from1904;
    private @Nullable CellValueRecordInterface ahead;
    private boolean ended;
    private int depth = 1;

    XlsRows(
            InputStream in,
            RecordFactoryInputStream records,
            String sheet,
            IntFunction<String> texts,
            BitSet dateStyles,
            boolean from1904,
            Limits limits) {
        super(limits);
        this.in = in;
        this.records = records;
        this.sheet = sheet;
        this.texts = texts;
        this.dateStyles = dateStyles;
        this.from1904 = from1904;
    }

    @Override
    @Nullable
    SheetRow read() {
        return XlsFile.orDamaged(sheet, () -> {
            CellValueRecordInterface first = ahead == null ? nextCell() : ahead;
            SheetRow row = null;
            while (first != null && row == null) {
                var cells = new ArrayList<SheetCell>();
                int number = first.getRow();
                for (CellValueRecordInterface cell = first; ; cell = ahead) {
                    if (cell == null || cell.getRow() != number) {
                        first = cell;
                        break;
                    }
                    put(cells, cell.getColumn(), typed(cell)); // may read on into the text of a formula
                    ahead = nextCell();
                }
                row = CellTypes.row(number + 1, cells, limits);
            }
            ahead = first;
            return row;
        });
    }

    private static void put(ArrayList<SheetCell> cells, int column, SheetCell cell) {
        while (cells.size() <= column) {
            cells.add(SheetCell.EMPTY);
        }
        cells.set(column, cell);
    }

    private @Nullable CellValueRecordInterface nextCell() {
        while (!ended) {
            Record next = records.nextRecord();
            if (next == null) {
                ended = true;
            } else if (next instanceof BOFRecord) {
                depth++; // a chart inside the sheet
            } else if (next instanceof EOFRecord) {
                ended = --depth == 0;
            } else if (depth == 1 && next instanceof CellValueRecordInterface cell) {
                return cell;
            }
        }
        return null;
    }

    private SheetCell typed(CellValueRecordInterface cell) {
        boolean date = dateStyles.get(cell.getXFIndex());
        return switch (cell) {
            case LabelSSTRecord label -> CellTypes.text(texts.apply(label.getSSTIndex()));
            case LabelRecord label -> CellTypes.text(label.getValue());
            case NumberRecord number -> CellTypes.number(number.getValue(), date, from1904);
            case BoolErrRecord bool when bool.isBoolean() -> CellTypes.text(bool.getBooleanValue() ? "TRUE" : "FALSE");
            case BoolErrRecord error -> new SheetCell.Fault(error(error.getErrorValue()));
            case FormulaRecord formula -> new SheetCell.Formula(cached(formula, date));
            default -> SheetCell.EMPTY;
        };
    }

    private String cached(FormulaRecord formula, boolean date) {
        if (formula.hasCachedResultString()) {
            for (Record next = records.nextRecord(); next != null; next = records.nextRecord()) {
                if (next instanceof StringRecord text) {
                    return text.getString();
                }
            }
            return "";
        }
        return switch (CellType.forInt(formula.getCachedResultType())) {
            case BOOLEAN -> formula.getCachedBooleanValue() ? "TRUE" : "FALSE";
            case ERROR -> error(formula.getCachedErrorValue());
            default -> CellTypes.number(formula.getValue(), date, from1904).shown();
        };
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR";
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
