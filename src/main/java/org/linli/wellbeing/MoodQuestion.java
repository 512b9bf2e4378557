package org.linli.wellbeing;

import java.util.List;
import java.util.Set;
import org.linli.policy.Bilingual;

/**
 * A question of a list.
 *
 * @param key its name among all fields of a check, unique
 * @param answers from good to bad
 */
record MoodQuestion(String key, Bilingual words, List<Answer> answers) {

    /** Names that the check itself uses beside the questions. */
    static final Set<String> TAKEN = Set.of("celsius", "fever", "unwell", "symptoms", "note", MoodForm.MOOD);

    MoodQuestion {
        answers = List.copyOf(answers);
    }

    /**
     * What can be answered.
     *
     * @param isWorrying whether somebody should talk with whoever answers so
     */
    record Answer(String key, Bilingual words, boolean isWorrying) {}

    boolean isWorrying(String answer) {
        return answers.stream().anyMatch(each -> each.isWorrying() && each.key().equals(answer));
    }
}
