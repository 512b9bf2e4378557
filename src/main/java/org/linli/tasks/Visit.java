package org.linli.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.people.Household;
import org.linli.people.PersonCard;

/**
 * What one household has to be visited for: its tasks that join and can be done now, person by person.
 *
 * @param people who have something to do, in the order of the household, each with their tasks by due time
 * @param others who live there and have nothing to do; nobody for whoever is shown only whom their tasks are about
 * @param note about the household; empty for none, and for them
 */
record Visit(Household household, List<Row> people, List<PersonCard> others, String note) {

    Visit {
        people = List.copyOf(people);
        others = List.copyOf(others);
    }

    /** A person and their tasks. */
    record Row(PersonCard person, List<Task> tasks) {

        Row {
            tasks = List.copyOf(tasks);
        }
    }

    /** Whether the task, once its time has come, is done at a visit: it is about somebody of a household. */
    static boolean joins(Task task, TaskKind kind) {
        return kind.joins() && task.householdId() != null && task.personId() != null;
    }

    /** Whether it can be done by now, and still counts: as early as its kind allows until it is missed. */
    static boolean isDue(Task task, TaskKind kind, Instant now) {
        return task.isOpen()
                && !task.isMissed(now)
                && !now.isBefore(task.dueFrom().minus(kind.early()));
    }

    Stream<Task> tasks() {
        return people.stream().flatMap(row -> row.tasks().stream());
    }

    Optional<PersonCard> person(Task task) {
        return people.stream()
                .map(Row::person)
                .filter(person -> person.id().equals(task.personId()))
                .findFirst();
    }

    /** Everybody whom the page shows. */
    public List<PersonCard> everybody() {
        return Stream.concat(people.stream().map(Row::person), others.stream()).toList();
    }
}
