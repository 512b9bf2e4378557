package org.linli.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.tasks.Completion;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** What a completion corrects, and whether it stands beside what somebody else has recorded for the same task. */
@Component
class Corrections {

    private final Tasks tasks;

    Corrections(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Those that it replaces, the latest first; empty for one that corrects nothing. */
    List<Completion> of(Completion completion) {
        if (completion.replaces() == null) {
            return List.of();
        }
        Map<UUID, Completion> known = tasks.completions(completion.taskId()).stream()
                .collect(Collectors.toMap(Completion::id, Function.identity()));
        List<Completion> corrected = new ArrayList<>();
        Completion next = known.get(completion.replaces());
        while (next != null) {
            corrected.add(next);
            next = next.replaces() == null ? null : known.get(next.replaces());
        }
        return corrected;
    }

    /** Whether it is what was recorded first for its task, or corrects that. */
    boolean isFirst(Completion completion) {
        List<Completion> corrected = of(completion);
        UUID root = corrected.isEmpty() ? completion.id() : corrected.getLast().id();
        return tasks.completions(completion.taskId()).getFirst().id().equals(root);
    }
}
