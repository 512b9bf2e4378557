package org.linli.imports;

import java.util.List;
import java.util.Map;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rows that were set aside: shown to whoever has to decide, read again, and settled. Of the signed-in scope only. */
@Service
@Transactional
public class ImportAsides {

    private final ImportAsideStore store;
    private final BusinessClock clock;

    ImportAsides(ImportAsideStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The first so many of a list: those that wait first, of them the urgent ones, then in the order of the file. */
    public <D> List<ImportAside<D>> of(ImportId id, int limit, Class<D> detail) {
        return store.of(id, limit, detail);
    }

    /** {@link NotFound} where that row was not set aside. */
    public <D> ImportAside<D> get(ImportId id, int row, Class<D> detail) {
        return store.get(id, row, detail);
    }

    /** What the row says, read from its cells once more; {@link Refused} where it can no longer be understood. */
    public <R> R read(ImportKind<R> kind, Import job, int row) {
        return read(kind, job, row, store.cells(job.id(), row));
    }

    /** The same of many, in their order. */
    <R> List<R> readAll(ImportKind<R> kind, Import job, List<Integer> rows) {
        Map<Integer, List<String>> cells = store.cellsAll(job.id(), rows);
        return rows.stream()
                .map(row -> read(kind, job, row, cells.getOrDefault(row, List.of())))
                .toList();
    }

    private <R> R read(ImportKind<R> kind, Import job, int row, List<String> written) {
        List<SheetCell> cells = written.stream()
                .map(text -> text.isBlank() ? SheetCell.EMPTY : new SheetCell.Text(text))
                .toList();
        ImportList list = ImportList.of(job, clock.today());
        return switch (new ImportRows<>(kind, list).read(new SheetRow(row, cells))) {
            case ImportReading.Good<R> good -> good.value();
            case ImportReading.Refused<R>(List<ImportReason> reasons) ->
                throw new Refused(reasons.stream().map(ImportReason::problem).toList());
            case ImportReading.Nothing<R> nothing ->
                throw new IllegalStateException("Nothing in row " + row + " of " + job.id());
        };
    }

    /** How many urgent rows of all lists of a kind wait to be decided about. */
    public long urgent(String kind) {
        return store.urgent(kind);
    }

    /**
     * Keeps what was decided about a row, by whoever acts.
     *
     * @param as in a word of the kind's
     * @return whether it waited until now
     */
    public boolean settle(ImportId id, int row, String as) {
        return store.settle(id, row, as);
    }
}
