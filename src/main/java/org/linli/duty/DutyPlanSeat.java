package org.linli.duty;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of a seat.
 *
 * @param from who stood there when it was begun; null for nobody
 * @param to who is to; null for nobody
 * @param published whether it has become so
 */
record DutyPlanSeat(
        UUID seat, @Nullable UUID from, @Nullable UUID to, boolean published) {

    boolean isChange() {
        return !Objects.equals(from, to);
    }
}
