package org.linli.rosters;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first plan, in no time: day by day each seat goes to whomever it costs least, the seats few can take first. */
final class RosterDraft {

    private static final Comparator<RosterSpot> ORDER = Comparator.comparingLong(
                    (RosterSpot spot) -> spot.stint().day())
            .thenComparingInt(spot -> spot.fitting().size())
            .thenComparingLong(spot -> spot.stint().begins())
            .thenComparingInt(RosterSpot::index);

    private RosterDraft() {}

    static RosterBoard of(RosterModel model) {
        RosterBoard board = model.board(Map.of());
        keep(model, board);
        List<RosterSpot> open = model.spots().stream()
                .filter(spot -> board.at(spot) == null)
                .sorted(ORDER)
                .toList();
        for (RosterSpot spot : open) {
            best(board, spot).ifPresent(person -> board.place(spot, person));
        }
        return board;
    }

    /** Whoever has a seat now and still can take it keeps it for the beginning. */
    private static void keep(RosterModel model, RosterBoard board) {
        for (RosterSpot spot : model.spots()) {
            RosterPerson person =
                    model.person(model.problem().present().get(spot.seat().id()));
            if (person != null
                    && board.at(spot) == null
                    && board.added(spot, person).broken() == 0) {
                board.place(spot, person);
            }
        }
    }

    private static Optional<RosterPerson> best(RosterBoard board, RosterSpot spot) {
        RosterPerson best = null;
        long least = Long.MAX_VALUE;
        for (RosterPerson person : spot.fitting()) {
            RosterScore added = board.added(spot, person);
            if (added.broken() == 0 && added.missed() < least) {
                best = person;
                least = added.missed();
            }
        }
        return Optional.ofNullable(best);
    }
}
