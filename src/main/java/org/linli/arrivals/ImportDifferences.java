package org.linli.arrivals;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.territory.Divisions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of lists that differ from what is on record: to be looked at, and to correct the record by. */
@Service
class ImportDifferences {

    private final Imports imports;
    private final ImportDifferenceStore store;
    private final Arrivals arrivals;
    private final ListedArrival listed;
    private final Divisions divisions;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    ImportDifferences(
            Imports imports,
            ImportDifferenceStore store,
            Arrivals arrivals,
            ListedArrival listed,
            Divisions divisions,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.store = store;
        this.arrivals = arrivals;
        this.listed = listed;
        this.divisions = divisions;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The first so many, the stricter ones first. */
    List<ImportDifference> of(ImportId id, int most) {
        imports.get(id);
        return inTransaction(() -> store.of(id, most));
    }

    ImportDifference get(ImportId id, int row) {
        imports.get(id);
        return inTransaction(
                () -> store.find(id, row).orElseThrow(() -> new NotFound("row " + row + " of import", id)));
    }

    /** What the row says, read from its cells once more. */
    NewArrival arrival(ImportId id, int row) {
        var job = imports.get(id);
        get(id, row);
        var cells = inTransaction(() -> store.cells(id, row)).stream()
                .map(text -> text.isBlank() ? SheetCell.EMPTY : new SheetCell.Text(text))
                .toList();
        return switch (new ArrivalRows(job.mapping(), divisions, clock.today()).read(new SheetRow(row, cells))) {
            case RowReading.Good good -> listed.of(good.arrival(), id.arrivalOf(row), job.area());
            case RowReading.Refused refused ->
                throw new Refused(refused.reasons().stream()
                        .map(reason -> new Problem("", reason.key(), reason.args()))
                        .toList());
            case RowReading.Nobody nobody -> throw new IllegalStateException("Nobody in row " + row + " of " + id);
        };
    }

    /** Corrects what is on record to the row. {@link Refused} where it cannot be. */
    Registration correct(ImportId id, int row, String why) {
        return arrivals.correct(get(id, row).arrival(), arrival(id, row), why);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
