package org.linli.territory;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A home: a flat or room of a building, or the whole of a small one.
 *
 * @param path as the building's
 * @param rentalPath as the building's; null for a home that is not let
 * @param address of the building, as 3组60号
 * @param room the number on its door, as 202; empty where the building is one home
 * @param landlordName of the building
 */
public record Dwelling(
        DwellingId id,
        BuildingId building,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        String address,
        String room,
        @Nullable String landlordName,
        boolean rental,
        int version) {

    /** The address as people write it: 3组60号202室. */
    public String label() {
        return label(address, room);
    }

    /** An address and a room as people write them together, everywhere alike; the room is empty where there is none. */
    public static String label(String address, String room) {
        return room.isEmpty() ? address : address + room + "室";
    }
}
