package org.linli.vaccination;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking people to come to a day, by a call or at their door, and what they answer. */
@Service
@Transactional
public class Invitations {

    /** Permission to ask people to come. */
    public static final String INVITE = "vaccination.invite";

    /** How many can be asked at once. */
    static final int MOST = 500;

    private final InvitationStore store;
    private final VaccinationDays days;
    private final VaccinationSites sites;
    private final Appointments appointments;
    private final AppointmentTasks ofAppointments;
    private final Obstacles obstacles;
    private final ConfinedPersons confinement;
    private final Doses doses;
    private final People people;
    private final Tasks tasks;
    private final LockedKeys keys;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Invitations(
            InvitationStore store,
            VaccinationDays days,
            VaccinationSites sites,
            Appointments appointments,
            AppointmentTasks ofAppointments,
            Obstacles obstacles,
            ConfinedPersons confinement,
            Doses doses,
            People people,
            Tasks tasks,
            LockedKeys keys,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.days = days;
        this.sites = sites;
        this.appointments = appointments;
        this.ofAppointments = ofAppointments;
        this.obstacles = obstacles;
        this.confinement = confinement;
        this.doses = doses;
        this.people = people;
        this.tasks = tasks;
        this.keys = keys;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks people to come to a day: a task for each, a call where a number is on record, else at the door. Whoever was
     * asked for that day, comes on another one, is due for nothing on it, has an obstacle that holds then or must stay
     * where they are then, is left out.
     *
     * @return how many were asked, and who was left out since the vaccine of the day does not go with theirs
     * @throws Refused for a day that is over or cancelled, for nobody, and for more than {@value #MOST}
     */
    public Invited invite(Collection<UUID> persons, UUID dayId) {
        permissions.demand(INVITE);
        VaccinationDay day = days.get(dayId);
        if (day.cancelled() || !clock.at(day.day(), day.opens()).isAfter(clock.now())) {
            throw Refused.of("day", "vaccination.invite.over");
        }
        if (persons.isEmpty() || persons.size() > MOST) {
            throw Refused.of("chosen", "vaccination.invite.count", MOST);
        }
        keys.hold("vaccination", persons.stream().map(UUID::toString).toList());
        Map<PersonId, PersonCard> cards =
                people.cards(persons.stream().map(PersonId::of).toList());
        Map<UUID, Invitation> before =
                store.last(persons).stream().collect(Collectors.toMap(Invitation::person, one -> one));
        Map<PersonId, List<Dose>> given = doses.counting(cards.keySet());
        Map<UUID, DoseDue> due = due(cards.keySet(), given, day);
        Set<UUID> kept = obstacles.holding(persons, day.day());
        Set<UUID> coming = appointments.coming(persons);
        Set<UUID> confined = confinement.on(day.day(), cards.keySet());
        List<NewTask> opened = new ArrayList<>();
        int otherVaccine = 0;
        for (PersonCard card : cards.values()) {
            Invitation last = before.get(card.id().value());
            DoseDue next = due.get(card.id().value());
            boolean isAsked = last != null && last.day().equals(dayId)
                    || kept.contains(card.id().value())
                    || confined.contains(card.id().value())
                    || coming.contains(card.id().value());
            if (next == null || !card.isHere() || isAsked) {
                continue;
            }
            if (!doses.history(given.getOrDefault(card.id(), List.of())).allows(day.vaccine(), day.day())) {
                otherVaccine++;
            } else {
                if (last != null) {
                    tasks.closeAll(last.id(), "vaccination.invite.again");
                }
                var one = new Invitation(Ids.next(), card.id().value(), dayId, next.number(), null, Set.of(), null, 0);
                store.insert(one, card, Acting.now().id(), clock.now());
                opened.add(task(
                        one,
                        next.isBooster(),
                        day,
                        card.path(),
                        card.rentalPath(),
                        card.householdId(),
                        card.phone() != null));
            }
        }
        tasks.open(opened);
        audit.record("vaccination.invited", dayId.toString(), day.path(), Integer.toString(opened.size()));
        return new Invited(opened.size(), otherVaccine);
    }

    /** The dose that each is due for on a day; missing where there is none. */
    private Map<UUID, DoseDue> due(Collection<PersonId> persons, Map<PersonId, List<Dose>> given, VaccinationDay day) {
        return persons.stream()
                .flatMap(person -> doses
                        .after(given.getOrDefault(person, List.of()))
                        .filter(due -> due.on(day.day()) != DoseDue.State.NOT_YET)
                        .map(due -> Map.entry(person.value(), due))
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private NewTask task(
            Invitation one,
            boolean isBooster,
            VaccinationDay day,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            HouseholdId home,
            boolean byPhone) {
        return new NewTask(
                TaskId.of(UUID.nameUUIDFromBytes((one.id() + " " + one.tries()).getBytes(StandardCharsets.UTF_8))),
                InvitationTask.KEY,
                path,
                rentalPath,
                PersonId.of(one.person()),
                home,
                one.id(),
                clock.now(),
                day.toldBy(clock),
                clock.today(),
                Map.of(
                        InvitationTask.WAY, byPhone ? InvitationTask.CALL : InvitationTask.KNOCK,
                        InvitationTask.DAY, day.day().toString(),
                        InvitationTask.SITE, sites.name(day.place()),
                        InvitationTask.NUMBER, Integer.toString(one.number()),
                        InvitationTask.BOOSTER, Boolean.toString(isBooster)));
    }

    /**
     * Keeps what came of it; the last one counts, and what the one before led to is taken back.
     *
     * @return what is said of it to whoever entered it
     */
    CompletionOutcome answered(UUID id, InvitationAnswer answer, Completion completion) {
        Invitation one = store.find(id).orElseThrow(() -> new NotFound("invitation", id));
        keys.hold("vaccination", List.of(one.person().toString()));
        Person person = people.get(PersonId.of(one.person()));
        VaccinationDay day = days.get(one.day());
        takeBack(one);
        return switch (answer) {
            case InvitationAnswer.Comes(Set<Needed> needs) -> comes(one, day, person, needs, completion);
            case InvitationAnswer.Not not -> not(one, person, not, completion);
            case InvitationAnswer.Nobody() -> nobody(one, day, person, completion);
        };
    }

    private void takeBack(Invitation one) {
        UUID obstacle = one.obstacle();
        if (obstacle != null) {
            obstacles.takeBack(obstacle);
        }
        if (one.answer() == Invitation.Answer.COMES) {
            appointments.withdraw(one.day(), one.person());
            ofAppointments.close(one.day(), one.person(), "vaccination.tell.withdrawn");
        }
    }

    private CompletionOutcome comes(
            Invitation one, VaccinationDay day, Person person, Set<Needed> needs, Completion completion) {
        keep(one, Invitation.Answer.COMES, needs, null, one.tries(), completion);
        if (day.cancelled()) {
            return CompletionOutcome.serious("vaccination.said.cancelled");
        }
        if (!person.isHere()) {
            return CompletionOutcome.noted("vaccination.invite.gone");
        }
        Appointment appointment = appointments.make(day, person, one.number(), needs);
        LocalTime slot = appointment.slot();
        return slot == null
                ? CompletionOutcome.serious("vaccination.said.full", appointment.ticket())
                : CompletionOutcome.noted("vaccination.said.comes", slot.toString(), appointment.ticket());
    }

    private CompletionOutcome not(Invitation one, Person person, InvitationAnswer.Not not, Completion completion) {
        Obstacle obstacle =
                not.asObstacle(Ids.next(), one.person(), clock.dayOf(completion.at()), clock.now(), completion.by());
        boolean isLater = not.reason().kind() == ObstacleKind.POSTPONED;
        boolean holds = obstacle.holdsOn(clock.today());
        if (holds) {
            obstacles.keep(obstacle, person);
        }
        keep(
                one,
                isLater ? Invitation.Answer.LATER : Invitation.Answer.NO,
                Set.of(),
                holds ? obstacle.id() : null,
                one.tries(),
                completion);
        return CompletionOutcome.noted(isLater ? "vaccination.said.later" : "vaccination.said.no");
    }

    private CompletionOutcome nobody(Invitation one, VaccinationDay day, Person person, Completion completion) {
        int tries = one.tries() + 1;
        keep(one, null, Set.of(), null, tries, completion);
        if (!person.isHere()
                || day.cancelled()
                || !clock.at(day.day(), day.opens()).isAfter(clock.now())) {
            return CompletionOutcome.serious("vaccination.said.nobody");
        }
        var again = new Invitation(one.id(), one.person(), one.day(), one.number(), null, Set.of(), null, tries);
        boolean isBooster = doses.history(doses.counting(List.of(person.id())).getOrDefault(person.id(), List.of()))
                .isBooster(one.number(), day.vaccine());
        tasks.open(List.of(task(again, isBooster, day, person.path(), person.rentalPath(), person.household(), false)));
        return CompletionOutcome.serious("vaccination.said.again");
    }

    private void keep(
            Invitation one,
            Invitation.@Nullable Answer answer,
            Set<Needed> needs,
            @Nullable UUID obstacle,
            int tries,
            Completion completion) {
        store.answer(
                new Invitation(one.id(), one.person(), one.day(), one.number(), answer, needs, obstacle, tries),
                completion.by(),
                completion.at());
    }

    /** A day is not held: nobody is asked to it any more, and nobody has said that they come to it. */
    void cancelled(VaccinationDay day) {
        store.forget(day.id()).forEach(one -> tasks.closeAll(one, "vaccination.invite.cancelled"));
    }

    /** A day is held otherwise: whoever has not answered is asked for what holds now. */
    void moved(VaccinationDay day) {
        List<UUID> open = store.open(day.id()).stream().map(Invitation::id).toList();
        tasks.ofSources(open).values().stream()
                .flatMap(List::stream)
                .filter(Task::isOpen)
                .forEach(task -> tasks.amend(amended(task, day)));
    }

    private NewTask amended(Task task, VaccinationDay day) {
        Map<String, String> data = new HashMap<>(task.data());
        data.put(InvitationTask.DAY, day.day().toString());
        data.put(InvitationTask.SITE, sites.name(day.place()));
        return new NewTask(
                task.id(),
                task.kind(),
                task.path(),
                task.rentalPath(),
                task.personId(),
                task.householdId(),
                task.sourceId(),
                task.dueFrom(),
                day.toldBy(clock),
                task.day(),
                data);
    }

    /**
     * Somebody was told of another time. Whoever had said that they cannot come then, and can, has their appointment
     * again, unless they do not come for another reason.
     *
     * @param isSo false where they cannot come then: they are among those whom nobody has asked
     */
    void stands(UUID appointment, boolean isSo, Completion completion) {
        Appointment one = appointments.get(appointment);
        VaccinationDay day = days.get(one.day());
        if (isSo && one.withdrawn() && completion.replaces() != null && canStand(one, day)) {
            appointments.make(day, people.get(PersonId.of(one.person())), one.number(), one.needs());
        } else if (!isSo && !one.withdrawn()) {
            appointments.withdraw(one.day(), one.person());
            store.forget(one.day(), one.person());
        }
    }

    private boolean canStand(Appointment one, VaccinationDay day) {
        return !day.cancelled()
                && store.last(one.person())
                        .map(Invitation::answer)
                        .filter(answer -> answer != Invitation.Answer.COMES)
                        .isEmpty()
                && obstacles.holding(List.of(one.person()), day.day()).isEmpty();
    }

    /** The last one of each of these people who was asked. */
    @Transactional(readOnly = true)
    public List<Invitation> last(Collection<UUID> persons) {
        return store.last(persons);
    }

    /** Nobody is asked any more who was given the dose. */
    @EventListener
    void changed(DosesChanged event) {
        Optional<Invitation> last = store.last(event.person().value());
        if (last.isPresent() && last.get().number() <= event.given()) {
            tasks.closeAll(last.get().id(), "vaccination.invite.given");
        }
    }
}
