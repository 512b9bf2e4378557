package org.linli.people;

import static org.linli.people.HouseholdImportColumn.ADDRESS;
import static org.linli.people.HouseholdImportColumn.DOCUMENT;
import static org.linli.people.HouseholdImportColumn.HEAD;
import static org.linli.people.HouseholdImportColumn.NAME;
import static org.linli.people.HouseholdImportColumn.NUMBER;
import static org.linli.people.HouseholdImportColumn.RELATION;
import static org.linli.people.HouseholdImportColumn.ROOM;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.linli.imports.ImportMapping;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.text.WrittenText;

/**
 * Gives each row of a household what only its first row says: number, head, address and room, whose cells are merged or
 * empty below. Another household inherits none of it, but where it has a room of its own the address may be that of the
 * building above.
 */
final class HouseholdImportCarry implements UnaryOperator<SheetRow> {

    private static final List<HouseholdImportColumn> CARRIED = List.of(NUMBER, HEAD, ADDRESS, ROOM);

    /** No file has it, and it is read as the head when the row is sent again. */
    private static final String HEAD_ABOVE = "户主（上方）";

    private final ImportMapping mapping;
    private final Map<HouseholdImportColumn, SheetCell> held = new EnumMap<>(HouseholdImportColumn.class);

    /** Where a row says neither number nor head: the last head in each home. */
    private final Map<String, SheetCell> heads = new HashMap<>();

    HouseholdImportCarry(ImportMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * The mapping with a column for the head where the list says none: of rows without a number the last one above in
     * the same home goes there, and is given back with a row that must be corrected. A list may have a column for
     * numbers and leave it blank.
     */
    static ImportMapping completed(ImportMapping mapping) {
        if (mapping.has(HEAD) || !mapping.has(RELATION) || !mapping.has(NAME)) {
            return mapping;
        }
        var headings = new ArrayList<>(mapping.headings());
        var columns = new LinkedHashMap<>(mapping.columns());
        columns.put(HEAD.name(), headings.size());
        headings.add(HEAD_ABOVE);
        return new ImportMapping(
                mapping.sheet(), mapping.sheetName(), mapping.headerRow(), headings, columns, mapping.listDay());
    }

    private boolean isHeadAbove() {
        return mapping.heading(HEAD).equals(HEAD_ABOVE);
    }

    @Override
    public SheetRow apply(SheetRow row) {
        boolean above = row.number() <= mapping.headerRow();
        if (above || text(row, NAME).isEmpty() && text(row, DOCUMENT).isEmpty() || isHeader(row)) {
            return row;
        }
        if (begins(row)) {
            SheetCell building =
                    text(row, ROOM).isEmpty() ? SheetCell.EMPTY : held.getOrDefault(ADDRESS, SheetCell.EMPTY);
            held.clear();
            held.put(ADDRESS, building);
        } else if (!text(row, ADDRESS).isEmpty()) {
            held.remove(ROOM);
        }
        boolean isHead = HouseholdImportRelation.of(text(row, RELATION)).isHead();
        var cells = new ArrayList<>(row.cells());
        for (HouseholdImportColumn column : CARRIED) {
            if (column == HEAD && isHeadAbove()) {
                continue;
            }
            if (mapping.has(column)) {
                fill(cells, column, isHead && column == HEAD ? cell(row, NAME) : SheetCell.EMPTY);
            }
        }
        var filled = new SheetRow(row.number(), cells);
        return isHeadAbove() ? withHead(filled, isHead) : filled;
    }

    /** Of several households in a home each follows its head, and the parts in which a list is taken do not matter. */
    private SheetRow withHead(SheetRow row, boolean isHead) {
        String home = text(row, ADDRESS) + " " + text(row, ROOM);
        if (isHead) {
            heads.put(home, cell(row, NAME));
        }
        var cells = new ArrayList<>(row.cells());
        int at = mapping.column(HEAD).orElseThrow();
        while (cells.size() <= at) {
            cells.add(SheetCell.EMPTY);
        }
        if (cells.get(at) instanceof SheetCell.Empty && text(row, NUMBER).isEmpty()) {
            cells.set(at, heads.getOrDefault(home, SheetCell.EMPTY));
        }
        return new SheetRow(row.number(), cells);
    }

    private void fill(List<SheetCell> cells, HouseholdImportColumn column, SheetCell otherwise) {
        int at = mapping.column(column).orElseThrow();
        while (cells.size() <= at) {
            cells.add(SheetCell.EMPTY);
        }
        if (cells.get(at) instanceof SheetCell.Empty) {
            cells.set(
                    at, otherwise instanceof SheetCell.Empty ? held.getOrDefault(column, SheetCell.EMPTY) : otherwise);
        }
        held.put(column, cells.get(at));
    }

    /** Whether another household begins in the row. */
    private boolean begins(SheetRow row) {
        if (!text(row, NUMBER).isEmpty()) {
            return !text(row, NUMBER).equals(heldText(NUMBER));
        }
        if (!text(row, HEAD).isEmpty()) {
            return !text(row, HEAD).equals(heldText(HEAD));
        }
        return HouseholdImportRelation.of(text(row, RELATION)).isHead();
    }

    private boolean isHeader(SheetRow row) {
        return !mapping.heading(NAME).isEmpty() && text(row, NAME).equals(WrittenText.plain(mapping.heading(NAME)));
    }

    private String heldText(HouseholdImportColumn column) {
        return WrittenText.plain(held.getOrDefault(column, SheetCell.EMPTY).shown());
    }

    private SheetCell cell(SheetRow row, HouseholdImportColumn column) {
        return mapping.column(column).map(row::cell).orElse(SheetCell.EMPTY);
    }

    private String text(SheetRow row, HouseholdImportColumn column) {
        return WrittenText.plain(cell(row, column).shown());
    }
}
