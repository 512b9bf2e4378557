package org.linli.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.tasks.Answers;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;

/**
 * The questions of a round: one where all is in order; where something is not, the items, of which those that are not
 * must be answered.
 */
final class RoundForm {

    static final String OUTCOME = "outcome";
    static final String NAME = "name";
    static final String WHO = "who";

    /** Who was there where something is wrong: that is asked for. */
    static final String WITNESS = "witness";

    static final String PHOTOS = "photos";
    static final String NOTE = "note";

    static final String FINE = "fine";
    static final String WRONG = "wrong";
    static final String SHUT = "shut";

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NOTE = 300;
    private static final int MOST_PHOTOS = 3;

    /** Last part of the name of the question for photos of an item. */
    private static final String OF_PHOTOS = "_photos";

    /** What each asks beside its items, by the keys that a file has its words under. */
    static final Map<String, String> ASKED = Map.of(
            FINE,
            OUTCOME + "." + FINE,
            WRONG,
            OUTCOME + "." + WRONG,
            SHUT,
            OUTCOME + "." + SHUT,
            WHO,
            WHO,
            PHOTOS,
            PHOTOS,
            NOTE,
            NOTE);

    private RoundForm() {}

    static TaskForm of(Checklist list) {
        List<TaskField> fields = new ArrayList<>();
        fields.add(TaskField.choice(OUTCOME, FINE, WRONG, SHUT));
        for (ChecklistItem item : list.items()) {
            fields.add(item.field().optional().whenEqual(OUTCOME, WRONG));
            photos(item).ifPresent(fields::add);
        }
        if (list.items().stream().anyMatch(item -> photos(item).isEmpty())) {
            fields.add(TaskField.photos(PHOTOS, MOST_PHOTOS).whenEqual(OUTCOME, WRONG));
        }
        fields.add(TaskField.text(WHO, LONGEST_NAME).whenEqual(OUTCOME, FINE));
        fields.add(TaskField.text(WITNESS, LONGEST_NAME).needed().whenEqual(OUTCOME, WRONG));
        fields.add(TaskField.text(NOTE, LONGEST_NOTE).whenEqual(OUTCOME, WRONG));
        return new TaskForm(list.form(), fields, null);
    }

    /** Name of the question for photos of an item, which stands where that is not in order. */
    static String photosOf(String item) {
        return item + OF_PHOTOS;
    }

    /** Empty for an item whose answer does not say by itself that it is not in order. */
    private static Optional<TaskField> photos(ChecklistItem item) {
        if (item.findings().isEmpty()) {
            return Optional.empty();
        }
        TaskField field = TaskField.photos(photosOf(item.key()), MOST_PHOTOS);
        for (String answer : item.findings()) {
            field = field.whenEqual(item.key(), answer);
        }
        return Optional.of(field);
    }

    /** Who was there, as it was written. */
    static String who(Answers answers) {
        return answers.text(RoundState.of(answers.text(OUTCOME)) == RoundState.WRONG ? WITNESS : WHO);
    }
}
