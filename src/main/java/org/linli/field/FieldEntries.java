package org.linli.field;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.platform.Texts;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Receipt;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what was entered on devices: each entry in a transaction of its own, in order, once whatever is sent again. */
@Service
class FieldEntries {

    private static final Logger LOG = LoggerFactory.getLogger(FieldEntries.class);

    private final FieldDevices devices;
    private final FieldEntryStore store;
    private final Tasks tasks;
    private final FieldStarts starts;
    private final FieldMarks marks;
    private final TransactionTemplate transaction;
    private final Texts texts;
    private final BusinessClock clock;

    FieldEntries(
            FieldDevices devices,
            FieldEntryStore store,
            Tasks tasks,
            FieldStarts starts,
            FieldMarks marks,
            TransactionTemplate transaction,
            Texts texts,
            BusinessClock clock) {
        this.devices = devices;
        this.store = store;
        this.tasks = tasks;
        this.starts = starts;
        this.marks = marks;
        this.transaction = transaction;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What became of each, in the order sent. After one that has to be sent again {@linkplain FieldEntry.Outcome#LATER
     * later} so have the others.
     *
     * @param sentAt the device's clock while it sent
     */
    List<FieldEntry.Result> take(UUID deviceId, Instant sentAt, List<FieldEntry> entries) {
        return take(devices.own(deviceId), sentAt, entries);
    }

    /** As {@link #take(UUID, Instant, List)}, in the name of the device that made them. */
    List<FieldEntry.Result> take(FieldDevice device, Instant sentAt, List<FieldEntry> entries) {
        Duration off = FieldClock.ahead(clock.now(), sentAt);
        List<FieldEntry.Result> results = new ArrayList<>();
        boolean later = false;
        for (FieldEntry entry : entries) {
            FieldEntry.Result result = later ? FieldEntry.Result.later(entry.id()) : take(device, entry, off);
            later = result.outcome() == FieldEntry.Outcome.LATER;
            results.add(result);
        }
        return results;
    }

    private FieldEntry.Result take(FieldDevice device, FieldEntry entry, Duration off) {
        UUID id = entry.id();
        if (id == null || !isKnown(entry)) {
            return FieldEntry.Result.refused(id, List.of(words(Problem.of("", "field.entry.unknown"))));
        }
        Instant now = clock.now();
        Instant phoneAt = Objects.requireNonNullElse(entry.at(), now.plus(off));
        var sending = new FieldEntryStore.Sending(phoneAt, phoneAt.minus(off), now, marks.of(entry.timeless()));
        try {
            return Objects.requireNonNull(transaction.execute(status -> store(device, entry, id, sending)));
        } catch (Refused refused) {
            return refused(device, entry, id, sending, refused.problems());
        } catch (Conflict conflict) {
            return FieldEntry.Result.refused(id, List.of(words(conflict.why())));
        } catch (Forbidden forbidden) {
            return refused(device, entry, id, sending, List.of(Problem.of("", forbidden.key())));
        } catch (StaleRecord stale) {
            return refused(device, entry, id, sending, List.of(Problem.of("", "field.entry.stale")));
        } catch (NotFound gone) {
            return refused(device, entry, id, sending, List.of(gone(entry)));
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException away) {
            LOG.warn("An entry of a device waits: {}", away.getClass().getSimpleName());
            return FieldEntry.Result.later(id);
        } catch (RuntimeException fault) { // one entry must not keep those behind it from being stored
            LOG.error("An entry of a device cannot be stored", fault);
            return FieldEntry.Result.refused(id, List.of(words(Problem.of("", "field.entry.fault"))));
        }
    }

    /** The one kept before is looked at first: corrected by another offset, the same entry has another time. */
    private FieldEntry.Result store(FieldDevice device, FieldEntry entry, UUID id, FieldEntryStore.Sending sending) {
        FieldEntryStore.Kept kept = store.came(device, entry, id, sending)
                .orElseThrow(() -> new Conflict(Problem.of("id", "tasks.completion.taken")));
        if (kept.isStored()) {
            if (!kept.mark().equals(sending.mark())) {
                throw new Conflict(Problem.of("", "tasks.completion.other"));
            }
            return stored(id, FieldEntry.Outcome.REPEATED, kept.at(), starts.again(entry, id));
        }
        FieldEntry.Result result =
                entry.isCompletion() ? complete(entry, id, sending.at()) : start(entry, id, sending.at());
        store.became(id, sending, null);
        return result;
    }

    private FieldEntry.Result complete(FieldEntry entry, UUID id, Instant at) {
        boolean corrects = entry.at() == null && entry.replaces() != null;
        var form = new CompletionForm(id, corrects ? null : at, entry.given(), entry.replaces());
        Receipt receipt = tasks.complete(TaskId.of(Objects.requireNonNull(entry.task())), form);
        return stored(
                id,
                receipt.repeated() ? FieldEntry.Outcome.REPEATED : FieldEntry.Outcome.STORED,
                receipt.completion().at(),
                receipt.completed());
    }

    private FieldEntry.Result start(FieldEntry entry, UUID id, Instant at) {
        return stored(id, FieldEntry.Outcome.STORED, at, starts.store(entry, id, at));
    }

    private FieldEntry.Result stored(UUID id, FieldEntry.Outcome outcome, Instant at, @Nullable CompletionOutcome led) {
        return FieldEntry.Result.stored(
                id, outcome, at, led == null ? "" : led.said().in(texts), led != null && led.serious());
    }

    private boolean isKnown(FieldEntry entry) {
        return entry.isCompletion() ? entry.task() != null : starts.isKnown(entry.kind());
    }

    private static Problem gone(FieldEntry entry) {
        return Problem.of("", entry.isCompletion() ? "field.entry.gone" : "field.entry.gone.subject");
    }

    private FieldEntry.Result refused(
            FieldDevice device, FieldEntry entry, UUID id, FieldEntryStore.Sending sending, List<Problem> problems) {
        String keys = problems.stream().map(Problem::key).collect(Collectors.joining(" "));
        transaction.executeWithoutResult(status -> store.came(device, entry, id, sending)
                .ifPresent(kept -> {
                    if (!kept.isStored()) {
                        store.became(id, sending, keys);
                    }
                }));
        return FieldEntry.Result.refused(id, problems.stream().map(this::words).toList());
    }

    private FieldEntry.Wrong words(Problem problem) {
        return new FieldEntry.Wrong(problem.field(), texts.of(problem));
    }
}
