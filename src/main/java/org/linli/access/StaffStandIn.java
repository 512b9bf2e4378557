package org.linli.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who could stand in a shift instead of somebody.
 *
 * @param person an account, or the id of {@link StaffWithoutAccount}
 * @param back a shift of theirs that would go to the other for it; null where it is taken over for nothing
 */
public record StaffStandIn(
        UUID person, String name, @Nullable StaffShift back) {}
