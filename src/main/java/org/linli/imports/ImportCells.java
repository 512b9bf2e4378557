package org.linli.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenDates;
import org.linli.platform.text.WrittenText;

/**
 * The cells of one row by what they mean. A reader asks for them, and what cannot be understood is noted as a reason to
 * refuse the row, at most one for each column, or as a warning about it.
 */
public final class ImportCells {

    private static final Pattern NOTHING = Pattern.compile("|无|没有|[-/—\\\\]+|none|no", Pattern.CASE_INSENSITIVE);

    private static final Pattern TIME = Pattern.compile("[:点时]");

    private final ImportList list;
    private final SheetRow row;
    private final List<ImportReason> refusals = new ArrayList<>();
    private final List<ImportReason> warnings = new ArrayList<>();

    public ImportCells(ImportList list, SheetRow row) {
        this.list = list;
        this.row = row;
    }

    public ImportList list() {
        return list;
    }

    /** As the spreadsheet program numbers it. */
    public int row() {
        return row.number();
    }

    /** Whether something written says that there is nothing to be written: 无, a dash. */
    public static boolean isNothing(String written) {
        return NOTHING.matcher(written).matches();
    }

    public SheetCell cell(ImportColumn column) {
        return list.mapping().column(column).map(row::cell).orElse(SheetCell.EMPTY);
    }

    /** As written; a formula or a fault refuses the row. */
    public String shown(ImportColumn column) {
        SheetCell cell = cell(column);
        if (cell instanceof SheetCell.Formula) {
            refuse(column, "imports.refusal.formula");
            return "";
        }
        if (cell instanceof SheetCell.Fault) {
            refuse(column, "imports.refusal.cell-error");
            return "";
        }
        return cell.shown();
    }

    /** Whether the spreadsheet program has taken a long number for a quantity, whose last digits are gone. */
    public boolean hasLostDigits(ImportColumn column) {
        return cell(column) instanceof SheetCell.Number number && number.mayHaveLostDigits();
    }

    /** As written, narrow and without blanks at its ends. */
    public String text(ImportColumn column) {
        return WrittenText.plain(shown(column));
    }

    /** The value that was understood; null where it was not, which refuses the row. */
    public <T> @Nullable T take(ImportColumn column, Parsed<T> reading) {
        return switch (reading) {
            case Parsed.Good<T>(T value) -> value;
            case Parsed.Refused<T>(String key, List<Object> args) -> refuse(column, key, args.toArray());
        };
    }

    /**
     * A day with its time, midnight where none is written; null where nothing is written or it was not understood.
     *
     * @param reference the latest day that a date without a year can be
     */
    public @Nullable LocalDateTime moment(ImportColumn column, LocalDate reference) {
        SheetCell cell = cell(column);
        if (cell instanceof SheetCell.Moment(LocalDateTime value, String serial)) {
            return value;
        }
        String written = shown(column);
        if (isNothing(WrittenText.joined(written))) {
            return null;
        }
        // 2.10 typed into a cell is the number 2.1: the tenth has become the first.
        if (cell instanceof SheetCell.Number(String digits, boolean lost) && new BigDecimal(digits).scale() > 0) {
            return refuse(column, "imports.refusal.date.decimal");
        }
        return take(column, WrittenDates.dateTime(written, reference, LocalTime.MIDNIGHT));
    }

    /** Whether a time is written beside the day; a spreadsheet has midnight where nobody wrote one. */
    public boolean isTimed(ImportColumn column, LocalDateTime at) {
        return !at.toLocalTime().equals(LocalTime.MIDNIGHT)
                || TIME.matcher(text(column)).find();
    }

    /** Notes why the row cannot be stored; the first reason for each column counts. */
    public <T> @Nullable T refuse(ImportColumn column, String key, Object... args) {
        if (refusals.stream().noneMatch(refusal -> refusal.column().equals(column.name()))) {
            refusals.add(reason(column, key, args));
        }
        return null;
    }

    /** Notes what should be looked at in a row that can be stored. */
    public void warn(ImportColumn column, String key, Object... args) {
        warnings.add(reason(column, key, args));
    }

    private ImportReason reason(ImportColumn column, String key, Object... args) {
        return ImportReason.of(list.mapping(), row, column, key, args);
    }

    public boolean isRefused() {
        return !refusals.isEmpty();
    }

    public <R> ImportReading<R> good(R value) {
        return new ImportReading.Good<>(value, warnings);
    }

    /** With the reasons that were noted, of which there must be one. */
    public <R> ImportReading<R> refused() {
        return new ImportReading.Refused<>(refusals);
    }
}
