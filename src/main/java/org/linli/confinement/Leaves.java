package org.linli.confinement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleMoved;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.tasks.Answers;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leaving a confinement with approval, in a closed loop: asked, decided about, out by a named vehicle, and back. */
@Service
@Transactional
public class Leaves {

    /** What is asked of a leave, on a phone and on the desk. */
    public static final TaskForm FORM = TaskForm.of(
            LeaveStep.ASKING,
            TaskField.choice("purpose", "hospital", "dialysis", "funeral", "exam", "other"),
            TaskField.text("words", Leave.LONGEST).needed(),
            TaskField.moment("out", TaskField.Type.DATETIME),
            TaskField.moment("back", TaskField.Type.DATETIME));

    /** Farther ahead nobody knows what will be. */
    private static final Duration AHEAD = Duration.ofDays(14);

    private static final Duration LONGEST = Duration.ofDays(3);

    /** A leave that was meant for a while ago is asked for too late. */
    private static final Duration AGO = Duration.ofHours(1);

    private final LeaveStore store;
    private final People people;
    private final Measures measures;
    private final ObjectProvider<Tasks> tasks;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Leaves(
            LeaveStore store,
            People people,
            Measures measures,
            ObjectProvider<Tasks> tasks,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.people = people;
        this.measures = measures;
        this.tasks = tasks;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Leave get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("leave", id));
    }

    @Transactional(readOnly = true)
    List<Leave> of(PersonId person) {
        return store.of(person);
    }

    /** Those of a household that have not come to an end. */
    @Transactional(readOnly = true)
    List<Leave> standing(HouseholdId household) {
        return store.standing(household);
    }

    /**
     * Asks for a leave of somebody who is confined; sent again under the same id it is asked once.
     *
     * @param answers of {@link #FORM}
     * @throws Refused for times that cannot be, and for somebody who is not confined then
     */
    public Leave ask(UUID id, PersonId person, Answers answers) {
        permissions.demand(ConfinementSetup.ASK);
        Person who = people.get(person);
        Instant out = clock.at(LocalDateTime.parse(answers.text("out")));
        Instant back = clock.at(LocalDateTime.parse(answers.text("back")));
        Measure measure = measures.active(person)
                .filter(each -> each.confinesOn(clock.dayOf(out)))
                .orElseThrow(() -> Refused.of("", "confinement.not.confined", who.name()));
        Refused.ifAny(problems(out, back));
        var leave = new Leave(
                id,
                person,
                who.household(),
                measure.id(),
                who.path(),
                who.rentalPath(),
                Leave.Purpose.of(answers.text("purpose")),
                answers.text("words"),
                out,
                back,
                clock.now(),
                Acting.now().id(),
                null,
                null,
                null,
                null,
                0);
        if (!store.insert(leave)) {
            return store.find(id)
                    .filter(before ->
                            before.person().equals(person) && before.words().equals(leave.words()))
                    .orElseThrow(() -> Refused.of("", "tasks.completion.taken"));
        }
        open(leave, LeaveStep.DECIDE, clock.now(), out);
        return leave;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Problem> problems(Instant out, Instant back) {
        List<Problem> problems = new ArrayList<>();
        Instant now = clock.now();
        if (out.isBefore(now.minus(AGO)) || out.isAfter(now.plus(AHEAD))) {
            problems.add(Problem.of("out", "confinement.out.when", AHEAD.toDays()));
        }
        if (!back.isAfter(out) || back.isAfter(out.plus(LONGEST))) {
            problems.add(Problem.of("back", "confinement.back.when", LONGEST.toDays()));
        }
        return problems;
    }

    /**
     * Approves or refuses it.
     *
     * @param vehicle by which, and who goes along; needed to approve
     * @param reason why not; needed to refuse
     */
    void decide(UUID id, @Nullable Integer version, boolean approved, String vehicle, String reason) {
        permissions.demand(ConfinementSetup.APPROVE);
        Leave leave = locked(id);
        if (version != null && version != leave.version()) {
            throw new StaleRecord("leave", id);
        }
        if (leave.stateAt(clock.now()) != Leave.State.ASKED) {
            throw Refused.of("", "confinement.decided");
        }
        if (approved && (vehicle.isBlank() || vehicle.length() > 100)) {
            throw Refused.of("vehicle", "confinement.vehicle.needed", 100);
        }
        if (!approved && (reason.isBlank() || reason.length() > Leave.LONGEST)) {
            throw Refused.of("reason", "confinement.reason.needed", Leave.LONGEST);
        }
        store.decide(
                id,
                new Leave.Decision(
                        approved,
                        approved ? vehicle.strip() : "",
                        reason.strip(),
                        clock.now(),
                        Acting.now().id()));
        audit.record(
                approved ? "leave.approved" : "leave.refused",
                leave.person().toString(),
                leave.path(),
                leave.purpose().code());
        close(id, LeaveStep.DECIDE, "confinement.closed.decided");
        if (approved) {
            open(
                    leave,
                    LeaveStep.GO,
                    leave.outAt().minus(AGO),
                    later(leave.outAt(), clock.now()).plus(AGO));
        }
    }

    /** They left. */
    void went(UUID id, Instant at) {
        Leave leave = locked(id);
        Leave.Decision decision = leave.decision();
        if (decision == null || !decision.isApproved() || leave.wentAt() != null) {
            return;
        }
        // Whoever was said not to go and went all the same is waited for.
        store.unwent(id);
        store.went(id, at);
        open(leave, LeaveStep.RETURN, at, leave.backBy());
    }

    /** It was entered wrongly that they left: it stands as before. */
    void unwent(UUID id) {
        if (locked(id).wentAt() != null) {
            store.unwent(id);
            close(id, LeaveStep.RETURN, "confinement.closed.cancelled");
        }
    }

    /** It was entered wrongly that they are back: they are waited for again. */
    void uncame(UUID id) {
        Leave leave = locked(id);
        if (leave.cameAt() != null) {
            store.uncame(id);
            open(leave, LeaveStep.RETURN, clock.now(), leave.backBy());
        }
    }

    /** They are back, or stay where they are, such as in hospital. */
    void came(UUID id, Instant at) {
        Leave leave = locked(id);
        if (leave.cameAt() == null && leave.cancelledAt() == null) {
            if (leave.wentAt() == null) {
                store.went(id, at.isBefore(leave.outAt()) ? at : leave.outAt());
            }
            store.came(id, at);
            tasks.getObject().closeAll(id, "confinement.closed.back");
        }
    }

    /** It came to nothing: they did not go, or it was entered by mistake. */
    void cancel(UUID id) {
        permissions.demand(ConfinementSetup.ASK);
        Leave leave = locked(id);
        if (leave.wentAt() != null) {
            throw Refused.of("", "confinement.gone");
        }
        store.cancel(id, clock.now());
        audit.record(
                "leave.cancelled",
                leave.person().toString(),
                leave.path(),
                leave.purpose().code());
        tasks.getObject().closeAll(id, "confinement.closed.cancelled");
    }

    private Leave locked(UUID id) {
        tasks.getObject().hold(id);
        return store.lock(id).orElseThrow(() -> new NotFound("leave", id));
    }

    /** Who is to leave lives elsewhere now: whoever looks after them there sees to it. */
    void move(PeopleMoved moves) {
        Map<PersonId, PersonMoved> last = moves.last();
        for (Leave each : store.standing(last.keySet())) {
            Leave leave = locked(each.id());
            PersonMoved move = Objects.requireNonNull(last.get(leave.person()));
            store.move(leave.id(), move);
            boolean isElsewhere =
                    !leave.path().equals(move.path()) || !Objects.equals(leave.rentalPath(), move.rentalPath());
            if (isElsewhere) {
                boolean isMissed = tasks.getObject().ofSource(leave.id()).stream()
                        .anyMatch(task -> task.kind().equals(LeaveStep.MISS.kind()) && task.isOpen());
                tasks.getObject().closeAll(leave.id(), "confinement.closed.moved");
                Leave there = get(leave.id());
                openNext(there);
                if (isMissed) {
                    open(there, LeaveStep.MISS, clock.now(), clock.now().plus(AGO));
                }
            } else {
                tasks.getObject().rehouse(leave.id(), move.household());
            }
        }
    }

    private void openNext(Leave leave) {
        switch (leave.stateAt(clock.now())) {
            case ASKED -> open(leave, LeaveStep.DECIDE, clock.now(), leave.outAt());
            case APPROVED ->
                open(
                        leave,
                        LeaveStep.GO,
                        leave.outAt().minus(AGO),
                        leave.outAt().plus(AGO));
            case OUT, OVERDUE -> open(leave, LeaveStep.RETURN, clock.now(), leave.backBy());
            case REFUSED, BACK, CANCELLED -> {}
        }
    }

    /** Who was to leave is not here any more. */
    void gone(PersonId person) {
        store.standing(List.of(person)).forEach(leave -> end(leave.id(), "confinement.closed.gone"));
    }

    /** Those who have not left and are free to go anyway. */
    int endNeedless() {
        List<UUID> needless = store.needless(clock.today());
        needless.forEach(id -> end(id, "confinement.closed.free"));
        return needless.size();
    }

    private void end(UUID id, String why) {
        Leave leave = locked(id);
        store.cancel(leave.id(), clock.now());
        tasks.getObject().closeAll(id, why);
    }

    private void close(UUID id, LeaveStep step, String reason) {
        tasks.getObject().ofSource(id).stream()
                .filter(task -> task.kind().equals(step.kind()) && task.isOpen())
                .forEach(task -> tasks.getObject().close(task.id(), reason));
    }

    private void open(Leave leave, LeaveStep step, Instant from, Instant until) {
        tasks.getObject().open(List.of(task(TaskId.next(), leave, step, from, until)));
    }

    /** What somebody has to do about it. */
    NewTask task(TaskId id, Leave leave, LeaveStep step, Instant from, Instant until) {
        return new NewTask(
                id,
                step.kind(),
                leave.path(),
                leave.rentalPath(),
                leave.person(),
                leave.household(),
                leave.id(),
                from,
                until.isAfter(from) ? until : from.plus(AGO),
                clock.dayOf(from.isAfter(clock.now()) ? from : clock.now()),
                Map.of("purpose", leave.purpose().code(), "words", leave.words()));
    }
}
