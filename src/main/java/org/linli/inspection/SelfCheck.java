package org.linli.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What a shop says of itself on a day.
 *
 * @param version of the checklist that asked
 * @param checklist its key in that version
 * @param answers whether it is in order, by item
 */
public record SelfCheck(
        UUID place, LocalDate day, Instant at, String version, String checklist, Map<String, Boolean> answers) {

    public SelfCheck {
        answers = Map.copyOf(answers);
    }

    /** Whether it says that something is not in order. */
    public boolean isWrong() {
        return answers.containsValue(false);
    }
}
