package org.linli.tasks;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.photos.Photos;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;

/** Checks the answers of one form against its fields; collects every problem. */
final class AnswerReader {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(?:\\.\\d{0,6})?");
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cntrl}&&[^\n]]|[\\p{Cf}&&[^\u200d]]");
    private static final Pattern PHOTO = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int LONGEST_TEXT = 500;

    private final TaskForm form;
    private final Map<String, ? extends @Nullable Object> raw;
    private final Map<String, Object> read = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    AnswerReader(TaskForm form, Map<String, ? extends @Nullable Object> raw) {
        this.form = form;
        this.raw = raw;
    }

    Answers read() {
        for (String name : raw.keySet()) {
            if (form.fields().stream().noneMatch(f -> f.isAnswered() && f.name().equals(name))) {
                problem("", "tasks.answer.unknown", TaskQuestion.shortened(name));
            }
        }
        for (TaskField field : form.fields()) {
            if (field.isAnswered() && isShown(field)) {
                read(field);
            }
        }
        Refused.ifAny(problems);
        return new Answers(read);
    }

    /** A field that is not asked has no answer, whatever a page sent for it. */
    private boolean isShown(TaskField field) {
        return field.shownWhen().isEmpty() || field.shownWhen().stream().anyMatch(this::holds);
    }

    private boolean holds(TaskField.ShownWhen when) {
        Object other = read.get(when.field());
        BigDecimal least = when.atLeast();
        if (least != null) {
            return other instanceof BigDecimal number && number.compareTo(least) >= 0;
        }
        return other != null && written(other).equals(when.equalTo());
    }

    private static String written(Object answer) {
        return answer instanceof Boolean yes ? (yes ? "yes" : "no") : answer.toString();
    }

    private void read(TaskField field) {
        Object given = raw.get(field.name());
        if (field.type() == TaskField.Type.CHOICES) {
            choices(field, given);
            return;
        }
        if (field.type() == TaskField.Type.PHOTO) {
            photos(field, given);
            return;
        }
        if (given instanceof List<?> || given instanceof Map<?, ?>) {
            problem(field.name(), "tasks.answer.one");
            return;
        }
        String text = given == null ? "" : written(given);
        text = field.type() == TaskField.Type.TEXT ? seen(text) : clean(text);
        if (text.isEmpty()) {
            if (field.required()) {
                problem(field.name(), "tasks.answer.missing");
            }
            return;
        }
        one(field, text);
    }

    private void one(TaskField field, String text) {
        switch (field.type()) {
            case NUMBER -> number(field, text);
            case CHOICE, SCALE -> option(field, text, chosen -> read.put(field.name(), chosen));
            case YES_NO -> yesNo(field, text);
            case TEXT -> text(field, text);
            case DATE -> moment(field, text, t -> CalendarDay.parse(t).toString());
            case TIME -> moment(field, text, t -> LocalTime.parse(t).toString());
            case DATETIME -> moment(field, text, t -> CalendarDay.parseMoment(t).toString());
            case CHOICES, PHOTO, ADVICE -> throw new IllegalStateException("read as a list, or not at all");
        }
    }

    private void number(TaskField field, String text) {
        String plain = text.replace(',', '.').replace('。', '.');
        if (!NUMBER.matcher(plain).matches()) {
            problem(field.name(), "tasks.answer.number", shortened(text));
            return;
        }
        var number = new BigDecimal(plain);
        BigDecimal min = Optional.ofNullable(field.min()).orElse(number);
        BigDecimal max = Optional.ofNullable(field.max()).orElse(number);
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            bounds(field, min, max, plain);
        } else if (field.step() != null && number.remainder(field.step()).signum() != 0) {
            problem(field.name(), "tasks.answer.step", field.step().toPlainString(), shortened(text));
        } else {
            read.put(
                    field.name(),
                    field.step() == null ? number : number.setScale(field.step().scale()));
        }
    }

    private void bounds(TaskField field, BigDecimal min, BigDecimal max, String typed) {
        NumberOffer.of(field, typed)
                .ifPresentOrElse(
                        offered -> problem(
                                field.name(),
                                "tasks.answer.meant",
                                min.toPlainString(),
                                max.toPlainString(),
                                typed,
                                offered.toPlainString()),
                        () -> problem(
                                field.name(),
                                "tasks.answer.bounds",
                                min.toPlainString(),
                                max.toPlainString(),
                                shortened(typed)));
    }

    private void yesNo(TaskField field, String text) {
        switch (text) {
            case "yes", "true" -> read.put(field.name(), true);
            case "no", "false" -> read.put(field.name(), false);
            default -> problem(field.name(), "tasks.answer.option", shortened(text));
        }
    }

    private void text(TaskField field, String text) {
        int longest = field.max() == null ? LONGEST_TEXT : field.max().intValue();
        if (text.codePointCount(0, text.length()) > longest) {
            problem(field.name(), "tasks.answer.long", longest);
        } else {
            read.put(field.name(), text);
        }
    }

    private void moment(TaskField field, String text, java.util.function.UnaryOperator<String> parse) {
        try {
            read.put(field.name(), parse.apply(text));
        } catch (DateTimeParseException e) {
            problem(field.name(), "tasks.answer.moment", shortened(text));
        }
    }

    private void choices(TaskField field, @Nullable Object given) {
        List<?> all = given instanceof List<?> list ? list : given == null ? List.of() : List.of(given);
        var chosen = new ArrayList<String>();
        for (Object each : all.size() > field.options().size() * 2
                ? all.subList(0, field.options().size() * 2)
                : all) {
            String text = each == null ? "" : clean(written(each));
            if (!text.isEmpty()) {
                option(field, text, chosen::add);
            }
        }
        if (chosen.isEmpty()
                && field.required()
                && problems.stream().noneMatch(p -> p.field().equals(field.name()))) {
            problem(field.name(), "tasks.answer.missing");
        }
        if (!chosen.isEmpty()) {
            read.put(field.name(), chosen.stream().distinct().toList());
        }
    }

    private void photos(TaskField field, @Nullable Object given) {
        List<?> all = given instanceof List<?> list ? list : given == null ? List.of() : List.of(given);
        int most = field.max() == null ? Photos.MOST : field.max().intValue();
        if (all.size() > most) {
            problem(field.name(), "tasks.answer.photos", most);
            return;
        }
        List<String> ids = all.stream()
                .map(String::valueOf)
                .filter(text -> !text.isBlank())
                .toList();
        if (!ids.stream().allMatch(id -> PHOTO.matcher(id).matches())) {
            problem(field.name(), "tasks.answer.photo");
        } else if (!ids.isEmpty()) {
            read.put(field.name(), ids.stream().distinct().toList());
        } else if (field.required()) {
            problem(field.name(), "tasks.answer.missing");
        }
    }

    private void option(TaskField field, String text, Consumer<String> keep) {
        if (field.options().contains(text)) {
            keep.accept(text);
        } else {
            problem(field.name(), "tasks.answer.option", shortened(text));
        }
    }

    /** Full-width digits and points become plain ones; control and invisible characters go. */
    private static String clean(String text) {
        return seen(Normalizer.normalize(bounded(text), Normalizer.Form.NFKC));
    }

    /** Words stay as they were written, with their 。 and ，; control and invisible characters go. */
    private static String seen(String text) {
        return UNWANTED.matcher(bounded(text)).replaceAll("").strip();
    }

    private static String bounded(String text) {
        return text.length() > 4000 ? text.substring(0, 4000) : text;
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }

    private void problem(String field, String key, Object... args) {
        problems.add(Problem.of(field, key, args));
    }
}
