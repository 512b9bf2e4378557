package org.linli.wellbeing;

import java.util.List;
import org.linli.access.Role;
import org.linli.tasks.AlarmKind;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.springframework.stereotype.Component;

/** Seeing to somebody for whom talk is not enough. */
@Component
class TalkAlarm implements AlarmKind {

    static final String KEY = "wellbeing.more";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("action", "visited", "doctor", "counsellor", "family", "other"),
            TaskField.text("note", 500).readBy(WellbeingSetup.SEE));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.SECRETARY, Role.COMMAND, Role.GRID_LEADER);
    }

    @Override
    public String permission() {
        return WellbeingSetup.ALARM;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    /** The record is the completion itself. */
    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return CompletionOutcome.noted("wellbeing.more.noted");
    }
}
