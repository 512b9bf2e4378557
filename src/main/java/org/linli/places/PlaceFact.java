package org.linli.places;

import org.jspecify.annotations.Nullable;

/**
 * Something that is known of a place, in words.
 *
 * @param href where more of it stands, for whoever may see the fact; null for nowhere
 * @param isCareful whether it asks for a look
 */
public record PlaceFact(
        String label, String value, @Nullable String href, boolean isCareful) {}
