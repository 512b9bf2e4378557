package org.linli.territory;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A home as lists show it.
 *
 * @param area name of the node it lies in, in the reader's language
 * @param phone the landlord's number, masked
 */
public record HomeRow(
        DwellingId id,
        AreaPath path,
        String area,
        String address,
        String room,
        @Nullable String landlordName,
        @Nullable String phone,
        boolean rental) {

    static @Nullable String mask(@Nullable String phone) {
        if (phone == null || phone.length() < 8) {
            return phone == null ? null : "****";
        }
        return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
