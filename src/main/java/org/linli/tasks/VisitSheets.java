package org.linli.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.people.Household;
import org.linli.people.PersonCard;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Texts;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A visit as its page asks it: a sheet for each person, with what is asked first and what stands folded. */
@Component
@Transactional(readOnly = true)
class VisitSheets {

    private final Tasks tasks;
    private final Territory territory;
    private final Accounts accounts;
    private final BusinessClock clock;
    private final Texts texts;

    VisitSheets(Tasks tasks, Territory territory, Accounts accounts, BusinessClock clock, Texts texts) {
        this.tasks = tasks;
        this.territory = territory;
        this.accounts = accounts;
        this.clock = clock;
        this.texts = texts;
    }

    /**
     * What is asked of one person.
     *
     * @param unfolded whether something is typed in what is mostly left empty
     */
    record Sheet(PersonCard person, List<Part> parts, boolean unfolded) {}

    /**
     * One task of a person.
     *
     * @param completion the id under which it will be stored, made here unless it was sent already
     * @param name of its kind, with what tells it from others, such as the part of the day
     * @param lately what was found last; empty where nothing was
     * @param by who did it meanwhile; null while it is to do
     * @param first asked in sight, beside those of the person's other tasks: numbers, and the tick that it was done
     * @param then what follows from them
     * @param folded what is mostly left empty
     * @param tick name of the question that is the tick; null for none
     */
    record Part(
            Task task,
            UUID completion,
            String name,
            TaskState state,
            String lately,
            @Nullable String by,
            List<TaskQuestion> first,
            List<TaskQuestion> then,
            List<TaskQuestion> folded,
            @Nullable String tick) {

        boolean asksForPhotos() {
            return Stream.of(first, then, folded)
                    .flatMap(List::stream)
                    .anyMatch(question -> question.field().type() == TaskField.Type.PHOTO);
        }

        /** Whether the question is the tick that says that it was done. */
        public boolean isTick(TaskQuestion question) {
            return question.name().equals(tick);
        }
    }

    /** The home, as people write it; the area where only that is known. */
    String where(Household household, Locale locale) {
        return Optional.ofNullable(household.dwelling())
                .map(territory::dwelling)
                .map(Dwelling::label)
                .orElseGet(() -> territory.label(household.path(), locale));
    }

    /** @param typed what was typed already, by the name of the field */
    List<Sheet> of(Visit visit, Map<String, List<String>> typed) {
        Asked asked = asked(visit.tasks().toList());
        return visit.people().stream().map(row -> sheet(row, typed, asked)).toList();
    }

    /** What is asked of the database for all tasks at once; names of who did some meanwhile. */
    private record Asked(Map<TaskId, TaskForm> forms, Map<TaskId, List<TaskMessage>> lately, Map<UUID, String> names) {}

    private Asked asked(List<Task> all) {
        Map<TaskId, TaskForm> forms = new HashMap<>();
        Map<TaskId, List<TaskMessage>> lately = new HashMap<>();
        all.stream().collect(Collectors.groupingBy(Task::kind)).forEach((key, ofKind) -> {
            TaskKind kind = tasks.kind(key);
            forms.putAll(kind.forms(ofKind));
            lately.putAll(kind.latelyOfAll(ofKind));
        });
        List<UUID> doers = all.stream()
                .map(Task::done)
                .filter(Objects::nonNull)
                .map(Task.Done::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Asked(forms, lately, accounts.names(doers));
    }

    private Sheet sheet(Visit.Row row, Map<String, List<String>> typed, Asked asked) {
        List<Part> parts =
                row.tasks().stream().map(task -> part(task, typed, asked)).toList();
        boolean unfolded = parts.stream()
                .flatMap(part -> part.folded().stream())
                .flatMap(question -> typed.getOrDefault(question.name(), List.of()).stream())
                .anyMatch(text -> !text.isBlank());
        return new Sheet(row.person(), parts, unfolded);
    }

    private Part part(Task task, Map<String, List<String>> typed, Asked asked) {
        TaskKind kind = tasks.kind(task.kind());
        TaskForm form = Objects.requireNonNull(asked.forms().get(task.id()));
        String prefix = VisitForm.prefix(task.id());
        String tick = form.doneBy() == null ? null : prefix + form.doneBy();
        Map<Place, List<TaskQuestion>> at = form.fields().stream()
                .map(field -> new TaskQuestion(prefix, form.kind(), field))
                .collect(Collectors.groupingBy(question -> place(question, tick)));
        return new Part(
                task,
                completion(typed.get(prefix + VisitForm.COMPLETION)),
                (texts.of(TaskQuestion.kind(kind.key())) + " "
                                + kind.detail(task).in(texts))
                        .strip(),
                task.stateAt(clock.now()),
                asked.lately().getOrDefault(task.id(), List.of()).stream()
                        .findFirst()
                        .map(message -> message.in(texts))
                        .orElse(""),
                by(task, asked.names()),
                at.getOrDefault(Place.FIRST, List.of()),
                at.getOrDefault(Place.THEN, List.of()),
                at.getOrDefault(Place.FOLDED, List.of()),
                tick);
    }

    private enum Place {
        FIRST,
        THEN,
        FOLDED
    }

    private static Place place(TaskQuestion question, @Nullable String tick) {
        boolean number = question.field().type() == TaskField.Type.NUMBER
                && question.field().required()
                && question.field().shownWhen().isEmpty();
        if (number || question.name().equals(tick)) {
            return Place.FIRST;
        }
        return question.isFolded() ? Place.FOLDED : Place.THEN;
    }

    private @Nullable String by(Task task, Map<UUID, String> names) {
        Task.Done done = task.done();
        if (done == null) {
            return null;
        }
        return done.by() == null ? texts.of("tasks.task.program") : names.getOrDefault(done.by(), "—");
    }

    /** The id goes on under which it was sent, so that it is stored once. */
    private static UUID completion(@Nullable List<String> sent) {
        try {
            return sent == null || sent.isEmpty() ? Ids.next() : UUID.fromString(sent.getFirst());
        } catch (IllegalArgumentException none) {
            return Ids.next();
        }
    }
}
