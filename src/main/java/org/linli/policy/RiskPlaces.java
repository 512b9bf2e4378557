package org.linli.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dated list of places at risk (中高风险地区名单). It changes daily and is imported from a file; decisions ask it. Divisions
 * are matched by code: a province, prefecture or county on the list covers all that lies under it.
 *
 * <p>Thread-safe. The list is kept in memory and read again after an import.
 */
@Service
public class RiskPlaces {

    private final RiskPlaceStore store;
    private final TransactionTemplate transaction;
    private final Lock changing = new ReentrantLock();
    private volatile @Nullable RiskList picture;

    RiskPlaces(RiskPlaceStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** Every place, the newest first. */
    public List<RiskPlace> all() {
        return store.all();
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

    /** Stores places, all or none; the same place from the same day is replaced. Returns how many are new. */
    public int put(List<RiskPlace> places) {
        changing.lock();
        try {
            int added = transaction.execute(
                    status -> (int) places.stream().filter(store::put).count());
            picture = null;
            return added;
        } finally {
            changing.unlock();
        }
    }

    /** The list as it is now. Read under the lock, so that a picture from before an import cannot be kept after it. */
    RiskList list() {
        RiskList known = picture;
        if (known != null) {
            return known;
        }
        changing.lock();
        try {
            RiskList read = new RiskList(store.all());
            picture = read;
            return read;
        } finally {
            changing.unlock();
        }
    }
}
