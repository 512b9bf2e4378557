package org.linli.policy;

import java.time.Instant;
import java.util.UUID;

/**
 * A version that was written and published in the program. Never changed: another one takes its place.
 *
 * @param version its id
 * @param text as it was published
 * @param writtenBy who changed the text last
 * @param publishedBy somebody else
 */
public record PublishedPolicy(
        String version, String text, UUID writtenBy, Instant writtenAt, UUID publishedBy, Instant publishedAt) {}
