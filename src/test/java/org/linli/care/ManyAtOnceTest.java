package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.NewPerson;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
import org.linli.policy.Credits;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.testing.Fixture;

/** Measures of hundreds of people, planned at once, and thousands of their tasks given away at once. */
@Tag("slow")
class ManyAtOnceTest extends CareTesting {

    private static final int PEOPLE = 200;
    private static final int MOST_TASKS = 5000;

    @Test
    void whatIsPlannedTwiceIsPlannedOnce() {
        List<NewMeasure> wanted = wanted(people());
        List<MeasureId> first = as(secretary, () -> care.beginAll(wanted));
        long tasks = count("tasks.task");
        long decisions = count("care.move");
        List<MeasureId> second = as(secretary, () -> care.beginAll(again(wanted)));

        assertThat(first).hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(second).isEqualTo(first);
        assertThat(count("care.measure")).isEqualTo(PEOPLE);
        assertThat(count("tasks.task")).isEqualTo(tasks);
        assertThat(count("care.move")).isEqualTo(decisions);
    }

    @Test
    void twoWhoPlanTheSameInReverseOrderAtOncePlanItOnce() throws Exception {
        List<NewMeasure> wanted = wanted(people());
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            Future<List<MeasureId>> one = callers.submit(() -> as(secretary, () -> care.beginAll(wanted)));
            Future<List<MeasureId>> two = callers.submit(
                    () -> as(secretary, () -> care.beginAll(again(wanted).reversed())));
            assertThat(two.get().reversed()).isEqualTo(one.get());
        }
        assertThat(count("care.measure")).isEqualTo(PEOPLE);
    }

    @Test
    void fiveThousandTasksAreGivenToSomebodyAtOnce() {
        List<MeasureId> begun = as(secretary, () -> care.beginAll(wanted(people())));
        List<TaskId> some = begun.stream()
                .flatMap(id -> as(secretary, () -> tasks.ofSource(id.value())).stream())
                .map(Task::id)
                .limit(MOST_TASKS)
                .toList();
        Actor leader = fixture.actor("leader");

        assertThat(some).hasSize(MOST_TASKS);
        assertThat(as(secretary, () -> tasks.reassign(some, leader.account()))).isEqualTo(MOST_TASKS);
        assertThat(count("tasks.task where assignee_id = '" + leader.account() + "' and version = 1"))
                .isEqualTo(MOST_TASKS);
    }

    /** Who live each in a home of their own. */
    private List<PersonId> people() {
        var fixturePeople = new PeopleFixture(people, territory, jdbc, transaction);
        return as(Actor.SYSTEM, () -> {
            List<NewPerson> all = IntStream.range(0, PEOPLE)
                    .mapToObj(n -> {
                        HouseholdId home = fixturePeople.resident(Fixture.XIFAN, "2组" + (100 + n) + "号");
                        return NewPerson.of(home, "范多多", PeopleFixture.citizen("1970-01-01", n + 1), List.of());
                    })
                    .toList();
            return people.addAll(all);
        });
    }

    private List<NewMeasure> wanted(List<PersonId> people) {
        return people.stream()
                .map(person ->
                        measures.wanted(person, CareFixture.VERSION, "2+14", arrived(ARRIVAL, 12), Credits.none()))
                .toList();
    }

    /** The same from the same arrivals, as whoever sends a list once more asks for it. */
    private static List<NewMeasure> again(List<NewMeasure> wanted) {
        return wanted.stream()
                .map(w -> new NewMeasure(
                        MeasureId.next(),
                        w.personId(),
                        w.householdId(),
                        w.path(),
                        w.rentalPath(),
                        w.plan(),
                        w.rule(),
                        w.reason(),
                        w.sourceId(),
                        w.positives(),
                        w.drill()))
                .toList();
    }

    private long count(String what) {
        return as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from " + what)
                        .query(Long.class)
                        .single()));
    }
}
