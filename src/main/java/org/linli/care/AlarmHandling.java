package org.linli.care;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.linli.access.Role;
import org.linli.platform.Ids;
import org.linli.tasks.Answers;
import org.linli.tasks.Completed;
import org.linli.tasks.Completion;
import org.linli.tasks.Said;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskKind;
import org.springframework.stereotype.Component;

/** Seeing to a fever, a symptom or a positive test, and saying what was behind it. */
@Component
class AlarmHandling implements TaskKind {

    static final String KEY = "care.alarm";

    private final MeasureStore measures;
    private final MoveStore moves;
    private final RecordStore records;

    AlarmHandling(MeasureStore measures, MoveStore moves, RecordStore records) {
        this.measures = measures;
        this.moves = moves;
        this.records = records;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "alarm";
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
    public Duration early() {
        return Duration.ofMinutes(5);
    }

    @Override
    public TaskForm form(Task task) {
        TaskField action = TaskField.choice("action", "hospital", "retest", "visited", "other");
        TaskField cause = TaskField.text("cause", 500).needed();
        return task.datum("what").equals("positive")
                ? TaskForm.of(KEY, action, cause)
                : TaskForm.of(KEY, action, TaskField.yesNo("explained"), cause);
    }

    @Override
    public Said detail(Task task) {
        return Said.of("care.alarm." + task.datum("what"));
    }

    @Override
    public List<Said> lately(Task task) {
        return records.temperatures(TaskMeasure.of(task, measures).id()).stream()
                .filter(t -> !t.replaced())
                .limit(3)
                .map(t -> Said.of(
                        "care.lately.temperature",
                        TaskMeasure.written(t.at()),
                        t.celsius().toPlainString()))
                .toList();
    }

    @Override
    public Completed complete(Task task, Answers answers, Completion completion) {
        Measure measure = TaskMeasure.of(task, measures);
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
                List.of(new Move(
                        Ids.next(),
                        measure.id(),
                        MoveKind.ALARM_HANDLED,
                        completion.at(),
                        completion.by(),
                        answers.text("cause"),
                        null,
                        null)),
                measure);
        return explained || task.datum("what").equals("positive")
                ? Completed.noted("care.noted.handled")
                : Completed.serious("care.noted.unexplained");
    }
}
