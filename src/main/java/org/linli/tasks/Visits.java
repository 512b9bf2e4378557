package org.linli.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.OthersTasks;
import org.linli.access.Permissions;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One door, one visit: the tasks of a household that join and can be done now, asked together and saved at once. A task
 * with nothing typed is left undone; where one is refused, nothing is kept of any.
 */
@Service
@Transactional
class Visits {

    private final Tasks tasks;
    private final TaskStore store;
    private final People people;
    private final Permissions permissions;
    private final BusinessClock clock;
    private final OthersTasks others;

    Visits(
            Tasks tasks,
            TaskStore store,
            People people,
            Permissions permissions,
            BusinessClock clock,
            OthersTasks others) {
        this.others = others;
        this.tasks = tasks;
        this.store = store;
        this.people = people;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * What whoever acts has to do there now.
     *
     * @param typed tasks for which something is typed already: they stay, also where somebody else did them meanwhile
     * @throws NotFound where no such household is in scope, or nothing there was given to who sees only what was
     */
    @Transactional(readOnly = true)
    Visit of(HouseholdId id, Collection<TaskId> typed) {
        Household household = people.household(id);
        List<PersonCard> members = people.members(id);
        Instant now = clock.now();
        List<Task> due = store.openOf(household, persons(members)).stream()
                .filter(task -> isOurs(task, id) && Visit.isDue(task, tasks.kind(task.kind()), now))
                .toList();
        Stream<Task> kept = store.findAll(typed).stream().filter(task -> isOurs(task, id));
        Map<TaskId, Task> all =
                Stream.concat(due.stream(), kept).collect(Collectors.toMap(Task::id, task -> task, (one, same) -> one));
        if (all.isEmpty() && !others.areSeen()) {
            throw new NotFound("household", id);
        }
        return visit(household, members, all.values());
    }

    private static List<PersonId> persons(List<PersonCard> members) {
        return members.stream().map(PersonCard::id).toList();
    }

    private boolean isOurs(Task task, HouseholdId household) {
        TaskKind kind = tasks.kind(task.kind());
        return household.equals(task.householdId()) && Visit.joins(task, kind) && permissions.held(kind.permission());
    }

    private Visit visit(Household household, List<PersonCard> members, Collection<Task> tasks) {
        Map<PersonId, List<Task>> ofPerson = tasks.stream()
                .sorted(Comparator.comparing(Task::dueUntil)
                        .thenComparing(Task::kind, Comparator.reverseOrder())
                        .thenComparing(task -> task.id().value()))
                .collect(Collectors.groupingBy(
                        task -> Objects.requireNonNull(task.personId()), LinkedHashMap::new, Collectors.toList()));
        Set<PersonId> known = members.stream().map(PersonCard::id).collect(Collectors.toSet());
        List<PersonId> elsewhere =
                ofPerson.keySet().stream().filter(id -> !known.contains(id)).toList();
        List<PersonCard> all = Stream.concat(members.stream(), people.cards(elsewhere).values().stream())
                .toList();
        boolean whole = others.areSeen();
        return new Visit(
                household,
                all.stream()
                        .filter(card -> ofPerson.containsKey(card.id()))
                        .map(card -> new Visit.Row(card, Objects.requireNonNull(ofPerson.get(card.id()))))
                        .toList(),
                members.stream()
                        .filter(card -> whole && card.isHere() && !ofPerson.containsKey(card.id()))
                        .toList(),
                whole ? household.note() : "");
    }

    /**
     * Saves all that was typed, or nothing: in one transaction. What was sent before is stored once; where somebody
     * else did a task meanwhile, both are on record.
     *
     * @return one for each task with something typed, in the order of the page
     * @throws Refused with every problem, under the field that it was typed in and with the person's name
     */
    List<Receipt> save(HouseholdId id, VisitForm form) {
        Household household = people.household(id);
        Map<TaskId, Task> ours = store
                .findAll(form.entries().stream().map(VisitEntry::task).toList())
                .stream()
                .filter(task -> isOurs(task, household.id()))
                .collect(Collectors.toMap(Task::id, task -> task));
        if (form.entries().stream().anyMatch(entry -> !ours.containsKey(entry.task()))) {
            throw Refused.of("", "tasks.visit.foreign");
        }
        List<VisitEntry> given =
                form.entries().stream().filter(entry -> !entry.isEmpty()).toList();
        if (given.isEmpty()) {
            throw Refused.of("", "tasks.visit.nothing");
        }
        lock(given);
        var problems = new ArrayList<Problem>();
        var receipts = new ArrayList<Receipt>();
        for (VisitEntry entry : given) {
            Task task = Objects.requireNonNull(ours.get(entry.task()));
            try {
                receipts.add(tasks.complete(
                        task.id(), new CompletionForm(entry.completion(), form.at(), entry.answers(), null)));
            } catch (Refused refused) {
                refused.problems().forEach(problem -> problems.add(named(task, problem)));
            } catch (Conflict changed) {
                problems.add(named(task, Problem.of("", "tasks.visit.recorded")));
            }
        }
        Refused.ifAny(problems);
        return receipts;
    }

    /** In one order, so that two at one door wait for each other and not in a circle. */
    private void lock(List<VisitEntry> given) {
        given.stream()
                .map(VisitEntry::task)
                .sorted(Comparator.comparing(TaskId::value))
                .forEach(store::lock);
    }

    /** A problem of one form among several: whose it is, and under the field's name on the page. */
    private Problem named(Task task, Problem problem) {
        String person = people.cards(List.of(Objects.requireNonNull(task.personId()))).values().stream()
                .map(PersonCard::name)
                .findFirst()
                .orElse("");
        var words = new DefaultMessageSourceResolvable(
                new String[] {problem.key()}, problem.args().toArray());
        boolean asked = tasks.form(task).fields().stream()
                .anyMatch(field -> field.name().equals(problem.field()));
        if (!asked) {
            String what = TaskQuestion.kind(task.kind());
            String field = problem.field().equals("at") ? "doneAt" : "";
            return Problem.of(field, "tasks.visit.problem", person, new DefaultMessageSourceResolvable(what), words);
        }
        String label = TaskQuestion.label(task.kind(), problem.field());
        return Problem.of(
                VisitForm.prefix(task.id()) + problem.field(),
                "tasks.visit.problem",
                person,
                new DefaultMessageSourceResolvable(label),
                words);
    }
}
