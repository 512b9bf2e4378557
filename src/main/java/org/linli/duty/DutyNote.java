package org.linli.duty;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody had to say to whoever stands there next.
 *
 * @param attendance of whoever wrote it
 * @param from their name
 * @param at when they left
 */
public record DutyNote(UUID attendance, UUID post, String postName, String from, Instant at, String text) {}
