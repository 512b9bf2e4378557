package org.linli.care;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.linli.platform.NotFound;
import org.linli.tasks.Task;

/** The measure that a task belongs to. */
final class TaskMeasure {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private TaskMeasure() {}

    static Measure of(Task task, MeasureStore measures) {
        MeasureId id = MeasureId.of(Objects.requireNonNull(task.sourceId(), "a task of care has a measure"));
        return measures.find(id).orElseThrow(() -> new NotFound("measure", id));
    }

    static String written(Instant moment) {
        return MOMENT.format(moment);
    }
}
