package org.linli.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Dates;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Records a completion of a task whose row is locked. */
@Component
class CompletionWriter {

    /** Clocks of phones differ from ours; what is further ahead is a mistake. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final TaskStore tasks;
    private final CompletionStore store;
    private final TaskPhotos photos;
    private final BusinessClock clock;
    private final Dates dates;
    private final ApplicationEventPublisher events;

    CompletionWriter(
            TaskStore tasks,
            CompletionStore store,
            TaskPhotos photos,
            BusinessClock clock,
            Dates dates,
            ApplicationEventPublisher events) {
        this.events = events;
        this.photos = photos;
        this.tasks = tasks;
        this.store = store;
        this.clock = clock;
        this.dates = dates;
    }

    Receipt complete(Task task, TaskKind kind, CompletionForm form) {
        Optional<Completion> known = store.find(form.id());
        if (known.isPresent()) {
            return repeated(task, known.get(), form);
        }
        Completion replaced = replaced(task, form.replaces());
        Instant at = at(task, kind, form, replaced);
        TaskForm asked = kind.form(task);
        Answers answers = asked.read(
                replaced == null
                        ? form.answers()
                        : GuardedAnswers.completed(asked, form.answers(), store.hidden(replaced.id())));
        photos.keep(task, asked, answers, at);
        var completion = new Completion(
                form.id(),
                task.id(),
                Acting.now().id(),
                at,
                clock.now(),
                at.isAfter(task.dueUntil()),
                answers,
                form.replaces());
        if (!store.insert(completion, task, GuardedAnswers.of(asked, answers), store.hash(form))) {
            throw Refused.of("id", "tasks.completion.taken");
        }
        if (task.done() == null) {
            Instant entered = completion.receivedAt();
            boolean missed = task.missedAfter() != null && entered.isAfter(task.missedAfter());
            tasks.markDone(task.id(), new Task.Done(at, completion.by(), completion.late(), entered, missed));
        }
        Task after = tasks.find(task.id()).orElseThrow();
        CompletionOutcome completed = kind.complete(task, answers, completion);
        events.publishEvent(new TaskCompleted(after));
        return new Receipt(after, store.find(form.id()).orElseThrow(), false, completed);
    }

    private Receipt repeated(Task task, Completion known, CompletionForm form) {
        if (!known.taskId().equals(task.id())) {
            throw Refused.of("id", "tasks.completion.taken");
        }
        if (!store.isRepeat(form)) {
            throw new Conflict(Problem.of("id", "tasks.completion.other"));
        }
        return new Receipt(task, known, true, null);
    }

    private @Nullable Completion replaced(Task task, @Nullable UUID replaces) {
        if (replaces == null) {
            return null;
        }
        Completion found = store.find(replaces)
                .filter(c -> c.taskId().equals(task.id()))
                .orElseThrow(() -> Refused.of("replaces", "tasks.completion.unknown"));
        if (store.isReplaced(replaces)) {
            throw Refused.of("replaces", "tasks.completion.replaced");
        }
        return found;
    }

    private Instant at(Task task, TaskKind kind, CompletionForm form, @Nullable Completion replaced) {
        Instant now = clock.now();
        Instant at = Optional.ofNullable(form.at()).orElse(replaced == null ? now : replaced.at());
        if (at.isAfter(now.plus(AHEAD))) {
            throw Refused.of("at", "tasks.at.future", dates.moment(at));
        }
        Instant earliest = task.dueFrom().minus(kind.early());
        if (at.isBefore(earliest)) {
            throw Refused.of("at", "tasks.at.early", dates.moment(earliest));
        }
        Task.Closed closed = task.closed();
        // What was done before the task was called off, and sent only now, still counts.
        if (closed != null && task.done() == null && !at.isBefore(closed.at())) {
            throw Refused.of("", "tasks.closed");
        }
        return at.isAfter(now) ? now : at;
    }
}
