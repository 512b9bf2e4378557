package org.linli.inspection;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** The tasks of rounds, as pages show them. */
@Component
class RoundTasks {

    private final Tasks tasks;
    private final Accounts accounts;

    RoundTasks(Tasks tasks, Accounts accounts) {
        this.tasks = tasks;
        this.accounts = accounts;
    }

    /**
     * Tasks that whoever acts sees: rounds of larger areas are seen by all who work in them, their tasks are not.
     *
     * @param seen by the ids of their rounds
     * @param names of accounts
     */
    record Shown(Map<UUID, Task> seen, Map<UUID, String> names) {

        boolean has(Round round) {
            return seen.containsKey(round.id());
        }

        /** Whose it is; null for nobody. */
        @Nullable
        UUID whose(Round round) {
            return RoundTasks.whose(round, seen);
        }

        /** The name of that; empty for nobody. */
        String who(Round round) {
            UUID whose = whose(round);
            return whose == null ? "" : names.getOrDefault(whose, "");
        }
    }

    private static @Nullable UUID whose(Round round, Map<UUID, Task> seen) {
        return Optional.ofNullable(seen.get(round.id())).map(Task::assigneeId).orElse(round.account());
    }

    Shown of(Collection<Round> rounds) {
        Map<UUID, Task> seen = tasks
                .seen(rounds.stream().map(Round::id).map(TaskId::of).toList())
                .values()
                .stream()
                .collect(Collectors.toMap(task -> task.id().value(), task -> task));
        Map<UUID, String> names = accounts.names(rounds.stream()
                .flatMap(round -> Stream.ofNullable(whose(round, seen)))
                .distinct()
                .toList());
        return new Shown(seen, names);
    }
}
