package org.linli.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells whoever answers for a place of those who were refused at its gates, while something can still be done. */
@Component
class EntryRefusals {

    private static final Duration WITHIN = Duration.ofMinutes(30);

    /** What is sent later than that is told by the lists alone. */
    private static final Duration LATEST = Duration.ofHours(12);

    private final ObjectProvider<Tasks> tasks;
    private final Gates gates;
    private final BusinessClock clock;

    EntryRefusals(ObjectProvider<Tasks> tasks, Gates gates, BusinessClock clock) {
        this.tasks = tasks;
        this.gates = gates;
        this.clock = clock;
    }

    void tell(Collection<Entry> stored) {
        Instant now = clock.now();
        List<Entry> told = stored.stream()
                .filter(entry -> isTold(entry) && entry.at().isAfter(now.minus(LATEST)))
                .toList();
        if (!told.isEmpty()) {
            Map<UUID, String> names =
                    gates.names(told.stream().map(Entry::gate).distinct().toList());
            tasks.getObject()
                    .open(told.stream()
                            .map(entry -> task(entry, names.getOrDefault(entry.gate(), "")))
                            .toList());
        }
    }

    /** A red code and a fever also where somebody was let in after a second look: they are inside now. */
    private static boolean isTold(Entry entry) {
        return entry.outcome() == EntryOutcome.REFUSED
                || entry.reason() == EntryReason.RED
                || entry.reason() == EntryReason.FEVER;
    }

    /** Without the person: tasks outlast the days for which it is known who came. */
    private static NewTask task(Entry entry, String gate) {
        return new NewTask(
                TaskId.of(entry.id()),
                EntryRefused.KEY,
                entry.path(),
                null,
                null,
                null,
                entry.id(),
                entry.at(),
                entry.at().plus(WITHIN),
                entry.day(),
                Map.of(
                        EntryRefused.REASON,
                        Objects.requireNonNull(entry.reason()).code(),
                        EntryRefused.GATE,
                        gate,
                        EntryRefused.OUTCOME,
                        entry.outcome().code()));
    }
}
