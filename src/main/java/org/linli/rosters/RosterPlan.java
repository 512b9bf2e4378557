package org.linli.rosters;

import java.util.Map;
import java.util.UUID;

/**
 * Who takes which seat.
 *
 * @param members by seat; a seat that is not in it is uncovered
 */
public record RosterPlan(Map<UUID, UUID> members, RosterScore score) {

    public RosterPlan {
        members = Map.copyOf(members);
    }
}
