package org.linli.tasks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field as a page asks it.
 *
 * @param prefix before the names of all fields of its task, where several tasks stand on one page; else empty
 * @param kind of the task, for the words
 */
record TaskQuestion(String prefix, String kind, TaskField field) {

    /** The questions of a task that stands alone. */
    static List<TaskQuestion> alone(TaskForm form) {
        return form.alone().stream()
                .map(field -> new TaskQuestion("", form.kind(), field))
                .toList();
    }

    /** Under which its answer is sent. */
    public String name() {
        return prefix + field.name();
    }

    /** Message key of the question. */
    public String label() {
        return label(kind, field.name());
    }

    static String label(String kind, String field) {
        return "tasks.form." + kind + "." + field;
    }

    /** Message key of a kind's name. */
    static String kind(String key) {
        return "tasks.kind." + key;
    }

    /** A name that nobody asked for, as far as it is told. */
    static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    /** Whether it stands folded away: what is mostly left empty, and depends on nothing. */
    public boolean isFolded() {
        return !field.required()
                && field.shownWhen().isEmpty()
                && field.type() != TaskField.Type.YES_NO
                && field.type() != TaskField.Type.SCALE
                && field.isAnswered();
    }

    /** When it is asked, for the page's script: conditions divided by {@code |}; null for always. */
    public @Nullable String conditions() {
        return field.shownWhen().isEmpty()
                ? null
                : field.shownWhen().stream().map(this::written).collect(Collectors.joining("|"));
    }

    private String written(TaskField.ShownWhen when) {
        BigDecimal least = when.atLeast();
        return prefix + when.field() + (least == null ? "=" + when.equalTo() : ">=" + least.toPlainString());
    }

    /** How many decimals a number has; null where any will do. */
    public @Nullable Integer decimals() {
        return field.step() == null
                ? null
                : Objects.requireNonNull(field.step()).scale();
    }
}
