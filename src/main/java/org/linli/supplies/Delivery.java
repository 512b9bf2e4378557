package org.linli.supplies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;

/**
 * What is brought to a household on a day.
 *
 * @param id also the source of the task of bringing it
 * @param storeroom where it comes from
 * @param order the standing order that it follows from; null where it was asked for by itself
 * @param items in the order in which they were asked for
 * @param dueFrom when it may be brought
 * @param dueUntil by when it is to be there
 * @param orderedBy the account; null for the program itself
 * @param packedAt when its goods left the store; null where nobody packed it before it was brought
 * @param ending how it ended, as told last; null while it is to come
 */
public record Delivery(
        UUID id,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        UUID storeroom,
        @Nullable UUID order,
        List<Item> items,
        LocalDate day,
        Instant dueFrom,
        Instant dueUntil,
        Instant orderedAt,
        @Nullable UUID orderedBy,
        @Nullable Instant packedAt,
        @Nullable Ending ending) {

    public Delivery {
        items = List.copyOf(items);
    }

    /** How a delivery ended. */
    public enum Outcome {
        LEFT_AT_DOOR,
        HANDED,
        NOBODY,
        REFUSED,
        /** Nobody there has to stay at home any more, or it was asked for by mistake. */
        CALLED_OFF;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of how a line about it says so. */
        public String key() {
            return "supplies.delivery.outcome." + code();
        }

        /** Whether the household has the goods. */
        public boolean isThere() {
            return this == LEFT_AT_DOOR || this == HANDED;
        }
    }

    /**
     * That it ended.
     *
     * @param by the account; null for the program itself
     */
    public record Ending(
            Outcome outcome, Instant at, @Nullable UUID by) {}

    /** Whether it is still to be brought. */
    public boolean isOpen() {
        return ending == null;
    }

    /** Message key of where it stands. */
    public String state() {
        if (ending != null) {
            return ending.outcome().key();
        }
        return packedAt == null ? "supplies.delivery.planned" : "supplies.delivery.packed";
    }

    /** Whether the same was asked for before, and only the answer was lost on the way. */
    boolean isRepeatOf(Delivery before) {
        return household.equals(before.household)
                && storeroom.equals(before.storeroom)
                && items.equals(before.items)
                && dueFrom.equals(before.dueFrom)
                && dueUntil.equals(before.dueUntil);
    }
}
