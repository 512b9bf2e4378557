package org.linli.territory;

import org.jspecify.annotations.Nullable;

/**
 * A home that somebody is said to live in.
 *
 * @param address as written: 西范3组60号202室
 * @param landlord noted where nobody is known yet; null when not said
 * @param rental whether a home made now is let
 */
public record HomeWanted(String address, @Nullable Landlord landlord, boolean rental) {

    /** Whether a home made for it is let: who has a landlord rents. */
    boolean isLet() {
        return rental || landlord != null;
    }
}
