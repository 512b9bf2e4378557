package org.linli.wellbeing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;
import org.linli.policy.PartOfDay;

/**
 * How somebody said they were at a check.
 *
 * @param id of the completion of the check
 * @param by the account that asked; null for the program itself
 * @param mood null where a correction takes back what was said
 * @param answers to the questions of their list, by question
 * @param isWorrying whether somebody should talk with them
 */
record MoodAnswer(
        UUID id,
        UUID task,
        PersonId person,
        LocalDate day,
        PartOfDay part,
        Instant at,
        @Nullable UUID by,
        @Nullable Mood mood,
        Map<String, String> answers,
        boolean isWorrying) {

    MoodAnswer {
        answers = Map.copyOf(answers);
    }
}
