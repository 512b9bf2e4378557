package org.linli.access;

import java.time.Instant;
import java.util.UUID;

/**
 * An enabled account and the area that it is bound to, without anything about the person.
 *
 * @param since when the account was made; of two at the same post the older one comes first
 */
public record StaffPosting(UUID id, Role role, AreaPath area, Instant since) {}
