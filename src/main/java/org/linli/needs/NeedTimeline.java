package org.linli.needs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** What a person's page tells of what they and their household need: when it was told, and how it ended. */
@Component
class NeedTimeline implements TimelineSource {

    private final Needs needs;
    private final Permissions permissions;
    private final BusinessClock clock;
    private final Dates dates;
    private final Texts texts;

    NeedTimeline(Needs needs, Permissions permissions, BusinessClock clock, Dates dates, Texts texts) {
        this.needs = needs;
        this.permissions = permissions;
        this.clock = clock;
        this.dates = dates;
        this.texts = texts;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        return needs.of(person).stream()
                .filter(need -> need.stateAt(clock.now()) != NeedState.PLANNED)
                .map(this::entry)
                .toList();
    }

    private TimelineEntry entry(Need need) {
        Optional<Need.Ending> ending = Optional.ofNullable(need.ending());
        Instant at = ending.map(Need.Ending::at).orElse(need.opensAt());
        UUID by = ending.isPresent() ? ending.get().by() : need.toldTo();
        String stands = ending.map(end -> texts.of(end.outcome().key()))
                .orElseGet(() -> texts.of(
                        need.stateAt(clock.now()) == NeedState.LATE ? "needs.open.late" : "needs.open",
                        dates.moment(need.dueAt())));
        return new TimelineEntry(
                at,
                "need",
                need.person() == null ? "needs.timeline.household" : "needs.timeline",
                List.of(texts.of(need.what().key()), stands),
                by,
                need.words(),
                permissions.held(NeedsSetup.SEE) ? NeedPages.PATH + "/" + need.id() : null);
    }
}
