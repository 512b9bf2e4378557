package org.linli.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes those who stood in cancelled shifts over into what came into their place. */
@Component
class ShiftCarrying {

    private final ShiftStore store;
    private final Seats seats;

    ShiftCarrying(ShiftStore store, Seats seats) {
        this.store = store;
        this.seats = seats;
    }

    /** Into a free seat of the same post and hours that asks for the same kind; else they are told that it is off. */
    void carry(List<UUID> cancelled) {
        var changes = new ArrayList<SeatChange>();
        var taken = new ArrayList<UUID>();
        var kept = new ArrayList<Seat>();
        for (Seat left : store.ofShifts(cancelled)) {
            if (left.member() != null) {
                changes.add(new SeatChange(left.id(), left.member(), null));
                store
                        .ofPost(
                                left.shift().post(),
                                left.shift().day(),
                                left.shift().day())
                        .stream()
                        .filter(seat -> seat.member() == null
                                && !taken.contains(seat.id())
                                && seat.kind().equals(left.kind())
                                && seat.shift().begins().equals(left.shift().begins())
                                && seat.shift().ends().equals(left.shift().ends()))
                        .findFirst()
                        .ifPresent(seat -> {
                            taken.add(seat.id());
                            if (left.locked()) {
                                kept.add(seat);
                            }
                            changes.add(new SeatChange(seat.id(), null, left.member()));
                        });
            }
        }
        seats.change(changes, SeatChange.Why.CANCELLED);
        kept.forEach(seat -> store.lock(seat.id(), seat.version() + 1, true));
    }
}
