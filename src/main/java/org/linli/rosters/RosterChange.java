package org.linli.rosters;

import java.util.List;
import java.util.UUID;

/**
 * What changes for one member from one plan to another.
 *
 * @param gained seats that they have only in the new one, the earliest first, like {@code lost}
 */
public record RosterChange(UUID member, List<RosterSeat> gained, List<RosterSeat> lost) {

    public RosterChange {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }
}
