package org.linli.arrivals;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.linli.imports.Import;
import org.linli.imports.ImportAside;
import org.linli.imports.ImportAsides;
import org.linli.imports.ImportId;
import org.springframework.stereotype.Component;

/** Rows of lists that differ from what is on record. */
@Component
class ArrivalImportDifferences {

    private final ImportAsides asides;
    private final ArrivalStore store;

    ArrivalImportDifferences(ImportAsides asides, ArrivalStore store) {
        this.asides = asides;
        this.store = store;
    }

    /** The first so many of a list, the stricter ones first. */
    List<ArrivalImportDifference> of(Import job, int most) {
        List<ImportAside<ArrivalDifference>> found = asides.of(job.id(), most, ArrivalDifference.class);
        Set<ArrivalId> settled = store.withdrawn(
                found.stream().map(ArrivalImportDifferences::arrival).toList());
        return found.stream().map(aside -> difference(aside, settled)).toList();
    }

    ArrivalImportDifference get(ImportId id, int row) {
        ImportAside<ArrivalDifference> found = asides.get(id, row, ArrivalDifference.class);
        return difference(found, store.withdrawn(List.of(arrival(found))));
    }

    private static ArrivalImportDifference difference(ImportAside<ArrivalDifference> aside, Set<ArrivalId> withdrawn) {
        ArrivalId arrival = arrival(aside);
        return new ArrivalImportDifference(
                aside.why(), arrival, aside.detail(), aside.isSettled() || withdrawn.contains(arrival));
    }

    private static ArrivalId arrival(ImportAside<ArrivalDifference> aside) {
        return new ArrivalId(Objects.requireNonNull(aside.subject()));
    }
}
