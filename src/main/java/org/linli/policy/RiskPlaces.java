package org.linli.policy;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.policy.RiskPlaceStore.Stored;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dated list of places at risk (中高风险地区名单). It changes daily and is imported from a file; decisions ask it. Divisions
 * are matched by code: a province, prefecture or county on the list covers all that lies under it.
 *
 * <p>Thread-safe. The list is kept in memory and read again when it has changed.
 */
@Service
public class RiskPlaces {

    private static final Limits LIMITS = Limits.standard().withMaxBytes(8L << 20);

    private final RiskPlaceStore store;
    private final TransactionTemplate transaction;
    private volatile @Nullable Picture picture;

    RiskPlaces(RiskPlaceStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** Every place, the newest first. */
    public List<RiskPlace> all() {
        return store.all();
    }

    /** The places that a page asks for, the newest first. */
    Paged<RiskPlace> page(RiskPlaceQuery query, Paging paging) {
        return store.page(query, paging);
    }

    /** The highest level that any of the divisions has on a day; {@link RiskLevel#NONE} when none is covered by the list. */
    public RiskLevel riskOf(Collection<String> divisionCodes, LocalDate on) {
        RiskList list = list();
        return divisionCodes.stream()
                .flatMap(code -> list.highest(code, on, on).stream())
                .map(RiskPlace::level)
                .max(Comparator.naturalOrder())
                .orElse(RiskLevel.NONE);
    }

    /**
     * Imports a file (csv, xlsx, xls) whose header has the columns of {@link RiskPlaceColumn}. Good rows are stored together,
     * in one transaction; the others are returned with their reasons. The same file twice changes nothing.
     *
     * @param file where it lies
     * @param fileName what the user calls it
     * @throws Refused when it is no spreadsheet that can be read, or no row of it has the headings
     */
    public RiskPlaceImport read(Path file, String fileName) {
        ReadingRiskPlaces reading = rows(file, fileName);
        if (!reading.missing().isEmpty()) {
            throw Refused.of("file", "policy.risk.headings", reading.missingHeadings());
        }
        Map<Stored, Long> stored = put(reading.places());
        return new RiskPlaceImport(
                reading.places().size() + reading.refused().size(),
                stored.getOrDefault(Stored.ADDED, 0L).intValue(),
                stored.getOrDefault(Stored.CHANGED, 0L).intValue(),
                stored.getOrDefault(Stored.KNOWN, 0L).intValue(),
                reading.refused());
    }

    private static ReadingRiskPlaces rows(Path file, String fileName) {
        try (SheetFile sheets = Sheets.open(file, fileName, LIMITS);
                SheetRows rows = sheets.rows(sheets.sheets().getFirst())) {
            return new ReadingRiskPlaces(rows);
        }
    }

    private Map<Stored, Long> put(List<RiskPlace> places) {
        return transaction.execute(
                status -> places.stream().map(store::put).collect(groupingBy(done -> done, counting())));
    }

    /** The list as it is now. The mark is read before the rows: rows newer than their mark are only read once more. */
    RiskList list() {
        String now = store.fingerprint();
        Picture known = picture;
        if (known == null || !known.fingerprint().equals(now)) {
            known = new Picture(now, new RiskList(store.all()));
            picture = known;
        }
        return known.list();
    }

    private record Picture(String fingerprint, RiskList list) {}
}
