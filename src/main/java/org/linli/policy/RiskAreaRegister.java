package org.linli.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.platform.Refused;
import org.linli.policy.RiskAreaStore.Kept;
import org.springframework.stereotype.Component;

/**
 * Enters what imported lists say into the list of risk areas, so that each list can be taken back. Runs in the
 * transaction of the list.
 */
@Component
class RiskAreaRegister {

    private final RiskAreaStore store;
    private final RiskPlaceStore places;

    RiskAreaRegister(RiskAreaStore store, RiskPlaceStore places) {
        this.store = store;
        this.places = places;
    }

    /** What became of a place: the one on record, and whether it stood there just so. */
    record Entry(UUID id, boolean known) {}

    /**
     * Enters a place. A list of the day repeats what was listed before: then nothing is new, and a place whose level is
     * another now has the earlier one until the day before. A row with a day of its own is the listing from that day,
     * which it replaces.
     */
    Entry enter(UUID list, RiskPlace place, boolean dated) {
        Optional<Kept> found = dated ? store.same(place) : store.standing(place);
        if (found.isEmpty()) {
            return add(list, place);
        }
        Kept kept = found.get();
        RiskPlace was = kept.place();
        boolean alike = was.level() == place.level()
                && Objects.equals(was.to(), place.to())
                && (!dated || was.source().equals(place.source()));
        if (!alike) {
            store.before(list, kept);
        }
        if (!alike && was.level() != place.level() && was.from().isBefore(place.from())) {
            store.change(kept.id(), was.level(), place.from().minusDays(1), was.source());
            store.listed(list, kept.id(), false);
            return add(list, place);
        }
        if (!alike) {
            store.change(kept.id(), place.level(), place.to(), place.source());
        }
        store.listed(list, kept.id(), false);
        return new Entry(kept.id(), alike);
    }

    private Entry add(UUID list, RiskPlace place) {
        UUID id = places.add(place);
        store.listed(list, id, true);
        return new Entry(id, false);
    }

    /** The divisions of a row that have its place on record; one that was chosen once is not asked for again. */
    List<String> standing(RiskAreaRow row) {
        RiskPlace any = row.candidates().getFirst();
        return store.standing(row.codes(), any.part(), any.from());
    }

    /** Keeps the list from ending what a row may mean that is set aside. */
    void spare(UUID list, RiskAreaRow row) {
        RiskPlace any = row.candidates().getFirst();
        store.spare(list, row.codes(), any.part(), any.from());
    }

    /** What a row does not mean after all is spared for it no longer. */
    void spareNoLonger(UUID list, RiskAreaRow row) {
        RiskPlace any = row.candidates().getFirst();
        store.spareNoLonger(list, row.codes(), any.part(), any.from());
    }

    /** How many places stand only because rows that wait may mean them. */
    int spared(UUID list) {
        return store.spared(list);
    }

    /**
     * Ends what stands open and is not in the list, with the day before the list; what was listed on that day, on it.
     */
    void endOthers(UUID list, LocalDate from) {
        end(list, from, store.gone(list, from));
    }

    /** Ends in the same way what the list spared until its rows were chosen, and none of them meant. */
    void endMeantNoLonger(UUID list, LocalDate from) {
        end(list, from, store.meantNoLonger(list, from));
    }

    private void end(UUID list, LocalDate from, List<Kept> gone) {
        for (Kept kept : gone) {
            RiskPlace was = kept.place();
            LocalDate last = was.from().isBefore(from) ? from.minusDays(1) : from;
            store.before(list, kept);
            store.change(kept.id(), was.level(), last, was.source());
        }
    }

    /** How many the list ended because it does not have them. */
    int ended(UUID list) {
        return store.ended(list);
    }

    /** What {@link #takeBack} would take back. */
    RiskAreaStore.Traces traces(UUID list) {
        return store.traces(list);
    }

    /** Makes everything what it was before the list; {@link Refused} where a later list builds upon it. */
    void takeBack(UUID list) {
        if (store.isBuiltUpon(list)) {
            throw Refused.of("", "policy.risk.undo.later");
        }
        store.takeBack(list);
    }
}
