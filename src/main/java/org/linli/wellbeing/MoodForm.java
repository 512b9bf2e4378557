package org.linli.wellbeing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.tasks.Answers;
import org.linli.tasks.TaskField;

/** What is asked of how somebody is, as fields of the form of a check. */
final class MoodForm {

    /** Name of the field that asks how they are. */
    static final String MOOD = "mood";

    private MoodForm() {}

    /** Message key of a question. */
    static String label(String question) {
        return "tasks.form.care.temperature." + question;
    }

    /** How they are, and the questions of the list; all may be left out. */
    static List<TaskField> fields(MoodList list) {
        List<TaskField> fields = new ArrayList<>();
        fields.add(TaskField.scale(MOOD, Mood.codes()).readBy(WellbeingSetup.SEE));
        for (MoodQuestion question : list.questions()) {
            TaskField field = TaskField.scale(
                            question.key(),
                            question.answers().stream()
                                    .map(MoodQuestion.Answer::key)
                                    .toList())
                    .readBy(WellbeingSetup.SEE);
            fields.add(
                    list.isAlwaysAsked()
                            ? field
                            : field.whenEqual(MOOD, Mood.SO.code()).whenEqual(MOOD, Mood.BAD.code()));
        }
        return fields;
    }

    /** What was answered to the questions of the list. */
    static Map<String, String> answered(MoodList list, Answers answers) {
        Map<String, String> answered = new LinkedHashMap<>();
        for (MoodQuestion question : list.questions()) {
            String answer = answers.text(question.key());
            if (!answer.isEmpty()) {
                answered.put(question.key(), answer);
            }
        }
        return answered;
    }
}
