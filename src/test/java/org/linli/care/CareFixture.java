package org.linli.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Ids;
import org.linli.policy.Anchors;
import org.linli.policy.Bilingual;
import org.linli.policy.Credits;
import org.linli.policy.Plan;
import org.linli.policy.Policies;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;

/** Begins measures for people of the test and does their tasks. */
public final class CareFixture {

    public static final String VERSION = "dongyang-2022-02";

    private final Care care;
    private final Tasks tasks;
    private final People people;
    private final Policies policies;

    public CareFixture(Care care, Tasks tasks, People people, Policies policies) {
        this.care = care;
        this.tasks = tasks;
        this.people = people;
        this.policies = policies;
    }

    /** What a protocol of a version asks of somebody who arrived at that time, with a fresh negative test. */
    public NewMeasure wanted(PersonId person, String version, String protocol, Anchors anchors, Credits credits) {
        Plan plan = policies.plan(version, protocol, anchors, credits);
        PersonCard card =
                Acting.as(Actor.SYSTEM, () -> people.cards(List.of(person)).get(person));
        return new NewMeasure(
                MeasureId.next(),
                person,
                card.householdId(),
                card.path(),
                card.rentalPath(),
                plan,
                "outside-jinhua",
                new Bilingual("从外地来", "Came from elsewhere"),
                Ids.next(),
                List.of(),
                false);
    }

    public MeasureId begin(Actor actor, PersonId person, String protocol, Anchors anchors) {
        NewMeasure wanted = wanted(person, VERSION, protocol, anchors, Credits.negativeBeforeArrival(24));
        return Acting.as(actor, () -> care.begin(wanted));
    }

    /** Somebody who arrived on that day and was registered at that hour of it. */
    public static Anchors arrived(LocalDate day, int hour) {
        return Anchors.arrival(day).startingAt(day.atTime(hour, 0));
    }

    public List<Task> slots(Actor actor, MeasureId measure) {
        return Acting.as(actor, () -> tasks.ofSource(measure.value()));
    }

    public List<Task> slots(Actor actor, MeasureId measure, String kind) {
        return slots(actor, measure).stream().filter(t -> t.kind().equals(kind)).toList();
    }

    public Receipt complete(Actor actor, Task task, Map<String, Object> answers) {
        return complete(actor, task, UUID.randomUUID(), answers);
    }

    public Receipt complete(Actor actor, Task task, UUID id, Map<String, Object> answers) {
        return Acting.as(actor, () -> tasks.complete(task.id(), CompletionForm.now(id, answers)));
    }
}
