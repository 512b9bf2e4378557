package org.linli.rosters;

import java.util.List;

/**
 * A seat that nobody takes.
 *
 * @param why how many cannot, for which reason; each member is counted for their first reason
 */
public record RosterGap(RosterSeat seat, List<RosterRemark> why) {

    public RosterGap {
        why = List.copyOf(why);
    }
}
