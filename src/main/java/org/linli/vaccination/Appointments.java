package org.linli.vaccination;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
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
    private final VaccinationDayStore days;
    private final LockedKeys keys;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Appointments(
            AppointmentStore store,
            VaccinationDayStore days,
            LockedKeys keys,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.days = days;
        this.keys = keys;
        this.clock = clock;
        this.events = events;
    }

    /** Those who are to come to a day that is not over. */
    @Transactional(readOnly = true)
    public Set<UUID> coming(Collection<UUID> persons) {
        return store.coming(persons, clock.today());
    }

    /** Gives somebody the earliest half hour to come with room; whoever has one of that day keeps it. */
    Appointment make(VaccinationDay day, Person person, int number, Set<Needed> needs) {
        return make(day, person, number, needs, clock.now());
    }

    /** Gives whoever stands at the site the earliest half hour with room, which may be the one that runs. */
    Appointment takeIn(VaccinationDay day, Person person, int number) {
        return make(day, person, number, Set.of(), clock.now().minus(VaccinationDay.SLOT_MINUTES, ChronoUnit.MINUTES));
    }

    /** @param after the half hour begins later than that */
    private Appointment make(VaccinationDay day, Person person, int number, Set<Needed> needs, Instant after) {
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
                        .orElseGet(() -> room(day, taken, after)),
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

    private @Nullable LocalTime room(VaccinationDay day, AppointmentStore.Taken taken, Instant after) {
        return day.slots(clock, after).stream()
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
        store.ahead(List.of(person), clock.today()).forEach(this::withdraw);
        return store.of(person);
    }

    /**
     * Somebody does not come any more to those of their days to which they have not come yet.
     *
     * @param ending whether they do not come to a day
     * @return what they had of them
     */
    List<Appointment> end(PersonId person, BiPredicate<Appointment, VaccinationDay> ending) {
        List<Appointment> ended = store.ahead(List.of(person), clock.today()).stream()
                .filter(one -> days.find(one.day())
                        .filter(day -> ending.test(one, day))
                        .isPresent())
                .toList();
        ended.forEach(this::withdraw);
        return ended;
    }

    /** What somebody needs to come may have changed. */
    void again(Collection<PersonId> persons) {
        List<Appointment> all = store.ahead(persons, clock.today());
        all.forEach(one -> days.find(one.day()).ifPresent(day -> events.publishEvent(new AppointmentMade(one, day))));
    }

    /**
     * A day is not held: nobody comes to it any more who has not come yet.
     *
     * @return who was to come
     */
    List<Appointment> cancel(VaccinationDay day) {
        keys.hold("vaccination.day", List.of(day.id().toString()));
        List<Appointment> all = store.ahead(day.id());
        all.forEach(this::withdraw);
        return all;
    }

    /**
     * A day is held otherwise: whoever has not come yet gets a half hour of it as it is now.
     *
     * @return those who are to come at another time or to another place than they were told
     */
    List<Appointment> shift(VaccinationDay before, VaccinationDay after) {
        keys.hold("vaccination.day", List.of(after.id().toString()));
        List<Appointment> all = store.ahead(after.id());
        List<LocalTime> open = after.slots(clock, clock.now());
        Map<UUID, Optional<LocalTime>> slots = new AppointmentShift(before, after, open).of(all);
        boolean isElsewhere =
                !before.day().equals(after.day()) || !before.place().equals(after.place());
        List<Appointment> others = new ArrayList<>();
        for (Appointment one : all) {
            LocalTime slot = slots.getOrDefault(one.id(), Optional.empty()).orElse(null);
            if (isElsewhere || !Objects.equals(slot, one.slot())) {
                Appointment shifted = one.at(slot);
                store.shift(one.id(), slot);
                events.publishEvent(new AppointmentMade(shifted, after));
                others.add(shifted);
            }
        }
        return others;
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
        return day.slots(clock, clock.now()).stream()
                .mapToInt(slot -> Math.max(0, day.perSlot() - taken.at(slot)))
                .sum();
    }
}
