package org.linli.wellbeing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.needs.Need;
import org.linli.people.PersonId;

/**
 * A talk with somebody, or that they were not reached.
 *
 * @param id of the completion that says so
 * @param need the promise
 * @param by the account that talked
 * @param went how they were; null where that was not said
 * @param note what was talked about, 1 to {@value #LONGEST_NOTE} characters; empty for none
 * @param again the day on which they are called again; null for none
 * @param isMore whether more than talk is needed
 */
record Talk(
        UUID id,
        UUID need,
        PersonId person,
        Instant at,
        @Nullable UUID by,
        Need.Outcome outcome,
        @Nullable Mood went,
        String note,
        @Nullable LocalDate again,
        boolean isMore) {

    static final int LONGEST_NOTE = 2000;
}
