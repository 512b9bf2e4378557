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
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.linli.imports.ImportMapping;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.text.WrittenText;

/**
 * Gives each row of a household what only its first row says: number, head, address and room, whose cells are merged or empty below. Another
 * household inherits none of it, but where it has a room of its own the address may be that of the building above.
 */
final class HouseholdImportCarry implements UnaryOperator<SheetRow> {

    private static final List<HouseholdImportColumn> CARRIED = List.of(NUMBER, HEAD, ADDRESS, ROOM);

    private final ImportMapping mapping;
    private final Map<HouseholdImportColumn, SheetCell> held = new EnumMap<>(HouseholdImportColumn.class);

    HouseholdImportCarry(ImportMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public SheetRow apply(SheetRow row) {
        var above = row.number() <= mapping.headerRow();
        if (above || text(row, NAME).isEmpty() && text(row, DOCUMENT).isEmpty() || isHeader(row)) {
            return row;
        }
        if (begins(row)) {
            var building = text(row, ROOM).isEmpty() ? SheetCell.EMPTY : held.getOrDefault(ADDRESS, SheetCell.EMPTY);
            held.clear();
            held.put(ADDRESS, building);
        } else if (!text(row, ADDRESS).isEmpty()) {
            held.remove(ROOM);
        }
        boolean isHead = HouseholdImportRelation.of(text(row, RELATION)).isHead();
        var cells = new ArrayList<>(row.cells());
        for (var column : CARRIED) {
            if (mapping.has(column)) {
                fill(cells, column, isHead && column == HEAD ? cell(row, NAME) : SheetCell.EMPTY);
            }
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
