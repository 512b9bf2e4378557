package org.linli.field;

import org.linli.platform.Texts;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.springframework.stereotype.Component;

/** Forms as a device is told them, in the language of whoever is being answered. */
@Component
class FieldForms {

    private final Texts texts;

    FieldForms(Texts texts) {
        this.texts = texts;
    }

    FieldItem.Form ofTask(TaskForm form) {
        return form(form, "tasks.form.");
    }

    FieldItem.Form ofStart(TaskForm form) {
        return form(form, "starts.form.");
    }

    private FieldItem.Form form(TaskForm form, String beginning) {
        String labels = beginning + form.kind() + ".";
        return new FieldItem.Form(
                form.kind(),
                form.fields().stream()
                        .map(field -> field(labels + field.name(), field))
                        .toList(),
                form.doneBy());
    }

    private FieldItem.Field field(String label, TaskField field) {
        return new FieldItem.Field(
                field.name(),
                field.type(),
                texts.of(label),
                field.required(),
                field.min(),
                field.max(),
                field.step(),
                field.unit(),
                field.options().stream()
                        .map(option -> new FieldItem.Option(option, texts.of(label + "." + option)))
                        .toList(),
                field.shownWhen());
    }
}
