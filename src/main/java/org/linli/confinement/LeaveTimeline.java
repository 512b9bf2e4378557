package org.linli.confinement;

import java.util.List;
import java.util.UUID;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** What a person's page tells of their leaves, as each stands. */
@Component
class LeaveTimeline implements TimelineSource {

    private final Leaves leaves;
    private final Permissions permissions;
    private final Texts texts;
    private final BusinessClock clock;

    LeaveTimeline(Leaves leaves, Permissions permissions, Texts texts, BusinessClock clock) {
        this.leaves = leaves;
        this.permissions = permissions;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        return permissions.held(ConfinementSetup.SEE)
                ? leaves.of(person).stream().map(this::entry).toList()
                : List.of();
    }

    private TimelineEntry entry(Leave leave) {
        Leave.Decision decision = leave.decision();
        UUID by = decision == null ? leave.askedBy() : decision.by();
        return new TimelineEntry(
                leave.askedAt(),
                "out",
                "confinement.story",
                List.of(
                        texts.of(leave.purpose().key()),
                        texts.of(leave.stateAt(clock.now()).key())),
                by,
                leave.words(),
                "/leaves/" + leave.id());
    }
}
