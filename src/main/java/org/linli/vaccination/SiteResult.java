package org.linli.vaccination;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one that a device sent.
 *
 * @param state {@code stored}, {@code marked}, {@code known} or {@code refused}
 * @param problem why it was refused, or what speaks against a dose that is on record now, in words; else empty
 */
public record SiteResult(@Nullable UUID id, String state, String problem) {

    static final String STORED = "stored";
    static final String MARKED = "marked";
    static final String KNOWN = "known";
    static final String REFUSED = "refused";
}
