package org.linli.care;

import java.util.List;
import java.util.Objects;
import org.linli.platform.Dates;
import org.linli.platform.NotFound;
import org.linli.tasks.Task;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** The measure that a task belongs to, and what was lately found under it. */
@Component
class TaskMeasure {

    private static final int LATELY = 3;

    private final MeasureStore measures;
    private final RecordStore records;
    private final Dates dates;

    TaskMeasure(MeasureStore measures, RecordStore records, Dates dates) {
        this.measures = measures;
        this.records = records;
        this.dates = dates;
    }

    Measure of(Task task) {
        MeasureId id = id(task);
        return measures.find(id).orElseThrow(() -> new NotFound("measure", id));
    }

    List<TaskMessage> temperatures(Task task) {
        return records.temperatures(id(task)).stream()
                .filter(t -> !t.replaced())
                .limit(LATELY)
                .map(t -> TaskMessage.of(
                        "care.lately.temperature",
                        dates.moment(t.at()),
                        t.celsius().toPlainString()))
                .toList();
    }

    List<TaskMessage> samples(Task task) {
        return records.samples(id(task)).reversed().stream()
                .limit(LATELY)
                .map(s -> TaskMessage.of("care.lately.sample." + s.result().code(), dates.moment(s.at())))
                .toList();
    }

    private static MeasureId id(Task task) {
        return MeasureId.of(Objects.requireNonNull(task.sourceId(), "a task of care has a measure"));
    }
}
