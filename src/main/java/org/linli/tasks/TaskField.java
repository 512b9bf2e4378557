package org.linli.tasks;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.photos.Photos;

/**
 * One question of a form, as plain data: rendered on the page, checked on the server and given out in the API.
 *
 * @param name of the answer; its label is the message {@code tasks.form.<kind>.<name>}, an option's
 *     {@code tasks.form.<kind>.<name>.<option>}
 * @param required whether an answer is needed while the field is shown
 * @param min least number; null for no bound
 * @param max greatest number, most characters of a text, or most photos; null for no bound
 * @param step the grid that a number lies on, such as 0.1
 * @param unit shown behind a number; empty for none
 * @param options what can be chosen
 * @param shownWhen the field is asked only when one of these holds; empty for always
 * @param readBy permission without which nobody reads what was answered, once it is kept: not on the task's page, on a
 *     phone nor in the API; empty for whoever sees the task
 */
public record TaskField(
        String name,
        Type type,
        boolean required,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal step,
        String unit,
        List<String> options,
        List<ShownWhen> shownWhen,
        String readBy) {

    /** What kind of answer is asked for. */
    public enum Type {
        NUMBER,
        CHOICE,
        /** One of a few, from good to bad, for a passing answer: all in sight with a tap each, and mostly left out. */
        SCALE,
        CHOICES,
        YES_NO,
        TEXT,
        DATE,
        TIME,
        DATETIME,
        /** Photos, at most {@code max}; the answer is their ids. They may come after it. */
        PHOTO,
        /** Says what to do now, such as at a fever, while it is shown; takes no answer. Its label is what it says. */
        ADVICE
    }

    private static final Set<Type> CHOSEN = Set.of(Type.CHOICE, Type.SCALE, Type.CHOICES);

    /**
     * When a field is asked.
     *
     * @param field another field
     * @param atLeast holds when its number is at least this; null to compare with {@code equalTo}
     * @param equalTo holds when its answer is this; {@code yes} or {@code no} for a yes/no question
     */
    public record ShownWhen(
            String field,
            @Nullable BigDecimal atLeast,
            @Nullable String equalTo) {}

    public TaskField {
        options = List.copyOf(options);
        shownWhen = List.copyOf(shownWhen);
        if (CHOSEN.contains(type) == options.isEmpty()) {
            throw new IllegalArgumentException("Field " + name + " of type " + type + " with options " + options);
        }
    }

    public static TaskField number(String name, String min, String max, String step, String unit) {
        return new TaskField(
                name,
                Type.NUMBER,
                true,
                new BigDecimal(min),
                new BigDecimal(max),
                new BigDecimal(step),
                unit,
                List.of(),
                List.of(),
                "");
    }

    public static TaskField choice(String name, String... options) {
        return new TaskField(name, Type.CHOICE, true, null, null, null, "", List.of(options), List.of(), "");
    }

    /** Any number of the options; an answer with none of them is an answer. */
    public static TaskField choices(String name, String... options) {
        return new TaskField(name, Type.CHOICES, false, null, null, null, "", List.of(options), List.of(), "");
    }

    /** One of these, from good to bad; may be left out. */
    public static TaskField scale(String name, Collection<String> options) {
        return new TaskField(name, Type.SCALE, false, null, null, null, "", List.copyOf(options), List.of(), "");
    }

    public static TaskField yesNo(String name) {
        return plain(name, Type.YES_NO, true, null);
    }

    /** A line of text of at most so many characters, which may be left empty. */
    public static TaskField text(String name, int longest) {
        return plain(name, Type.TEXT, false, BigDecimal.valueOf(longest));
    }

    /** Any number of photos up to that. */
    public static TaskField photos(String name, int most) {
        if (most < 1 || most > Photos.MOST) {
            throw new IllegalArgumentException("Field " + name + " asks for " + most + " photos");
        }
        return plain(name, Type.PHOTO, false, BigDecimal.valueOf(most));
    }

    /** What to do now; shown when one of its conditions holds. */
    public static TaskField advice(String name) {
        return plain(name, Type.ADVICE, false, null);
    }

    public static TaskField moment(String name, Type type) {
        return plain(name, type, true, null);
    }

    private static TaskField plain(String name, Type type, boolean required, @Nullable BigDecimal max) {
        return new TaskField(name, type, required, null, max, null, "", List.of(), List.of(), "");
    }

    public TaskField needed() {
        return new TaskField(name, type, true, min, max, step, unit, options, shownWhen, readBy);
    }

    public TaskField optional() {
        return new TaskField(name, type, false, min, max, step, unit, options, shownWhen, readBy);
    }

    /** The same, whose answers only those read who hold this permission; whoever does the task may give them. */
    public TaskField readBy(String permission) {
        return new TaskField(name, type, required, min, max, step, unit, options, shownWhen, permission);
    }

    /** Asked when that field's number is at least this, or another of its conditions holds. */
    public TaskField whenAtLeast(String field, BigDecimal number) {
        return when(new ShownWhen(field, number, null));
    }

    /** Asked when that field's answer is this, or another of its conditions holds. */
    public TaskField whenEqual(String field, String answer) {
        return when(new ShownWhen(field, null, answer));
    }

    private TaskField when(ShownWhen condition) {
        List<ShownWhen> conditions =
                Stream.concat(shownWhen.stream(), Stream.of(condition)).toList();
        return new TaskField(name, type, required, min, max, step, unit, options, conditions, readBy);
    }

    /** Whether it takes an answer. */
    boolean isAnswered() {
        return type != Type.ADVICE;
    }
}
