package org.linli.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dated list of places at risk (中高风险地区名单). It changes daily and is brought in from files by {@link RiskAreaImport};
 * decisions ask it. Divisions are matched by code: a province, prefecture or county on the list covers all that lies
 * under it.
 *
 * <p>Thread-safe. The list is kept in memory and read again when it has changed.
 */
@Service
public class RiskPlaces {

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

    /**
     * The highest level that any of the divisions has on a day; {@link RiskLevel#NONE} when none is covered by the
     * list.
     */
    public RiskLevel riskOf(Collection<String> divisionCodes, LocalDate on) {
        RiskList list = list();
        return divisionCodes.stream()
                .flatMap(code -> list.highest(code, "", on, on).stream())
                .map(RiskPlace::level)
                .max(Comparator.naturalOrder())
                .orElse(RiskLevel.NONE);
    }

    /** Stores places from where there is no file; the same place from the same day is replaced where it differs. */
    public void put(Collection<RiskPlace> places) {
        transaction.executeWithoutResult(status -> places.forEach(store::put));
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
