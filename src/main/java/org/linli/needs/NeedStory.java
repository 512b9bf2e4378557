package org.linli.needs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a promise, from when it was told until it was kept, broken or taken back. */
@Component
class NeedStory {

    private final Needs needs;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Dates dates;
    private final Texts texts;

    NeedStory(Needs needs, Tasks tasks, Accounts accounts, Dates dates, Texts texts) {
        this.needs = needs;
        this.tasks = tasks;
        this.accounts = accounts;
        this.dates = dates;
        this.texts = texts;
    }

    /**
     * One thing that happened.
     *
     * @param note more words as somebody entered them; empty for none
     * @param who name of who did it; empty where nobody did
     */
    record Line(Instant at, String said, String note, String who) {}

    private record Event(
            Instant at, String said, String note, @Nullable UUID by) {}

    /** The latest first. */
    @Transactional(readOnly = true)
    List<Line> of(Need need) {
        List<Event> events = new ArrayList<>();
        String key = need.timetable() == null ? "needs.story.told" : "needs.story.planned";
        events.add(new Event(need.toldAt(), texts.of(key), "", need.toldTo()));
        for (NeedCorrectionStore.Correction each : needs.corrections(need.id())) {
            String before = texts.of(each.what().key()) + " · " + each.words();
            String said = texts.of("needs.story.corrected", before, dates.moment(each.dueAt()));
            events.add(new Event(each.at(), said, "", each.by()));
        }
        for (Task task : tasks.ofSource(need.id())) {
            if (!task.kind().equals(NeedKeeping.KEY)) {
                String told =
                        Optional.ofNullable(task.assigneeId()).map(this::name).orElse("—");
                events.add(new Event(task.dueFrom(), texts.of("needs.story." + task.kind(), told), "", null));
            }
            tasks.completions(task.id()).forEach(each -> events.add(completed(task, each)));
        }
        Need.Ending ending = need.ending();
        if (ending != null && ending.outcome().isFinal()) {
            String note = Optional.ofNullable(ending.note()).orElse("");
            events.add(new Event(ending.at(), texts.of(ending.outcome().key()), note, ending.by()));
        }
        Map<UUID, String> names = accounts.names(events.stream()
                .map(Event::by)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList());
        return events.stream()
                .sorted(Comparator.comparing(Event::at).reversed())
                .map(event -> new Line(
                        event.at(),
                        event.said(),
                        event.note(),
                        event.by() == null ? "" : names.getOrDefault(Objects.requireNonNull(event.by()), "—")))
                .toList();
    }

    private Event completed(Task task, Completion completion) {
        boolean kept = task.kind().equals(NeedKeeping.KEY);
        String field = kept ? "outcome" : "action";
        String said = texts.of("tasks.form." + task.kind() + "." + field + "."
                + completion.answers().text(field));
        return new Event(
                completion.at(),
                completion.replaces() == null ? said : texts.of("needs.story.corrects", said),
                completion.answers().text("note"),
                completion.by());
    }

    private String name(UUID account) {
        return accounts.names(List.of(account)).getOrDefault(account, "—");
    }
}
