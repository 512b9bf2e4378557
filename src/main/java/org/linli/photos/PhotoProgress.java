package org.linli.photos;

import org.jspecify.annotations.Nullable;
import org.linli.platform.Problem;

/**
 * How much of a photo is there.
 *
 * @param offset bytes that have come, from the first on
 * @param size bytes in all; 0 while only a record spoke of it
 * @param arrived whether it is whole, and a photo
 * @param problem why it is none, or has to be sent anew; null for none
 */
public record PhotoProgress(
        int offset, int size, boolean arrived, @Nullable Problem problem) {}
