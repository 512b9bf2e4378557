package org.linli.confinement;

import java.util.List;
import java.util.Locale;
import org.linli.access.Role;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.Urgency;

/** What somebody has to do about a leave, one after the other. */
enum LeaveStep {
    /** Saying yes or no. */
    DECIDE(
            List.of(Role.SECRETARY, Role.COMMAND),
            TaskField.choice("decision", "approved", "refused"),
            TaskField.text("vehicle", 100).needed().whenEqual("decision", "approved"),
            TaskField.text("reason", Leave.LONGEST).needed().whenEqual("decision", "refused")),
    /** Seeing them off. */
    GO(
            List.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY),
            TaskField.choice("outcome", "went", "stayed"),
            TaskField.text("note", Leave.LONGEST)),
    /** Seeing them in. */
    RETURN(
            List.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY),
            TaskField.choice("outcome", "back", "kept", "on_the_way"),
            TaskField.text("note", Leave.LONGEST)),
    /** They are not back: an alarm. */
    MISS(
            List.of(Role.SECRETARY, Role.GRID_LEADER, Role.COMMAND),
            TaskField.choice("outcome", "back", "kept", "stayed", "on_the_way", "unreached"),
            TaskField.text("note", Leave.LONGEST).needed());

    /** Key of what is entered at the door. */
    static final String ASKING = "confinement.leave";

    private final List<Role> assignedTo;
    private final List<TaskField> fields;

    LeaveStep(List<Role> assignedTo, TaskField... fields) {
        this.assignedTo = assignedTo;
        this.fields = List.of(fields);
    }

    /** Key of the kind of task. */
    String kind() {
        return "confinement." + name().toLowerCase(Locale.ROOT);
    }

    List<Role> assignedTo() {
        return assignedTo;
    }

    TaskForm form() {
        return TaskForm.of(kind(), fields.toArray(TaskField[]::new));
    }

    Urgency urgency(Leave.Purpose purpose) {
        return this == MISS || (this == DECIDE && purpose.isUrgent()) ? Urgency.ALARM : Urgency.ROUTINE;
    }
}
