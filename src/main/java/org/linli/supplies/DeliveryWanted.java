package org.linli.supplies;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.linli.people.HouseholdId;

/**
 * What somebody asks to be brought to a household.
 *
 * @param id made by whoever asks, so that what is sent again is stored once
 * @param day on which it is to be brought; of a daily one the first
 * @param from when in the day it may be brought
 * @param until by when it is to be there
 * @param daily whether every day until nobody there has to stay at home any more
 */
public record DeliveryWanted(
        UUID id,
        HouseholdId household,
        UUID storeroom,
        List<Item> items,
        LocalDate day,
        LocalTime from,
        LocalTime until,
        boolean daily) {

    static final int MOST_ITEMS = 10;

    /** How many days ahead something can be asked for. */
    static final int FARTHEST = 30;

    public DeliveryWanted {
        items = List.copyOf(items);
    }
}
