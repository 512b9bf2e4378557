package org.linli.territory;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A home that somebody is said to live in.
 *
 * @param area the node that whoever wrote the address works at, see {@link Territory#locate}
 * @param address as written: 西范3组60号202室
 * @param landlord noted where nobody is known yet; null when not said
 * @param rental whether a home made now is let
 */
public record HomeWanted(
        AreaPath area, String address, @Nullable Landlord landlord, boolean rental) {

    /** Whether a home made for it is let: who has a landlord rents. */
    boolean isLet() {
        return rental || landlord != null;
    }
}
