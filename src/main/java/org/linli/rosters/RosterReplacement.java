package org.linli.rosters;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who could take a seat at once, everybody else staying where they are.
 *
 * @param cost what the plan would miss more; less than nothing where it would be better
 * @param reasons what speaks for them
 * @param doubts what speaks against them
 */
public record RosterReplacement(UUID member, long cost, List<RosterRemark> reasons, List<RosterRemark> doubts) {

    public RosterReplacement {
        reasons = List.copyOf(reasons);
        doubts = List.copyOf(doubts);
    }
}
