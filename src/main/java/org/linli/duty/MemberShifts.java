package org.linli.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.linli.access.BeyondScope;
import org.springframework.stereotype.Component;

/**
 * When members stand, wherever that is: nobody stands in two places because whoever plans sees only one of them. What
 * is read here decides, and is not shown. Must be called in a transaction.
 */
@Component
class MemberShifts {

    private final ShiftStore store;
    private final BeyondScope beyond;

    MemberShifts(ShiftStore store, BeyondScope beyond) {
        this.store = store;
        this.beyond = beyond;
    }

    /** Of a member, whose shift ends after one moment and begins before the other. */
    List<Seat> of(UUID member, Instant after, Instant before) {
        return beyond.call(() -> store.ofMember(member, after, before));
    }

    /** Of these members, of the days. */
    List<Seat> of(Collection<UUID> members, LocalDate from, LocalDate until) {
        return beyond.call(() -> store.ofMembers(members, from, until));
    }

    /** Those of the members who stand in two shifts at once. */
    List<UUID> inTwoPlaces(Collection<UUID> members) {
        return beyond.call(() -> store.inTwoPlaces(members));
    }
}
