package org.linli.vaccination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What speaks against giving somebody a dose on a day, by what is on record. */
@Component
class DoseChecks {

    private final VaccineBook book;

    DoseChecks(VaccineBook book) {
        this.book = book;
    }

    /**
     * All that speaks against it; nothing where it can be given.
     *
     * @param given the doses that count
     * @param obstacle the one that holds; null for none
     * @param vaccine key of what there is
     */
    List<DoseAgainst> of(List<Dose> given, @Nullable Obstacle obstacle, String vaccine, LocalDate on) {
        var history = new DoseHistory(given, book);
        List<DoseAgainst> against = new ArrayList<>();
        if (given.stream().anyMatch(dose -> !dose.day().isBefore(on))) {
            against.add(DoseAgainst.TWICE);
        } else if (history.next().isEmpty()) {
            against.add(DoseAgainst.COMPLETE);
        } else if (history.next().get().on(on) == DoseDue.State.NOT_YET) {
            against.add(DoseAgainst.EARLY);
        }
        if (!history.allows(vaccine, on)) {
            against.add(DoseAgainst.PRODUCT);
        }
        if (obstacle != null && obstacle.kind() == ObstacleKind.CONTRAINDICATION && obstacle.holdsOn(on)) {
            against.add(DoseAgainst.OBSTACLE);
        }
        return against;
    }
}
