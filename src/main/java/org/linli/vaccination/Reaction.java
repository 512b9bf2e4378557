package org.linli.vaccination;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody was after a dose.
 *
 * @param atSite whether it was noticed at the site; else it was told on a day after it
 * @param signs codes of {@link #SIGNS}
 * @param by account; null for the program itself
 */
public record Reaction(
        UUID id,
        UUID person,
        UUID dose,
        boolean atSite,
        List<String> signs,
        boolean isSerious,
        String note,
        Instant at,
        @Nullable UUID by) {

    /** What can be noticed. */
    public static final List<String> SIGNS =
            List.of("sore", "fever", "tired", "headache", "rash", "nausea", "faint", "breath", "other");

    static final int LONGEST_NOTE = 200;

    public Reaction {
        signs = List.copyOf(signs);
    }
}
