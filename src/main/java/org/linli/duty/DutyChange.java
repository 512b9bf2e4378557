package org.linli.duty;

import java.time.Instant;
import java.util.UUID;

/**
 * What changed for somebody: they are to stand in a seat, or no longer.
 *
 * @param stands whether they are to stand there
 */
public record DutyChange(UUID id, Shift shift, boolean stands, SeatChange.Why why, Instant at) {}
