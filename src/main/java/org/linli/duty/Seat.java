package org.linli.duty;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place of one person in a shift.
 *
 * @param number from 1, in its shift
 * @param kind whom it asks for; empty for whoever it is
 * @param member who stands there as last published; null while nobody does
 * @param locked whether no plan changes it
 * @param version for changing what was read
 */
public record Seat(
        UUID id,
        Shift shift,
        int number,
        Optional<DutyKind> kind,
        @Nullable UUID member,
        boolean locked,
        int version) {}
