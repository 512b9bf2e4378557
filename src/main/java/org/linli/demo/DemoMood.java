package org.linli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The children of the father of the report are asked how they are when their temperature is taken. The younger one is
 * afraid, and their worker calls an hour later to talk.
 */
@Component
@Profile("demo")
class DemoMood {

    private static final Duration INTO_THE_HOURS = Duration.ofMinutes(50);
    private static final Duration LATER = Duration.ofHours(1);

    /** Until the evening of the second day. */
    private static final int CHECKS_WITHOUT_FEAR = 3;

    private static final String AFRAID = "夜里怕黑，想爸爸，一提就哭。讲了会儿故事，说好明天早上让爸爸隔门和他说说话。";

    private final Tasks tasks;
    private final People people;
    private final DemoTasks done;

    DemoMood(Tasks tasks, People people, DemoTasks done) {
        this.tasks = tasks;
        this.people = people;
        this.done = done;
    }

    /** @param set sets the clock that the services look at */
    void ask(DemoFamily family, Instant now, Consumer<Instant> set) {
        PersonId youngest = family.childrenIds().getFirst();
        for (PersonId child : family.childrenIds()) {
            List<Task> past = open(child).stream()
                    .filter(task ->
                            child.equals(task.personId()) && !task.dueUntil().isAfter(now))
                    .sorted(Comparator.comparing(Task::dueFrom))
                    .toList();
            int checks = 0;
            for (Task task : past) {
                set.accept(task.dueFrom().plus(INTO_THE_HOURS));
                if (task.kind().equals("care.temperature")) {
                    checks++;
                    check(task, child.equals(youngest) && checks > CHECKS_WITHOUT_FEAR);
                    talk(child, set);
                } else if (task.kind().equals("care.sample")) {
                    done.complete(task, Map.of("result", "negative"));
                }
            }
        }
    }

    private List<Task> open(PersonId person) {
        return tasks.openOf(people.household(people.get(person).household()), List.of(person));
    }

    private void check(Task task, boolean isAfraid) {
        done.complete(
                task,
                isAfraid
                        ? Map.of("celsius", "36.6", "mood", "so", "eating", "little", "company", "much")
                        : Map.of("celsius", "36.4", "mood", "so", "eating", "well", "company", "some"));
    }

    private void talk(PersonId child, Consumer<Instant> set) {
        open(child).stream()
                .filter(task -> task.kind().equals("care.need") && child.equals(task.personId()))
                .forEach(task -> {
                    set.accept(task.dueFrom().plus(LATER));
                    done.complete(task, Map.of("outcome", "kept", "went", "so", "note", AFRAID));
                });
    }
}
