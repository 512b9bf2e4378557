package org.linli.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    static final String PHOTOS = "photos";
    static final String NOTE = "note";

    static final String FINE = "fine";
    static final String WRONG = "wrong";
    static final String SHUT = "shut";

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NOTE = 300;
    private static final int MOST_PHOTOS = 5;

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
        list.items().forEach(item -> fields.add(item.field().optional().whenEqual(OUTCOME, WRONG)));
        fields.add(TaskField.photos(PHOTOS, MOST_PHOTOS).whenEqual(OUTCOME, WRONG));
        fields.add(TaskField.text(WHO, LONGEST_NAME).whenEqual(OUTCOME, FINE).whenEqual(OUTCOME, WRONG));
        fields.add(TaskField.text(NOTE, LONGEST_NOTE).whenEqual(OUTCOME, WRONG));
        return new TaskForm(list.form(), fields, null);
    }
}
