package org.linli.care;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;

/**
 * What is kept of a row that was set aside; nobody's name or number.
 *
 * @param reason why a person has to decide
 * @param result what the row says
 * @param at when the sample was taken
 * @param candidates whom it may be about
 * @param sample whose recorded result the row contradicts; null for none
 * @param recorded the result that stood before; null for none
 */
record LabResultAside(
        Reason reason,
        TestResult result,
        LocalDateTime at,
        List<PersonId> candidates,
        @Nullable UUID sample,
        @Nullable TestResult recorded) {

    LabResultAside {
        candidates = List.copyOf(candidates);
    }

    /** Why a person has to decide. */
    enum Reason {
        /** Nobody has the number; who has the name is a candidate. */
        NOBODY,
        /** Several people match. */
        SEVERAL,
        /** The number is that of somebody with another name. */
        NAME,
        /** The person is known, and was under no measure. */
        NO_MEASURE,
        /** The person is under a measure, and no sample was planned or taken then. */
        NO_SAMPLE,
        /** Another result is on record. */
        CONTRADICTS,
        /** A pooled tube was positive or unclear: each of its people is to be sampled singly. */
        POOL;

        String key() {
            return "imports.kind.results.aside."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
