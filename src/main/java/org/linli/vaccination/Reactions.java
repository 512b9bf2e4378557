package org.linli.vaccination;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people were after a dose; a serious reaction is an alarm as long as it stands. */
@Component
@Transactional
class Reactions {

    private static final Duration WITHIN = Duration.ofMinutes(30);

    private final ReactionStore store;
    private final Tasks tasks;
    private final BusinessClock clock;

    Reactions(ReactionStore store, Tasks tasks, BusinessClock clock) {
        this.store = store;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Keeps one; one whose id is known takes the place of what was told before. */
    void keep(Reaction one, Person person) {
        boolean wasSerious = store.find(one.id()).map(Reaction::isSerious).orElse(false);
        store.keep(one, person);
        if (one.isSerious() && !wasSerious) {
            tasks.open(List.of(alarm(one, person)));
        } else if (!one.isSerious() && wasSerious) {
            withdraw(one.id());
        }
    }

    /** It was none after all. */
    void forget(UUID id) {
        store.forget(id);
        withdraw(id);
    }

    private void withdraw(UUID id) {
        tasks.closeAll(id, "vaccination.serious.mistaken");
    }

    /** Told to be serious once more after it was none, there is another one. */
    private NewTask alarm(Reaction one, Person person) {
        Instant now = clock.now();
        String key = one.id() + " serious " + tasks.ofSource(one.id()).size();
        return new NewTask(
                TaskId.of(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))),
                ReactionTask.KEY,
                person.path(),
                person.rentalPath(),
                person.id(),
                person.household(),
                one.id(),
                now,
                now.plus(WITHIN),
                clock.dayOf(now),
                Map.of(
                        ReactionTask.SIGNS,
                        String.join(" ", one.signs()),
                        ReactionTask.AT,
                        one.atSite() ? ReactionTask.SITE : ReactionTask.HOME));
    }

    /** Those of somebody, the latest first. */
    @Transactional(readOnly = true)
    List<Reaction> of(PersonId person) {
        return store.of(person);
    }

    /** The alarms about reactions, by reaction; missing where there is none. */
    @Transactional(readOnly = true)
    Map<UUID, List<Task>> alarms(List<Reaction> of) {
        List<UUID> serious =
                of.stream().filter(Reaction::isSerious).map(Reaction::id).toList();
        return serious.isEmpty() ? Map.of() : tasks.ofSources(serious);
    }
}
