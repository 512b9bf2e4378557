package org.linli.platform;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is wrong with a form, for its page: {@code problems.of('phone')} beside the field, {@code problems.general()} on
 * top. Put into the model under {@code problems}; an empty one is there by default.
 */
public final class FormProblems {

    private final List<Problem> problems;
    private final Texts texts;

    FormProblems(List<Problem> problems, Texts texts) {
        this.problems = problems;
        this.texts = texts;
    }

    /** The text for a field, or null when nothing is wrong with it. */
    public @org.jspecify.annotations.Nullable String of(String field) {
        return first(field).map(texts::of).orElse(null);
    }

    public boolean has(String field) {
        return first(field).isPresent();
    }

    public boolean any() {
        return !problems.isEmpty();
    }

    /** Texts that belong to no one field. */
    public List<String> general() {
        return problems.stream().filter(p -> p.field().isEmpty()).map(texts::of).toList();
    }

    /** What is said above the form about a field, one for each, in the order in which they were found. */
    public List<Line> ofFields() {
        return problems.stream()
                .map(Problem::field)
                .filter(field -> !field.isEmpty())
                .distinct()
                .map(field -> new Line(field, Objects.requireNonNull(of(field))))
                .toList();
    }

    /** A field and what is wrong with it. */
    public record Line(String field, String text) {}

    private Optional<Problem> first(String field) {
        return problems.stream().filter(p -> p.field().equals(field)).findFirst();
    }
}
