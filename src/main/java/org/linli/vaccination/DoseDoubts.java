package org.linli.vaccination;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.people.Person;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Asking a doctor to look at a dose that was given although something spoke against it. */
@Component
class DoseDoubts {

    private static final Duration TIME_TO_LOOK = Duration.ofHours(24);

    private final Tasks tasks;
    private final BusinessClock clock;

    DoseDoubts(Tasks tasks, BusinessClock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** It was not given. */
    void forget(UUID source) {
        tasks.closeAll(source, "vaccination.follow.none");
    }

    /** @param source id of the dose, or of what was told of a second one */
    void ask(UUID source, Person person, List<DoseAgainst> against) {
        Instant now = clock.now();
        tasks.open(List.of(new NewTask(
                TaskId.of(UUID.nameUUIDFromBytes((source + " doubt").getBytes(StandardCharsets.UTF_8))),
                DoseDoubtTask.KEY,
                person.path(),
                person.rentalPath(),
                person.id(),
                person.household(),
                source,
                now,
                now.plus(TIME_TO_LOOK),
                clock.today(),
                Map.of(
                        DoseDoubtTask.AGAINST,
                        against.stream().map(DoseAgainst::code).collect(Collectors.joining(" "))))));
    }
}
