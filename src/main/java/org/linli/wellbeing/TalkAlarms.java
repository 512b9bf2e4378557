package org.linli.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.people.PersonCard;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The secretary's alarms about those for whom talk is not enough. */
@Component
class TalkAlarms {

    /** How long the secretary has. */
    private static final Duration WITHIN = Duration.ofHours(2);

    private final ObjectProvider<Tasks> tasks;
    private final BusinessClock clock;

    TalkAlarms(ObjectProvider<Tasks> tasks, BusinessClock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @param talk that found it, whose id the alarm has as its source */
    void raise(PersonCard card, UUID talk) {
        Instant now = clock.now();
        tasks.getObject()
                .open(List.of(new NewTask(
                        TaskId.next(),
                        TalkAlarm.KEY,
                        card.path(),
                        card.rentalPath(),
                        card.id(),
                        card.householdId(),
                        talk,
                        now,
                        now.plus(WITHIN),
                        clock.today(),
                        Map.of())));
    }

    void takeBack(UUID talk) {
        tasks.getObject().closeAll(talk, "wellbeing.closed.corrected");
    }
}
