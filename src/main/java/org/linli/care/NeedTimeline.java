package org.linli.care;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** What a person's page tells of what they and their household need: when it was told, and how it ended. */
@Component
class NeedTimeline implements TimelineSource {

    private final Needs needs;
    private final Permissions permissions;
    private final Dates dates;
    private final Texts texts;

    NeedTimeline(Needs needs, Permissions permissions, Dates dates, Texts texts) {
        this.needs = needs;
        this.permissions = permissions;
        this.dates = dates;
        this.texts = texts;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        List<Need> told = needs.of(person);
        Map<UUID, TaskId> tasks = permissions.held(Tasks.SEE) ? needs.tasks(told) : Map.of();
        return told.stream().map(need -> entry(need, tasks.get(need.id()))).toList();
    }

    private TimelineEntry entry(Need need, @Nullable TaskId task) {
        Optional<Need.Ending> ending = Optional.ofNullable(need.ending());
        Instant at = ending.map(Need.Ending::at).orElse(need.toldAt());
        UUID by = ending.isPresent() ? ending.get().by() : need.toldTo();
        String stands = ending.map(end -> texts.of(end.outcome().key()))
                .orElseGet(() -> texts.of("care.need.open", dates.moment(need.dueAt())));
        return new TimelineEntry(
                at,
                "need",
                need.person() == null ? "care.timeline.need.household" : "care.timeline.need",
                List.of(texts.of(need.what().key()), stands),
                by,
                need.words(),
                task == null ? null : "/tasks/" + task.value());
    }
}
