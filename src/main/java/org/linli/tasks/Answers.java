package org.linli.tasks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Checked answers by field: {@link BigDecimal}, {@link Boolean}, lists of texts, and texts (dates and times in ISO
 * form). What was not answered is absent.
 */
public record Answers(Map<String, Object> values) {

    public Answers {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Optional<BigDecimal> number(String field) {
        return Optional.ofNullable(values.get(field)).map(BigDecimal.class::cast);
    }

    /** The text or the chosen option; empty when there is none. */
    public String text(String field) {
        return Optional.ofNullable(values.get(field)).map(String.class::cast).orElse("");
    }

    public List<String> choices(String field) {
        return values.get(field) instanceof List<?> chosen
                ? chosen.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** Ids of the photos. */
    public List<UUID> photos(String field) {
        return choices(field).stream().map(UUID::fromString).toList();
    }

    /** Whether a yes/no question was answered with yes. */
    public boolean yes(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /** As somebody would type them, by field. */
    Map<String, List<String>> typed() {
        var typed = new LinkedHashMap<String, List<String>>();
        values.forEach((field, value) -> typed.put(field, typed(value)));
        return typed;
    }

    private static List<String> typed(Object value) {
        return switch (value) {
            case BigDecimal number -> List.of(number.toPlainString());
            case Boolean yes -> List.of(yes ? "yes" : "no");
            case List<?> chosen -> chosen.stream().map(Object::toString).toList();
            default -> List.of(value.toString());
        };
    }

    public Optional<LocalDate> date(String field) {
        return Optional.of(text(field)).filter(t -> !t.isEmpty()).map(LocalDate::parse);
    }
}
