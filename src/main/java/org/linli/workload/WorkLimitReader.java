package org.linli.workload;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.policy.PolicyMistake;
import org.linli.policy.PolicyText;
import org.linli.policy.YamlFields;
import org.linli.policy.YamlValue;

/** Reads the file of limits, and notes everything that is wrong in it. */
final class WorkLimitReader {

    private static final int MOST = 48;
    private static final int LATEST_HOURS = 48;
    private static final int MOST_PLANNED = 500;
    private static final int LAST_HOUR = 23;
    private static final int HOURS_OF_A_DAY = 24;

    private final PolicyText text;

    /** @param file its name, for whoever has to mend it */
    WorkLimitReader(String file, String content) {
        this.text = new PolicyText(file, content);
    }

    /** What the file says. */
    record Read(List<WorkLimit> limits, WorkPlanLimit plan) {}

    /** @throws PolicyMistake with every mistake */
    Read read() {
        YamlFields root = text.root();
        List<WorkLimit> limits = new ArrayList<>();
        for (YamlValue item : root.required("limits").items()) {
            add(item, limits);
        }
        WorkPlanLimit plan = plan(root.required("plan").fields());
        root.done();
        if (!text.mistakes().isEmpty()) {
            throw new PolicyMistake(text.mistakes());
        }
        return new Read(List.copyOf(limits), plan);
    }

    private static void add(YamlValue item, List<WorkLimit> limits) {
        WorkLimit limit = limit(item.fields());
        if (limits.stream().anyMatch(limit::overlaps)) {
            item.mistake(
                    "Two limits of '" + limit.measure().code() + "' hold on the same day.",
                    "End the earlier one with 'until' on the day before the other begins.",
                    "“" + limit.measure().code() + "”有两条在同一天有效，请给前一条写上 until，到后一条开始的前一天为止。");
        }
        limits.add(limit);
    }

    private static WorkLimit limit(YamlFields fields) {
        WorkMeasure measure = fields.required("measure").oneOf(WorkMeasure.class);
        int bound = fields.required("bound").integer(1, MOST);
        LocalDate from = fields.required("from").date();
        @Nullable
        LocalDate until =
                fields.optional("until").map(value -> until(value, from)).orElse(null);
        int hours = fields.required("superior_after_hours").integer(0, LATEST_HOURS);
        var limit = new WorkLimit(
                measure,
                bound,
                from,
                until,
                Duration.ofHours(hours),
                fields.required("source").words());
        fields.done();
        return limit;
    }

    private static LocalDate until(YamlValue value, LocalDate from) {
        LocalDate until = value.date();
        if (until.isBefore(from)) {
            value.mistake(
                    "'until' is " + until + ", before 'from'.",
                    "Write a day from " + from + " on.",
                    "until 是 " + until + "，早于 from，应不早于 " + from + "。");
        }
        return until;
    }

    private static WorkPlanLimit plan(YamlFields fields) {
        var plan = new WorkPlanLimit(
                fields.required("tasks").integer(1, MOST_PLANNED),
                fields.required("doors").integer(1, MOST_PLANNED),
                fields.required("hours").integer(1, HOURS_OF_A_DAY),
                LocalTime.of(fields.required("shown_from_hour").integer(0, LAST_HOUR), 0),
                fields.required("source").words());
        fields.done();
        return plan;
    }
}
