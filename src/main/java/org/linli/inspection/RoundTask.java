package org.linli.inspection;

import java.time.Duration;
import java.util.List;
import org.linli.access.Role;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looking at a place. */
@Component
class RoundTask implements TaskKind {

    static final String KEY = "inspection.round";

    /** Names in the data of the task: which checklist it is asked by. */
    static final String VERSION = "version";

    static final String CHECKLIST = "checklist";

    private final Checklists checklists;
    private final ObjectProvider<RoundRecording> recording;

    RoundTask(Checklists checklists, ObjectProvider<RoundRecording> recording) {
        this.checklists = checklists;
        this.recording = recording;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "place";
    }

    @Override
    public List<Role> assignedTo() {
        return Rounds.WALKED_BY;
    }

    /** Not before its hours: they are drawn so that nobody knows them. */
    @Override
    public Duration early() {
        return Duration.ZERO;
    }

    private Checklist checklist(Task task) {
        return checklists.get(task.datum(VERSION), task.datum(CHECKLIST));
    }

    @Override
    public TaskForm form(Task task) {
        return RoundForm.of(checklist(task));
    }

    @Override
    public TaskMessage detail(Task task) {
        Checklist list = checklist(task);
        return TaskMessage.of(list.label(RoundForm.NAME));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        return recording.getObject().seen(task, answers, completion);
    }
}
