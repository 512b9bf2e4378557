package org.linli.supplies;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;

/**
 * What a household gets every day while somebody there must stay at home.
 *
 * @param from when in the day it may be brought
 * @param until by when it is to be there
 * @param endedAt when it ended, with the confinement or by hand; null while it goes on
 */
public record StandingOrder(
        UUID id,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        UUID storeroom,
        List<Item> items,
        LocalTime from,
        LocalTime until,
        Instant begunAt,
        @Nullable UUID begunBy,
        @Nullable Instant endedAt) {

    public StandingOrder {
        items = List.copyOf(items);
    }

    /** Whether the same was asked for before, and only the answer was lost on the way. */
    boolean isRepeatOf(StandingOrder before) {
        return household.equals(before.household)
                && storeroom.equals(before.storeroom)
                && items.equals(before.items)
                && from.equals(before.from)
                && until.equals(before.until);
    }
}
