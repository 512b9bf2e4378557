package org.linli.rosters;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Somebody who does duty.
 *
 * @param team whom they like to stand with; null for nobody in particular
 * @param nights whether they may stand at night: not while pregnant, nor over 65
 * @param away when they cannot stand: leave, illness, work, and whatever is outside a volunteer's hours
 * @param wishes days that they would like to have off
 * @param home where they live; null where that is not known, which is never a long way
 * @param area of which they do duty: they see and are told what lies in it, or is for all of a larger area that it lies
 *     in, and stand nowhere else; null for everywhere
 */
public record RosterMember(
        UUID id,
        String name,
        Set<RosterKind> kinds,
        @Nullable UUID team,
        boolean nights,
        List<RosterTime> away,
        Set<LocalDate> wishes,
        @Nullable AreaPath home,
        @Nullable AreaPath area) {

    public RosterMember {
        kinds = Set.copyOf(kinds);
        away = List.copyOf(away);
        wishes = Set.copyOf(wishes);
    }

    /** One who can stand everywhere. */
    public RosterMember(
            UUID id,
            String name,
            Set<RosterKind> kinds,
            @Nullable UUID team,
            boolean nights,
            List<RosterTime> away,
            Set<LocalDate> wishes,
            @Nullable AreaPath home) {
        this(id, name, kinds, team, nights, away, wishes, home, null);
    }
}
