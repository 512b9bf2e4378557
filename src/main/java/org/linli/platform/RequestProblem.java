package org.linli.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says of a request that the framework could not read which part of it is wrong, and what is wanted there instead. */
final class RequestProblem {

    /** What may be the number of a document or a phone is not repeated. */
    private static final Pattern NUMBER_OF_SOMEBODY = Pattern.compile("\\d{7}");

    private static final int LONGEST_SHOWN = 40;

    private RequestProblem() {}

    /** The problems in the order of the request; empty when the exception tells of none in particular. */
    static List<Problem> of(Exception unread) {
        return switch (unread) {
            case MethodArgumentTypeMismatchException wrong ->
                List.of(unfit(wrong.getName(), wrong.getValue(), wrong.getRequiredType()));
            case TypeMismatchException wrong ->
                List.of(unfit(
                        Optional.ofNullable(wrong.getPropertyName()).orElse(""),
                        wrong.getValue(),
                        wrong.getRequiredType()));
            case RequestUnreadable unreadable -> List.of(unreadable.problem());
            case MissingServletRequestParameterException absent -> List.of(missing(absent.getParameterName()));
            case MissingServletRequestPartException absent -> List.of(missing(absent.getRequestPartName()));
            case HttpMessageNotReadableException body -> List.of(ofBody(body.getCause()));
            case BindException form -> ofForm(form.getBindingResult());
            default -> List.of();
        };
    }

    private static Problem missing(String field) {
        return Problem.of(field, "problem.form.missing", field);
    }

    private static List<Problem> ofForm(BindingResult form) {
        return form.getFieldErrors().stream().map(RequestProblem::ofField).toList();
    }

    private static Problem ofField(FieldError error) {
        Class<?> wanted = error.contains(TypeMismatchException.class)
                ? error.unwrap(TypeMismatchException.class).getRequiredType()
                : null;
        return unfit(error.getField(), error.getRejectedValue(), wanted);
    }

    private static Problem ofBody(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return unknown(unknown);
        }
        if (cause instanceof JsonText.HalfOfACharacter unreadable) {
            return Problem.of(path(unreadable), "problem.form.text");
        }
        if (cause instanceof MismatchedInputException wrong && !wrong.getPath().isEmpty()) {
            return unfit(path(wrong), null, wrong.getTargetType());
        }
        if (cause instanceof JacksonException malformed && malformed.getLocation() != null) {
            return Problem.of(
                    "",
                    "problem.form.json",
                    malformed.getLocation().getLineNr(),
                    malformed.getLocation().getColumnNr());
        }
        return Problem.of("", "problem.form.body");
    }

    /**
     * A field that is not known, perhaps a misspelt one: left out it might be answered more mildly than what was meant.
     */
    private static Problem unknown(UnrecognizedPropertyException unknown) {
        String known = unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.of(shown(path(unknown)), "problem.form.unknown", shown(unknown.getPropertyName()), known);
    }

    /** The field as it stands in the body, such as {@code tests.0.takenAt}. */
    private static String path(MismatchedInputException wrong) {
        return wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    /** A word that is none of the choices. */
    static Problem noChoice(String field, String given, Collection<String> choices) {
        return Problem.of(field, "problem.form.choice", shown(given), String.join(", ", choices));
    }

    private static Problem unfit(String field, @Nullable Object given, @Nullable Class<?> wanted) {
        String shown = shown(given);
        Class<?> type = wanted == null ? Object.class : wanted;
        if (type.isEnum()) {
            return Problem.of(field, "problem.form.choice", shown, choices(type));
        }
        return Problem.of(field, "problem.form." + kind(type), shown);
    }

    private static String kind(Class<?> type) {
        if (type == UUID.class || type.getSimpleName().endsWith("Id")) {
            return "id";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        if (type == LocalTime.class) {
            return "time";
        }
        if (type == Instant.class) {
            return "instant";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "yes-no";
        }
        if (type == String.class) {
            return "string";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "number" : "other";
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .flatMap(constant -> constant instanceof Enum<?> choice ? Stream.of(choice.name()) : Stream.empty())
                .collect(Collectors.joining(", "));
    }

    /** The value for the message; dots when there is none that may be shown. */
    private static String shown(@Nullable Object given) {
        String text = given == null ? "" : given.toString().strip();
        boolean hidden = text.isEmpty() || NUMBER_OF_SOMEBODY.matcher(text).find();
        return hidden ? "…" : text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
