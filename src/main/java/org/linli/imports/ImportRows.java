package org.linli.imports;

import java.util.List;
import java.util.regex.Pattern;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.text.WrittenText;

/** Reads the rows of one list. Keeps nothing between rows. */
public final class ImportRows<R> {

    /** What stands under a list: totals, signatures, explanations. */
    private static final Pattern FOOTER =
            Pattern.compile("(合计|总计|小计|共计|本页|填表|填报|制表|审核|登记人|负责人|联系人|备注[:：]|注[:：]|说明[:：]|total).*|共\\d+[人户].*");

    private final ImportKind<R> kind;
    private final ImportList list;
    private final ImportMapping mapping;
    private final List<? extends ImportColumn> identifying;

    /** @param list in whose mapping no column is {@linkplain ImportKind#missing missing} */
    public ImportRows(ImportKind<R> kind, ImportList list) {
        List<ImportColumn> missing = kind.missing(list.mapping());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("No column for " + missing);
        }
        this.kind = kind;
        this.list = list;
        this.mapping = list.mapping();
        this.identifying = kind.columns().stream()
                .filter(column -> column.identifies() && mapping.has(column))
                .toList();
    }

    /** Reads a row below the header; one above it says nothing. */
    public ImportReading<R> read(SheetRow row) {
        return row.number() <= mapping.headerRow() || saysNothing(row)
                ? new ImportReading.Nothing<>()
                : kind.read(new ImportCells(list, row));
    }

    private boolean saysNothing(SheetRow row) {
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
        boolean identified = identifying.stream()
                .map(column -> row.cell(mapping.column(column).orElseThrow()))
                .filter(cell -> !(cell instanceof SheetCell.Empty))
                .anyMatch(
                        cell -> !FOOTER.matcher(WrittenText.plain(cell.shown())).matches());
        return !identified
                && row.cells().stream()
                        .filter(cell -> !(cell instanceof SheetCell.Empty))
                        .findFirst()
                        .filter(cell ->
                                FOOTER.matcher(WrittenText.plain(cell.shown())).matches())
                        .isPresent();
    }
}
