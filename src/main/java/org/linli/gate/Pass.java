package org.linli.gate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * The printed code of somebody.
 *
 * @param detail their stall or job, up to {@value #LONGEST} characters; may be empty
 * @param person of the register; null for whoever is not known there
 * @param vehicle number plate, up to {@value #LONGEST_VEHICLE} characters; may be empty
 * @param origin where a supplier comes from, as it was written; may be empty
 * @param codeNo grows where a code was lost
 * @param number to be typed: six digits
 * @param until the last day of one that was taken back; null while it is good
 * @param version for changing what was read
 */
public record Pass(
        UUID id,
        UUID place,
        AreaPath path,
        PassKind kind,
        String name,
        String detail,
        @Nullable UUID person,
        String vehicle,
        String origin,
        int codeNo,
        String number,
        LocalDate since,
        @Nullable LocalDate until,
        int version) {

    static final int LONGEST = 60;
    static final int LONGEST_VEHICLE = 20;

    /** Whether whoever shows it is let in. */
    public boolean isGood() {
        return until == null;
    }
}
