package org.linli.care;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a result comes from.
 *
 * @param name of the laboratory; empty where it is not known
 * @param tube its number or bar code; empty where it is not known
 * @param foundAt when the result was known there; null where that is not known
 */
public record Laboratory(String name, String tube, @Nullable Instant foundAt) {

    /** Of a result that somebody typed. */
    static final Laboratory UNKNOWN = new Laboratory("", "", null);

    static final int LONGEST_NAME = 120;
    static final int LONGEST_TUBE = 60;

    public Laboratory {
        if (name.length() > LONGEST_NAME || tube.length() > LONGEST_TUBE) {
            throw new IllegalArgumentException("Too long for a laboratory or a tube");
        }
    }
}
