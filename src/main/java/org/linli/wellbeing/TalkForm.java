package org.linli.wellbeing;

import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;

/** What is asked of a talk that was promised. */
final class TalkForm {

    static final String KIND = "wellbeing.talk";

    private static final String KEPT = "kept";
    private static final String NOBODY = "nobody_there";

    static final TaskForm FORM = TaskForm.of(
            KIND,
            TaskField.choice("outcome", KEPT, NOBODY, "not_wanted", "other"),
            TaskField.scale("went", Mood.codes()).whenEqual("outcome", KEPT).readBy(WellbeingSetup.SEE),
            TaskField.text("note", Talk.LONGEST_NOTE).readBy(WellbeingSetup.SEE),
            TaskField.moment("again", TaskField.Type.DATE)
                    .optional()
                    .whenEqual("outcome", KEPT)
                    .whenEqual("outcome", NOBODY),
            TaskField.yesNo("more").optional().readBy(WellbeingSetup.SEE));

    private TalkForm() {}
}
