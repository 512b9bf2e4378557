package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why people are not given a dose. Of each at most one holds; a new one takes its place, and both stay on record. */
@Service
@Transactional
public class Obstacles {

    private final ObstacleStore store;
    private final People people;
    private final LockedKeys keys;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Obstacles(
            ObstacleStore store,
            People people,
            LockedKeys keys,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.people = people;
        this.keys = keys;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Enters one; sent twice with the same id it is stored once.
     *
     * @throws Refused for a day to come on which it was found, and one that is over
     */
    public void enter(Obstacle typed) {
        permissions.demand(Doses.ENTER);
        keys.hold("vaccination", List.of(typed.person().toString()));
        Person person = people.get(PersonId.of(typed.person()));
        if (store.find(typed.id()).isPresent()) {
            return;
        }
        if (typed.foundOn().isAfter(clock.today())) {
            throw Refused.of(ObstacleForm.FOUND, "vaccination.obstacle.found.future");
        }
        if (!typed.holdsOn(clock.today())) {
            throw Refused.of(ObstacleForm.UNTIL, "vaccination.obstacle.until.past");
        }
        keep(typed, person);
        audit.record("vaccination.obstacle.entered", person.id().toString(), person.path(), "");
    }

    /** Keeps what was answered to an invitation, whoever asked; beside what a doctor has found it does not count. */
    void keep(Obstacle obstacle, Person person) {
        List<Obstacle> open = store.of(person.id()).stream()
                .filter(one -> one.ended() == null)
                .toList();
        if (obstacle.kind() != ObstacleKind.CONTRAINDICATION
                && open.stream()
                        .anyMatch(one ->
                                one.kind() == ObstacleKind.CONTRAINDICATION && one.holdsOn(obstacle.foundOn()))) {
            return;
        }
        open.forEach(one -> store.end(one.id(), "replaced", Acting.now().id(), clock.now()));
        store.insert(obstacle, person);
        events.publishEvent(new ObstacleKept(obstacle, person.id()));
    }

    /** Those who may not be given a dose on a day, by a doctor's word or for the time being; not who has refused. */
    @Transactional(readOnly = true)
    public Set<UUID> holding(Collection<UUID> persons, LocalDate day) {
        return store.holding(persons, day);
    }

    /** Takes back what was answered to an invitation. */
    void takeBack(UUID id) {
        store.end(id, "mistaken", Acting.now().id(), clock.now());
    }

    /**
     * It holds no more.
     *
     * @param mistaken whether it never did
     * @throws StaleRecord where somebody else said so before
     */
    public void end(UUID id, boolean mistaken) {
        permissions.demand(Doses.ENTER);
        Obstacle obstacle = get(id);
        Person person = people.get(PersonId.of(obstacle.person()));
        if (!store.end(id, mistaken ? "mistaken" : "over", Acting.now().id(), clock.now())) {
            throw new StaleRecord("obstacle", id);
        }
        audit.record("vaccination.obstacle.ended", person.id().toString(), person.path(), "");
    }

    @Transactional(readOnly = true)
    public Obstacle get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("obstacle", id));
    }

    /** All of somebody, the latest first. */
    @Transactional(readOnly = true)
    public List<Obstacle> of(PersonId person) {
        return store.of(person);
    }

    /** What holds on a day of these people, by person. */
    @Transactional(readOnly = true)
    public Map<PersonId, Obstacle> ofAll(Collection<PersonId> persons, LocalDate day) {
        return store.of(persons, day).stream().collect(Collectors.toMap(one -> PersonId.of(one.person()), one -> one));
    }

    /** The one that holds today. */
    @Transactional(readOnly = true)
    public Optional<Obstacle> holding(PersonId person) {
        return store.of(person).stream()
                .filter(one -> one.holdsOn(clock.today()))
                .findFirst();
    }
}
