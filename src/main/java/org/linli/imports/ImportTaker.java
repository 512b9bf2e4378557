package org.linli.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.linli.platform.sheet.SheetRow;

/** Reads the rows of one list and lets its kind take them, and says what became of each. Runs in a transaction. */
final class ImportTaker<R> {

    private final ImportKind<R> kind;
    private final ImportList list;
    private final ImportRows<R> reader;

    ImportTaker(ImportKind<R> kind, ImportList list) {
        this.kind = kind;
        this.list = list;
        this.reader = new ImportRows<>(kind, list);
    }

    ImportList list() {
        return list;
    }

    /** One outcome for each row in which something is written, in their order. */
    List<ImportOutcome> take(List<SheetRow> rows) {
        var outcomes = new LinkedHashMap<SheetRow, ImportOutcome>();
        var understood = new ArrayList<ImportRow<R>>();
        var noticed = new HashMap<SheetRow, List<ImportReason>>();
        for (SheetRow row : rows) {
            switch (reader.read(row)) {
                case ImportReading.Nothing<R> nothing -> {}
                case ImportReading.Refused<R>(List<ImportReason> reasons) ->
                    outcomes.put(row, new ImportOutcome.Refused(row, reasons));
                case ImportReading.Good<R>(R value, List<ImportReason> warnings) -> {
                    understood.add(new ImportRow<>(row, value));
                    noticed.put(row, warnings);
                }
            }
        }
        List<ImportOutcome> taken = understood.isEmpty() ? List.<ImportOutcome>of() : kind.take(list, understood);
        if (taken.size() != understood.size()) {
            throw new IllegalStateException(
                    kind.key() + " answered to " + taken.size() + " of " + understood.size() + " rows");
        }
        for (ImportOutcome outcome : taken) {
            outcomes.put(outcome.row(), outcome.noticed(noticed.getOrDefault(outcome.row(), List.of())));
        }
        return rows.stream().filter(outcomes::containsKey).map(outcomes::get).toList();
    }

    /** Rows that the program cannot store for a reason of its own: given back, so that they are not lost. */
    List<ImportOutcome> broken(List<SheetRow> rows) {
        ImportColumn told = kind.columns().stream()
                .filter(column -> list.mapping().has(column))
                .findFirst()
                .orElseThrow();
        return rows.stream()
                .<ImportOutcome>map(row -> new ImportOutcome.Refused(
                        row, List.of(ImportReason.of(list.mapping(), row, told, "imports.refusal.broken"))))
                .toList();
    }
}
