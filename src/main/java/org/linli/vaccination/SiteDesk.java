package org.linli.vaccination;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.field.FieldClock;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.platform.Texts;
import org.linli.tasks.Completion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is done at a site with whoever comes. Devices send it when they can, also again; each is taken or refused for
 * itself, in a transaction of its own.
 */
@Service
public class SiteDesk {

    /** Permission to work at a site. */
    public static final String WORK = "vaccination.site";

    /** Sent at once. */
    static final int MOST = 200;

    private final SiteEventStore store;
    private final SiteEventReader reader;
    private final AppointmentStore appointments;
    private final VaccinationDays days;
    private final VaccinationSites sites;
    private final Doses doses;
    private final Obstacles obstacles;
    private final Reactions reactions;
    private final DoseChecks checks;
    private final DoseDoubts doubts;
    private final DoseWords words;
    private final People people;
    private final LockedKeys keys;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Texts texts;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    SiteDesk(
            SiteEventStore store,
            SiteEventReader reader,
            AppointmentStore appointments,
            VaccinationDays days,
            VaccinationSites sites,
            Doses doses,
            Obstacles obstacles,
            Reactions reactions,
            DoseChecks checks,
            DoseDoubts doubts,
            DoseWords words,
            People people,
            LockedKeys keys,
            Permissions permissions,
            AuditTrail audit,
            Texts texts,
            BusinessClock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.store = store;
        this.reader = reader;
        this.appointments = appointments;
        this.days = days;
        this.sites = sites;
        this.doses = doses;
        this.obstacles = obstacles;
        this.reactions = reactions;
        this.checks = checks;
        this.doubts = doubts;
        this.words = words;
        this.people = people;
        this.keys = keys;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /** Where each of the appointments stands. */
    @Transactional(readOnly = true)
    Map<UUID, SiteVisit> visits(Collection<UUID> of) {
        Map<UUID, List<SiteEvent>> events = store.of(of);
        Map<UUID, SiteVisit> visits = new HashMap<>();
        of.forEach(one -> visits.put(one, SiteVisit.of(events.getOrDefault(one, List.of()))));
        return visits;
    }

    /**
     * Takes what was done, in the order in which it was done.
     *
     * @param sentAt the device's clock while it sends, by which the times are corrected
     * @throws Refused without a clock, and for more than {@value #MOST}
     */
    public List<SiteResult> take(@Nullable Instant sentAt, List<SiteEventSent> sent) {
        permissions.demand(WORK);
        if (sentAt == null) {
            throw Refused.of("sentAt", "vaccination.event.clock");
        }
        if (sent.size() > MOST) {
            throw Refused.of("events", "vaccination.event.many", MOST);
        }
        Duration ahead = FieldClock.ahead(clock.now(), sentAt);
        List<SiteResult> results = new ArrayList<>();
        for (SiteEventSent one : sent) {
            try {
                SiteEvent event = reader.read(one, ahead);
                results.add(Objects.requireNonNull(transaction.execute(status -> take(event))));
            } catch (Refused refused) {
                results.add(new SiteResult(
                        one.id(),
                        SiteResult.REFUSED,
                        refused.problems().stream().map(texts::of).collect(Collectors.joining(" "))));
            } catch (StaleRecord changed) {
                results.add(new SiteResult(one.id(), SiteResult.REFUSED, texts.of("vaccination.event.changed")));
            } catch (NotFound elsewhere) {
                results.add(new SiteResult(one.id(), SiteResult.REFUSED, texts.of("vaccination.event.appointment")));
            }
        }
        return results;
    }

    private SiteResult take(SiteEvent sent) {
        Appointment of = appointments
                .find(sent.appointment())
                .orElseThrow(() -> new NotFound("appointment", sent.appointment()));
        keys.hold("vaccination", List.of(of.person().toString()));
        List<SiteEvent> before = store.of(List.of(of.id())).getOrDefault(of.id(), List.of());
        if (before.stream().anyMatch(one -> one.id().equals(sent.id()))) {
            return new SiteResult(sent.id(), SiteResult.KNOWN, "");
        }
        VaccinationDay day = days.get(of.day());
        Person person = people.get(PersonId.of(of.person()));
        SiteVisit stood = SiteVisit.of(before);
        demand(sent, stood);
        List<DoseAgainst> against = sent.kind() == SiteEventKind.JAB ? jab(sent, stood, day, person) : List.of();
        SiteEvent event = sent.marked(against, stood.jab() != null);
        switch (event.kind()) {
            case ASKED -> fit(event, day, person);
            case DECLINED -> declined(event, person);
            case REACTION -> reaction(event, stood, person);
            case UNDO -> undo(event, before);
            case IN, JAB, LEFT -> {
                // Nothing follows but where they stand.
            }
        }
        if (!store.insert(event, clock.now())) {
            throw Refused.of("id", "vaccination.event.taken");
        }
        List<SiteEvent> after = new ArrayList<>(before);
        after.add(event);
        SiteVisit visit = SiteVisit.of(after);
        store.keep(of.id(), visit, visit.jab() == null ? null : visit.jab().id());
        events.publishEvent(new SiteVisitChanged(of, stood, visit));
        if (event.kind() == SiteEventKind.LEFT) {
            events.publishEvent(new AppointmentOver(of, event.at()));
        }
        audit.record("vaccination.site." + event.kind().code(), person.id().toString(), person.path(), "");
        return against.isEmpty()
                ? new SiteResult(event.id(), SiteResult.STORED, "")
                : new SiteResult(
                        event.id(), SiteResult.MARKED, texts.of("vaccination.event.marked", words.against(against)));
    }

    /**
     * Somebody is let go by whoever was told that nobody had done so; what was entered before to the same task is taken
     * back.
     *
     * @param isLetGo false where they are not, after all
     */
    void release(UUID appointment, boolean isLetGo, Completion completion) {
        UUID by = Objects.requireNonNullElseGet(
                completion.by(), () -> Acting.now().account());
        UUID wrong = completion.replaces();
        if (wrong != null && isKnown(appointment, wrong)) {
            take(new SiteEvent(
                    Ids.next(),
                    appointment,
                    SiteEventKind.UNDO,
                    completion.receivedAt(),
                    by,
                    Map.of("of", wrong.toString())));
        }
        if (isLetGo) {
            take(new SiteEvent(completion.id(), appointment, SiteEventKind.LEFT, completion.at(), by, Map.of()));
        }
    }

    private boolean isKnown(UUID appointment, UUID event) {
        return store.of(List.of(appointment)).getOrDefault(appointment, List.of()).stream()
                .anyMatch(one -> one.id().equals(event));
    }

    /** Refuses what does not follow on what was done before. */
    private static void demand(SiteEvent event, SiteVisit visit) {
        String problem = switch (event.kind()) {
            case IN -> visit.in() != null ? "vaccination.event.in.twice" : "";
            case ASKED -> visit.in() == null ? "vaccination.event.not-in" : still(visit);
            case DECLINED -> visit.in() == null ? "vaccination.event.not-in" : given(visit);
            case REACTION -> visit.jab() == null ? "vaccination.event.not-given" : "";
            case LEFT ->
                visit.jab() == null && visit.declined() == null && visit.in() == null ? "vaccination.event.not-in" : "";
            case JAB, UNDO -> "";
        };
        if (!problem.isEmpty()) {
            throw Refused.of("kind", problem);
        }
    }

    /** Whoever has declined or left comes to the dose only when that is taken back. */
    private static String still(SiteVisit visit) {
        if (visit.jab() == null && (visit.declined() != null || visit.left() != null)) {
            return "vaccination.event.gone";
        }
        return given(visit);
    }

    private static String given(SiteVisit visit) {
        return visit.jab() == null ? "" : "vaccination.event.given";
    }

    /** Before the needle: nobody is found fit against whose dose something speaks. */
    private void fit(SiteEvent event, VaccinationDay day, Person person) {
        if (event.yes("fit")) {
            List<Dose> given = given(person);
            Refused.ifAny(against(given, day, person, clock.dayOf(event.at())).stream()
                    .map(one -> Problem.of(
                            "kind", one.refusal(), words.vaccine(given, day.vaccine()), words.vaccine(day.vaccine())))
                    .toList());
        }
    }

    private List<Dose> given(Person person) {
        return doses.counting(List.of(person.id())).getOrDefault(person.id(), List.of());
    }

    private List<DoseAgainst> against(List<Dose> given, VaccinationDay day, Person person, LocalDate on) {
        Obstacle obstacle = obstacles.of(person.id()).stream()
                .filter(one -> one.holdsOn(on))
                .findFirst()
                .orElse(null);
        return checks.of(given, obstacle, day.vaccine(), on);
    }

    /** What was given is on record whatever speaks against it; a doctor is asked to look at it then. */
    private List<DoseAgainst> jab(SiteEvent event, SiteVisit visit, VaccinationDay day, Person person) {
        LocalDate on = clock.dayOf(event.at());
        List<DoseAgainst> against = new ArrayList<>();
        if (visit.jab() != null) {
            against.add(DoseAgainst.TWICE);
            doubts.ask(event.id(), person, against);
            return against;
        }
        against.addAll(against(given(person), day, person, on));
        if (visit.declined() != null || visit.left() != null) {
            against.add(DoseAgainst.GONE);
        } else if (!visit.isFit()) {
            against.add(DoseAgainst.NOT_FIT);
        }
        String maker = event.text("maker");
        Dose dose = doses.given(
                new Dose(
                        event.id(),
                        person.id().value(),
                        day.vaccine(),
                        maker.isEmpty() ? day.maker() : maker,
                        event.text("batch"),
                        1,
                        sites.name(day.place()),
                        on),
                day.place(),
                against);
        if (!against.isEmpty()) {
            doubts.ask(dose.id(), person, against);
        }
        return against;
    }

    private void declined(SiteEvent event, Person person) {
        String until = event.text("until");
        obstacles.keep(
                new Obstacle(
                        event.id(),
                        person.id().value(),
                        ObstacleReason.of(event.text("reason")).orElseThrow(),
                        "",
                        "",
                        until.isEmpty() ? null : LocalDate.parse(until),
                        "",
                        clock.dayOf(event.at()),
                        clock.now(),
                        event.by(),
                        null),
                person);
    }

    private void reaction(SiteEvent event, SiteVisit visit, Person person) {
        Object signs = event.data().getOrDefault("signs", List.of());
        reactions.keep(
                new Reaction(
                        event.id(),
                        person.id().value(),
                        Objects.requireNonNull(visit.jab()).id(),
                        true,
                        ((List<?>) signs).stream().map(Object::toString).toList(),
                        event.yes("serious"),
                        event.text("note"),
                        event.at(),
                        event.by()),
                person);
    }

    /** What the mistake led to is taken back with it. */
    private void undo(SiteEvent event, List<SiteEvent> before) {
        SiteEvent wrong = before.stream()
                .filter(one -> one.id().toString().equals(event.text("of")))
                .findFirst()
                .orElseThrow(() -> Refused.of("of", "vaccination.event.of"));
        switch (wrong.kind()) {
            case JAB -> {
                if (!wrong.isSecond()) {
                    doses.strike(wrong.id(), DoseEnd.NOT_GIVEN);
                }
                doubts.forget(wrong.id());
            }
            case DECLINED -> obstacles.takeBack(wrong.id());
            case REACTION -> reactions.forget(wrong.id());
            case IN, ASKED, LEFT -> {
                if (wrong.kind() == SiteEventKind.IN && SiteVisit.of(before).asked() != null) {
                    throw Refused.of("of", "vaccination.event.order");
                }
            }
            case UNDO -> throw Refused.of("of", "vaccination.event.of");
        }
    }
}
