package org.linli.territory;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A building with one door number.
 *
 * @param path the household cell it lies in, or a node above where the cell is not known yet
 * @param rentalPath the rental cell over it; null where there is none
 * @param address below the community and without its name, as 3组60号
 * @param walkOrder order in which the cell's worker passes it
 * @param landlordName null where it is not let or nobody said
 * @param rental whether homes in it are let
 */
public record Building(
        BuildingId id,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        String address,
        @Nullable Position position,
        int walkOrder,
        @Nullable String landlordName,
        boolean rental,
        int version) {}
