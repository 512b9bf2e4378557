package org.linli.arrangements;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.territory.DwellingId;

/**
 * A room or flat that is let, as the list of rooms shows it.
 *
 * @param area name of the node it lies in, in the reader's language
 * @param address of the building, as 3组60号
 * @param room its number; empty where the building is one home
 * @param isFree whether nobody on record lives in it
 * @param ownToilet null where nobody said
 * @param groundFloor as said, or by its number
 * @param landlordName of the building; null where nobody said
 */
record Room(
        DwellingId id,
        AreaPath path,
        String area,
        String address,
        String room,
        boolean isFree,
        @Nullable Boolean ownToilet,
        boolean groundFloor,
        @Nullable String landlordName,
        String note) {}
