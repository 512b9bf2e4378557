package org.linli.vaccination;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.linli.policy.Bilingual;

/**
 * The questions before a dose, in a version.
 *
 * @param from the first day on which they are asked
 */
record Screening(String version, Bilingual name, String source, LocalDate from, List<ScreeningQuestion> questions) {

    Screening {
        questions = List.copyOf(questions);
    }

    /** Whether each is answered. */
    boolean isAnswered(Map<String, Boolean> answers) {
        return questions.stream().allMatch(question -> answers.containsKey(question.key()));
    }
}
