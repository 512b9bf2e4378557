package org.linli.territory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Where an address belongs.
 *
 * @param path the household cell; the community where no cell follows from the address
 * @param rentalPath the rental cell over it; null where there is none or it is not known
 * @param address of the building below the community, in one spelling, as 3组60号
 * @param room the room without its 室; empty where none was named
 * @param building the building, when we know it
 * @param dwelling the home, when we know it
 */
public record Location(
        AreaPath path,
        @Nullable AreaPath rentalPath,
        String address,
        String room,
        Optional<Building> building,
        Optional<Dwelling> dwelling) {}
