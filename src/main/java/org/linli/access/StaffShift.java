package org.linli.access;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody is to stand somewhere.
 *
 * @param seat by which it is named in {@link StaffShifts}
 * @param person an account, or the id of {@link StaffWithoutAccount}
 * @param post the name of where they stand
 */
public record StaffShift(UUID seat, UUID person, String post, Instant begins, Instant ends) {}
