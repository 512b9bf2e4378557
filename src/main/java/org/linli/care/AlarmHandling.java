package org.linli.care;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Role;
import org.linli.platform.Ids;
import org.linli.tasks.AlarmKind;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.Urgency;
import org.springframework.stereotype.Component;

/** Seeing to a fever, a symptom, a positive test or something that was missed, and saying what was behind it. */
@Component
class AlarmHandling implements AlarmKind {

    static final String KEY = "care.alarm";

    private static final TaskField PHOTOS = TaskField.photos("photos", 5);

    private final TaskMeasure measures;
    private final MeasureDecisionStore moves;
    private final RecordStore records;

    AlarmHandling(TaskMeasure measures, MeasureDecisionStore moves, RecordStore records) {
        this.measures = measures;
        this.moves = moves;
        this.records = records;
    }

    @Override
    public String key() {
        return KEY;
    }

    /** Whoever may be ill comes before whatever was not done. */
    @Override
    public Urgency urgency(NewTask task) {
        return task.datum("what").startsWith("missed_") ? Urgency.ALARM : Urgency.DANGER;
    }

    @Override
    public List<Role> assignedTo() {
        return List.of(Role.SECRETARY, Role.GRID_LEADER, Role.COMMAND);
    }

    @Override
    public String permission() {
        return CareSetup.ALARM;
    }

    @Override
    public TaskForm form(Task task) {
        TaskField action = TaskField.choice("action", "hospital", "retest", "visited", "other");
        TaskField cause = TaskField.text("cause", 500).needed();
        return isConcern(task)
                ? TaskForm.of(KEY, action, TaskField.yesNo("explained"), cause, PHOTOS)
                : TaskForm.of(KEY, action, cause, PHOTOS);
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("care.alarm." + task.datum("what"), task.datum("number"));
    }

    /** Whether it is about a reading, whose cause can be found. */
    private static boolean isConcern(Task task) {
        return task.datum("what").equals("fever") || task.datum("what").equals("symptoms");
    }

    @Override
    public List<TaskMessage> lately(Task task) {
        return latelyOfAll(List.of(task)).getOrDefault(task.id(), List.of());
    }

    @Override
    public Map<TaskId, List<TaskMessage>> latelyOfAll(Collection<Task> tasks) {
        Map<Boolean, List<Task>> bySample = tasks.stream()
                .collect(Collectors.partitioningBy(task -> task.datum("what").equals("missed_test")));
        Map<TaskId, List<TaskMessage>> lately =
                new HashMap<>(measures.temperatures(bySample.getOrDefault(false, List.of())));
        lately.putAll(measures.samples(bySample.getOrDefault(true, List.of())));
        return lately;
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        Measure measure = measures.of(task);
        boolean explained = answers.yes("explained");
        if (explained) {
            records.explain(
                    Ids.next(),
                    UUID.fromString(task.datum("record")),
                    measure,
                    completion.at(),
                    completion.by(),
                    answers.text("cause"));
        }
        moves.append(
                List.of(new MeasureDecision(
                        Ids.next(),
                        measure.id(),
                        MeasureDecisionKind.ALARM_HANDLED,
                        completion.at(),
                        completion.by(),
                        answers.text("cause"),
                        null,
                        null)),
                measure);
        return explained || !isConcern(task)
                ? CompletionOutcome.noted("care.noted.handled")
                : CompletionOutcome.serious("care.noted.unexplained");
    }
}
