package org.linli.care;

import java.util.UUID;
import org.linli.access.BeyondScope;
import org.springframework.stereotype.Component;

/** Undoes what an arrival led to that was a mistake, also where whoever says so does not see it. */
@Component
class ArrivalMistake {

    private final MeasureStore store;
    private final MeasureDecisionStore decisions;
    private final MeasureChange moving;
    private final MeasureTransfer transferring;
    private final MeasureReversal takingBack;
    private final BeyondScope beyond;

    ArrivalMistake(
            MeasureStore store,
            MeasureDecisionStore decisions,
            MeasureChange moving,
            MeasureTransfer transferring,
            MeasureReversal takingBack,
            BeyondScope beyond) {
        this.store = store;
        this.decisions = decisions;
        this.moving = moving;
        this.transferring = transferring;
        this.takingBack = takingBack;
        this.beyond = beyond;
    }

    void takeBack(UUID arrival, String reason) {
        beyond.run(() -> {
            takingBack.tests(arrival);
            for (Measure ended : moving.endAllOf(arrival, reason)) {
                // One whose own arrival was a mistake has a later decision.
                store.placeTakenBy(ended)
                        .filter(m -> decisions.moves(m.id()).getFirst().kind() == MeasureDecisionKind.SUPERSEDED)
                        .ifPresent(before -> transferring.resume(before, ended, reason));
            }
            takingBack.days(arrival, reason);
        });
    }
}
