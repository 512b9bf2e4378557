package org.linli.care;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Taking a temperature, with the question for symptoms. A fever asks which; nothing is filled in beforehand. */
@Component
class TemperatureCheck implements TaskKind {

    static final String KEY = "care.temperature";

    private final TaskMeasure measures;
    private final CheckRecorder recording;
    private final Schedule schedule;
    private final CheckQuestionsAsked asked;

    TemperatureCheck(TaskMeasure measures, CheckRecorder recording, Schedule schedule, CheckQuestionsAsked asked) {
        this.measures = measures;
        this.recording = recording;
        this.schedule = schedule;
        this.asked = asked;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "temperature";
    }

    @Override
    public boolean joins() {
        return true;
    }

    @Override
    public TaskForm form(Task task) {
        return form(measures.of(task), asked.of(List.of(task)).getOrDefault(task.id(), List.of()));
    }

    @Override
    public Map<TaskId, TaskForm> forms(Collection<Task> tasks) {
        Map<TaskId, TaskForm> forms = new HashMap<>();
        Map<TaskId, List<TaskField>> further = asked.of(tasks);
        measures.ofAll(tasks)
                .forEach((task, measure) -> forms.put(task, form(measure, further.getOrDefault(task, List.of()))));
        return forms;
    }

    private TaskForm form(Measure measure, List<TaskField> further) {
        BigDecimal feverFrom = schedule.protocol(measure).ending().feverFrom();
        List<TaskField> fields = new ArrayList<>();
        fields.add(TaskField.number("celsius", "34.0", "43.0", "0.1", "℃"));
        fields.add(TaskField.advice("fever").whenAtLeast("celsius", feverFrom));
        fields.add(TaskField.yesNo("unwell").optional());
        fields.add(
                TaskField.choices("symptoms", "none", "cough", "throat", "tired", "breath", "stomach", "smell", "other")
                        .needed()
                        .whenAtLeast("celsius", feverFrom)
                        .whenEqual("unwell", "yes"));
        fields.addAll(further);
        fields.add(TaskField.text("note", 200));
        return new TaskForm(KEY, fields, null);
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("care.detail." + task.datum("part"), task.datum("number"));
    }

    @Override
    public List<TaskMessage> lately(Task task) {
        return measures.temperatures(task);
    }

    @Override
    public Map<TaskId, List<TaskMessage>> latelyOfAll(Collection<Task> tasks) {
        return measures.temperatures(tasks);
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        Measure measure = measures.of(task);
        BigDecimal celsius = answers.number("celsius").orElseThrow();
        List<String> symptoms = answers.choices("symptoms").stream()
                .filter(s -> !s.equals("none"))
                .toList();
        boolean alarmed = recording.temperature(
                measure,
                new Temperature(
                        completion.id(),
                        task.id().value(),
                        completion.at(),
                        completion.receivedAt(),
                        celsius,
                        symptoms,
                        answers.text("note"),
                        recording.concern(measure, celsius, symptoms),
                        null,
                        completion.by(),
                        completion.replaces(),
                        false));
        recording.done(measure, task, completion.receivedAt());
        CompletionOutcome outcome = alarmed
                ? CompletionOutcome.serious("care.noted.alarm", celsius.toPlainString())
                : CompletionOutcome.noted("care.noted.temperature", celsius.toPlainString());
        for (TaskMessage also : asked.heard(task, answers, completion)) {
            outcome = outcome.and(also);
        }
        return outcome.briefly("care.brief.temperature", celsius.toPlainString());
    }
}
