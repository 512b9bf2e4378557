package org.linli.rosters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A duty outside the days to be planned, which rest and runs of days reach back or forward to.
 *
 * @param day the duty day, on which it begins
 */
public record RosterDuty(UUID member, LocalDate day, Instant begins, Instant ends) {}
