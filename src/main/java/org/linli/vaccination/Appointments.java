package org.linli.vaccination;

import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is to come to a day and when: each half hour holds so many, whoever comes last gets the next that has room. */
@Service
@Transactional
public class Appointments {

    private final AppointmentStore store;
    private final LockedKeys keys;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Appointments(AppointmentStore store, LockedKeys keys, BusinessClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.events = events;
    }

    /** Those who are to come to a day that is not over. */
    @Transactional(readOnly = true)
    public Set<UUID> coming(Collection<UUID> persons) {
        return store.coming(persons, clock.today());
    }

    /** Gives somebody the earliest half hour with room; whoever has one of that day keeps it. */
    Appointment make(VaccinationDay day, Person person, int number, Set<Needed> needs) {
        keys.hold("vaccination.day", List.of(day.id().toString()));
        Optional<Appointment> known = store.of(day.id(), person.id().value());
        AppointmentStore.Taken taken = store.taken(day.id());
        var wanted = new Appointment(
                known.map(Appointment::id).orElseGet(Ids::next),
                day.id(),
                person.id().value(),
                known.map(Appointment::ticket).orElse(taken.lastTicket() + 1),
                known.filter(one -> !one.withdrawn() && one.slot() != null)
                        .map(Appointment::slot)
                        .orElseGet(() -> room(day, taken)),
                number,
                needs,
                false);
        if (known.isPresent()) {
            store.renew(wanted);
        } else {
            store.insert(wanted, person, Acting.now().id(), clock.now());
        }
        events.publishEvent(new AppointmentMade(wanted, day));
        return wanted;
    }

    private static @Nullable LocalTime room(VaccinationDay day, AppointmentStore.Taken taken) {
        return day.slots().stream()
                .filter(slot -> taken.at(slot) < day.perSlot())
                .findFirst()
                .orElse(null);
    }

    /** Somebody does not come to a day after all. */
    void withdraw(UUID day, UUID person) {
        store.of(day, person).ifPresent(this::withdraw);
    }

    private void withdraw(Appointment one) {
        if (store.withdraw(one.id(), clock.now())) {
            events.publishEvent(new AppointmentWithdrawn(one));
        }
    }

    /**
     * Somebody is not here any more and comes to no day.
     *
     * @return all that they ever had
     */
    List<Appointment> gone(PersonId person) {
        store.ahead(person, clock.today()).forEach(this::withdraw);
        return store.of(person);
    }

    @Transactional(readOnly = true)
    public Appointment get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("appointment", id));
    }

    /** Those of a day, by half hour and ticket; whoever has no half hour comes first. */
    @Transactional(readOnly = true)
    public List<Appointment> of(UUID day) {
        return store.of(day);
    }

    /** How many have one, by day. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> counts(Collection<UUID> days) {
        return store.counts(days);
    }

    /** How many can still be given one of a day. */
    @Transactional(readOnly = true)
    public int room(VaccinationDay day) {
        AppointmentStore.Taken taken = store.taken(day.id());
        return day.slots().stream()
                .mapToInt(slot -> Math.max(0, day.perSlot() - taken.at(slot)))
                .sum();
    }
}
