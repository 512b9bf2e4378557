package org.linli.arrivals;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenText;

/** Reads what was typed into fields, and collects everything that is wrong with it. */
final class ArrivalFormFields {

    private static final int LONGEST = 500;

    private final List<Problem> problems = new ArrayList<>();

    void problem(Problem problem) {
        problems.add(problem);
    }

    void problem(String field, String key, Object... args) {
        problems.add(Problem.of(field, key, args));
    }

    /** Throws {@link Refused} with all problems, where there is one. */
    void demandGood() {
        Refused.ifAny(problems);
    }

    @Nullable
    LocalTime time(String field, @Nullable String written) {
        String text = plain(written);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeParseException e) {
            problem(field, "arrivals.refusal.time", text);
            return null;
        }
    }

    <E extends Enum<E>> E oneOf(String field, @Nullable String written, E[] values, E otherwise) {
        String text = plain(written);
        if (text.isEmpty()) {
            return otherwise;
        }
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseGet(() -> {
                    problem(field, "arrivals.refusal.choice");
                    return otherwise;
                });
    }

    String required(String field, @Nullable String written, String missing, int longest) {
        String text = plain(written);
        if (text.isEmpty()) {
            problem(field, missing);
        } else if (text.length() > longest) {
            problem(field, "arrivals.refusal.text.long", longest);
        }
        return text;
    }

    String text(String field, @Nullable String written) {
        String text = plain(written);
        if (text.length() > LONGEST) {
            problem(field, "arrivals.refusal.text.long", LONGEST);
        }
        return text;
    }

    <T> Optional<T> optional(String field, @Nullable String written, Function<String, Parsed<T>> read) {
        String text = plain(written);
        return text.isEmpty() ? Optional.empty() : taken(field, read.apply(text));
    }

    <T> Optional<T> taken(String field, Parsed<T> reading) {
        return switch (reading) {
            case Parsed.Good<T>(T value) -> Optional.of(value);
            case Parsed.Refused<T> refused -> {
                problems.add(refused.problem(field));
                yield Optional.empty();
            }
        };
    }

    static String plain(@Nullable String written) {
        return written == null ? "" : WrittenText.plain(written);
    }
}
