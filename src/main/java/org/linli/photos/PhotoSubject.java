package org.linli.photos;

import java.util.UUID;

/**
 * What a photo is of.
 *
 * @param kind of {@link PhotoSubjects}
 */
public record PhotoSubject(String kind, UUID id) {}
