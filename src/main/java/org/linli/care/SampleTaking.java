package org.linli.care;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.linli.platform.Refused;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** Taking a nucleic-acid sample; two for a double test (双采双检). The result may be known then, and mostly comes later. */
@Component
class SampleTaking implements TaskKind {

    static final String KEY = "care.sample";

    private final TaskMeasure measures;
    private final CheckRecorder recording;
    private final Schedule schedule;

    SampleTaking(TaskMeasure measures, CheckRecorder recording, Schedule schedule) {
        this.measures = measures;
        this.recording = recording;
        this.schedule = schedule;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "sample";
    }

    @Override
    public boolean joins() {
        return true;
    }

    @Override
    public TaskForm form(Task task) {
        TaskField result = TaskField.choice("result", "pending", "negative", "positive", "invalid")
                .optional();
        TaskField note = TaskField.text("note", 200);
        return isDouble(task)
                ? TaskForm.of(KEY, TaskField.yesNo("both"), result, note).doneBy("both")
                : TaskForm.of(KEY, TaskField.yesNo("taken").optional(), result, note)
                        .doneBy("taken");
    }

    static boolean isDouble(Task task) {
        return task.datum("mode").equals("double");
    }

    /** Whether it is beyond the plan: after one that was missed or could not be read, or added with a day. */
    static boolean isExtra(Task task) {
        return task.datum(Schedule.AGAIN).equals("yes");
    }

    @Override
    public TaskMessage detail(Task task) {
        if (isExtra(task)) {
            return TaskMessage.of(isDouble(task) ? "care.detail.again.double" : "care.detail.again");
        }
        if (task.datum(Schedule.AFTER).equals("yes")) {
            return TaskMessage.of(isDouble(task) ? "care.detail.after.double" : "care.detail.after");
        }
        if (task.datum(Schedule.MADE_UP).equals("yes")) {
            return TaskMessage.of(
                    isDouble(task) ? "care.detail.made.up.double" : "care.detail.made.up", task.datum("number"));
        }
        return TaskMessage.of(isDouble(task) ? "care.detail.double" : "care.detail.single", task.datum("number"));
    }

    @Override
    public List<TaskMessage> lately(Task task) {
        return measures.samples(task);
    }

    @Override
    public Map<TaskId, List<TaskMessage>> latelyOfAll(Collection<Task> tasks) {
        return measures.samples(tasks);
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        if (isDouble(task) && !answers.yes("both")) {
            throw Refused.of("both", "care.sample.both");
        }
        if (Boolean.FALSE.equals(answers.values().get("taken"))) {
            throw Refused.of("taken", "care.sample.taken");
        }
        Measure measure = measures.of(task);
        TestResult result =
                answers.text("result").isEmpty() ? TestResult.PENDING : TestResult.of(answers.text("result"));
        var sample = new Sample(
                completion.id(),
                measure.id(),
                task.id().value(),
                task.day(),
                completion.at(),
                isDouble(task) ? 2 : 1,
                isExtra(task),
                null,
                result,
                completion.by());
        recording.sample(measure, sample, completion.receivedAt(), completion.replaces());
        recording.done(measure, task, completion.receivedAt());
        CompletionOutcome outcome = result == TestResult.POSITIVE
                ? CompletionOutcome.serious("care.noted.positive")
                : CompletionOutcome.noted("care.noted.sample." + result.code());
        return outcome.briefly("care.brief.sample." + result.code());
    }
}
