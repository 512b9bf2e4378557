package org.linli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.demo.VisitPlan.Visit;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Ids;
import org.linli.tasks.CompletionForm;
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

    private static final String AFRAID = "夜里怕黑，想爸爸，一提就哭。讲了会儿故事，说好明天早上让爸爸隔门和他说说话。";

    private final Tasks tasks;
    private final People people;
    private final Accounts accounts;

    DemoMood(Tasks tasks, People people, Accounts accounts) {
        this.tasks = tasks;
        this.people = people;
        this.accounts = accounts;
    }

    /** @param set sets the clock that the services look at */
    void ask(List<Visit> visits, LocalDate today, Instant now, Consumer<Instant> set) {
        PersonId father = visits.stream()
                .filter(visit -> DemoNeed.isFather(visit, today))
                .map(visit -> new PersonId(visit.who().id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No father came yesterday"));
        Household home = people.household(people.get(father).household());
        List<PersonCard> children = people.members(home.id()).stream()
                .filter(card -> !card.id().equals(father))
                .sorted(Comparator.comparing(PersonCard::age, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        PersonId youngest = children.getFirst().id();
        tasks.openOf(home, children.stream().map(PersonCard::id).toList()).stream()
                .filter(task -> task.kind().equals("care.temperature")
                        && !task.dueUntil().isAfter(now)
                        && !father.equals(task.personId()))
                .forEach(task -> check(task, youngest.equals(task.personId()), set));
        talk(home, youngest, set);
    }

    private void check(Task task, boolean isAfraid, Consumer<Instant> set) {
        set.accept(task.dueFrom().plus(INTO_THE_HOURS));
        complete(
                task,
                isAfraid
                        ? Map.of("celsius", "36.6", "mood", "so", "eating", "little", "company", "much")
                        : Map.of("celsius", "36.4", "mood", "so", "eating", "well", "company", "some"));
    }

    private void talk(Household home, PersonId child, Consumer<Instant> set) {
        tasks.openOf(home, List.of(child)).stream()
                .filter(task -> task.kind().equals("care.need") && child.equals(task.personId()))
                .forEach(task -> {
                    set.accept(task.dueFrom().plus(LATER));
                    complete(task, Map.of("outcome", "kept", "went", "so", "note", AFRAID));
                });
    }

    private void complete(Task task, Map<String, String> answers) {
        Actor worker = accounts.get(Objects.requireNonNull(task.assigneeId())).actor();
        Acting.run(worker, () -> tasks.complete(task.id(), CompletionForm.now(Ids.next(), answers)));
    }
}
