package org.linli.vaccination;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.BeyondScope;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What follows from a day that is held otherwise or not at all: whoever is to come gets another half hour or none, with
 * their lift, and is told; whoever was asked and has not answered is asked for what holds now.
 */
@Component
class VaccinationDayFollowing {

    private final Appointments appointments;
    private final Invitations invitations;
    private final VaccinationSites sites;
    private final People people;
    private final Tasks tasks;
    private final BeyondScope beyond;
    private final BusinessClock clock;

    VaccinationDayFollowing(
            Appointments appointments,
            Invitations invitations,
            VaccinationSites sites,
            People people,
            Tasks tasks,
            BeyondScope beyond,
            BusinessClock clock) {
        this.appointments = appointments;
        this.invitations = invitations;
        this.sites = sites;
        this.people = people;
        this.tasks = tasks;
        this.beyond = beyond;
        this.clock = clock;
    }

    /** Those who have moved to another community meanwhile follow too. */
    @EventListener
    void changed(VaccinationDayChanged event) {
        if (event.before().day().isBefore(clock.today())) {
            return;
        }
        if (event.isOff()) {
            beyond.run(() -> off(event.before()));
        } else if (event.isMoved()) {
            beyond.run(() -> moved(event));
        }
    }

    private void off(VaccinationDay day) {
        tell(appointments.cancel(day), day, ChangedDayTask.OFF);
        invitations.cancelled(day);
    }

    private void moved(VaccinationDayChanged event) {
        List<Appointment> others = appointments.shift(event.before(), event.after());
        tell(others, event.after(), ChangedDayTask.MOVED);
        invitations.moved(event.after());
    }

    private void tell(List<Appointment> all, VaccinationDay day, String what) {
        Map<UUID, List<Task>> before =
                tasks.ofSources(all.stream().map(Appointment::id).toList());
        List<NewTask> opened = new ArrayList<>();
        for (Appointment one : all) {
            tasks.close(
                    before.getOrDefault(one.id(), List.of()).stream()
                            .filter(task -> task.isOpen() && ChangedDayTask.ENDED.contains(task.kind()))
                            .map(Task::id)
                            .toList(),
                    "vaccination.tell.again");
            Person person = people.get(PersonId.of(one.person()));
            if (person.isHere()) {
                opened.add(task(one, day, person, what));
            }
        }
        tasks.open(opened);
    }

    private NewTask task(Appointment one, VaccinationDay day, Person person, String what) {
        String key = one.id() + " tell " + day.version() + " " + what;
        LocalTime slot = one.slot();
        return new NewTask(
                TaskId.of(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))),
                ChangedDayTask.KEY,
                person.path(),
                person.rentalPath(),
                person.id(),
                person.household(),
                one.id(),
                clock.now(),
                day.toldBy(clock),
                clock.today(),
                Map.of(
                        ChangedDayTask.WHAT, what,
                        ChangedDayTask.DAY, day.day().toString(),
                        ChangedDayTask.TIME, slot == null ? "" : slot.toString(),
                        ChangedDayTask.SITE, sites.name(day.place()),
                        ChangedDayTask.TICKET, Integer.toString(one.ticket())));
    }
}
