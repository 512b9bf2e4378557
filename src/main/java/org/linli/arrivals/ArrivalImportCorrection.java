package org.linli.arrivals;

import org.linli.imports.Import;
import org.linli.imports.ImportAsides;
import org.linli.imports.ImportId;
import org.linli.imports.ImportList;
import org.linli.imports.Imports;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects what is on record to a row of a list that differs from it. */
@Service
@Transactional
class ArrivalImportCorrection {

    private final Imports imports;
    private final ImportAsides asides;
    private final ArrivalImport kind;
    private final ArrivalImportDifferences differences;
    private final Arrivals arrivals;
    private final ArrivalRowConversion listed;
    private final BusinessClock clock;

    ArrivalImportCorrection(
            Imports imports,
            ImportAsides asides,
            ArrivalImport kind,
            ArrivalImportDifferences differences,
            Arrivals arrivals,
            ArrivalRowConversion listed,
            BusinessClock clock) {
        this.imports = imports;
        this.asides = asides;
        this.kind = kind;
        this.differences = differences;
        this.arrivals = arrivals;
        this.listed = listed;
        this.clock = clock;
    }

    ArrivalImportDifference difference(ImportId id, int row) {
        imports.get(ArrivalImport.KEY, id);
        return differences.get(id, row);
    }

    /** What the row says, read from its cells once more. */
    NewArrival arrival(ImportId id, int row) {
        Import job = imports.get(ArrivalImport.KEY, id);
        return listed.of(asides.read(kind, job, row), ImportList.of(job, clock.today()));
    }

    /** {@link org.linli.platform.Refused} where it cannot be. */
    ArrivalOutcome correct(ImportId id, int row, String why) {
        ArrivalImportDifference found = difference(id, row);
        NewArrival right =
                arrivals.completed(arrival(id, row), new ArrivalOutcome.Differs(found.arrival(), found.difference()));
        ArrivalOutcome corrected = arrivals.correct(found.arrival(), right, why);
        asides.settle(id, row, "corrected");
        return corrected;
    }
}
