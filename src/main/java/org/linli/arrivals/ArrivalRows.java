package org.linli.arrivals;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.text.Written;
import org.linli.territory.Divisions;

/** Reads the rows of one list by its {@link ColumnMapping}. Keeps nothing between rows. */
final class ArrivalRows {

    /** What stands under a list: totals, signatures, explanations. */
    private static final Pattern FOOTER =
            Pattern.compile("(合计|总计|小计|共计|本页|填表|填报|制表|审核|登记人|负责人|联系人|备注[:：]|注[:：]|说明[:：]|total).*|共\\d+[人户].*");

    private static final Set<ArrivalField> SAY_WHO =
            Set.of(ArrivalField.NAME, ArrivalField.DOCUMENT, ArrivalField.PHONE);

    /** How long after the day in its title a list may go on with dates without a year. */
    private static final int LIST_DAYS = 60;

    private final ColumnMapping mapping;
    private final Divisions divisions;
    private final LocalDate today;
    private final LocalDate reference;

    /**
     * @param mapping without a field {@link ColumnMapping#missing()}
     * @param today nobody arrives or is born after it
     */
    ArrivalRows(ColumnMapping mapping, Divisions divisions, LocalDate today) {
        if (!mapping.missing().isEmpty()) {
            throw new IllegalArgumentException("No column for " + mapping.missing());
        }
        this.mapping = mapping;
        this.divisions = divisions;
        this.today = today;
        // A list of last year that says 2月7日 means last year's.
        this.reference = mapping.listDay()
                .map(day -> day.plusDays(LIST_DAYS))
                .filter(today::isAfter)
                .orElse(today);
    }

    /** Reads a row below the header; one above it is nobody's. */
    RowReading read(SheetRow row) {
        if (row.number() <= mapping.headerRow() || isNobody(row)) {
            return new RowReading.Nobody(row.number());
        }
        return new ReadingArrivalRow(row, mapping, divisions, today, reference).read();
    }

    private boolean isNobody(SheetRow row) {
        boolean blank =
                mapping.columns().values().stream().allMatch(column -> row.cell(column) instanceof SheetCell.Empty);
        return blank || isHeader(row) || isFooter(row);
    }

    private boolean isHeader(SheetRow row) {
        return mapping.headerRow() > 0
                && mapping.columns().values().stream()
                        .allMatch(column -> row.cell(column)
                                .shown()
                                .strip()
                                .equals(mapping.headings().get(column)));
    }

    private boolean isFooter(SheetRow row) {
        boolean saysWho = mapping.columns().entrySet().stream()
                .filter(column -> SAY_WHO.contains(column.getKey()))
                .map(column -> row.cell(column.getValue()))
                .filter(cell -> !(cell instanceof SheetCell.Empty))
                .anyMatch(cell -> !FOOTER.matcher(Written.plain(cell.shown())).matches());
        return !saysWho
                && row.cells().stream()
                        .filter(cell -> !(cell instanceof SheetCell.Empty))
                        .findFirst()
                        .filter(cell ->
                                FOOTER.matcher(Written.plain(cell.shown())).matches())
                        .isPresent();
    }
}
