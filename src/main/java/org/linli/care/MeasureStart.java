package org.linli.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Languages;
import org.linli.platform.Texts;
import org.linli.policy.Bilingual;
import org.linli.policy.Credits;
import org.linli.policy.Plan;
import org.linli.policy.Policies;
import org.linli.policy.Slot;
import org.linli.tasks.NewTask;
import org.linli.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Begins measures: keeps what was decided, opens the tasks, and covers those who live with the person. */
@Component
class MeasureStart {

    private final MeasureStore store;
    private final MeasureDecisionStore decisions;
    private final MeasureSuccession superseding;
    private final CheckRecorder recording;
    private final Schedule schedule;
    private final Tasks tasks;
    private final People people;
    private final Policies policies;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    MeasureStart(
            MeasureStore store,
            MeasureDecisionStore decisions,
            MeasureSuccession superseding,
            CheckRecorder recording,
            Schedule schedule,
            Tasks tasks,
            People people,
            Policies policies,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.decisions = decisions;
        this.superseding = superseding;
        this.recording = recording;
        this.schedule = schedule;
        this.tasks = tasks;
        this.people = people;
        this.policies = policies;
        this.texts = texts;
        this.clock = clock;
    }

    /** Whether it would begin beside what runs; otherwise that is stricter and goes on. */
    boolean wouldBegin(NewMeasure wanted, Measure running) {
        return superseding.begins(begun(wanted, null, null).measure(), running);
    }

    /** Those of them that would begin, one of each person. */
    Set<MeasureId> wouldBegin(Collection<NewMeasure> wanted) {
        Map<PersonId, Measure> running = running(List.copyOf(wanted));
        return wanted.stream()
                .filter(each -> Optional.ofNullable(running.get(each.personId()))
                        .map(measure -> wouldBegin(each, measure))
                        .orElse(true))
                .map(NewMeasure::id)
                .collect(Collectors.toSet());
    }

    /** A measure with the slots that become tasks. */
    record Begun(Measure measure, List<Slot> required) {}

    /**
     * Begins all of them, one of each person after the other. The ids are those of the measures that the people are
     * under then: of an earlier one where the same had been begun before, or where what runs already is stricter.
     */
    List<MeasureId> begin(List<NewMeasure> wanted) {
        store.lock(
                wanted.stream().map(NewMeasure::personId).toList(),
                wanted.stream().flatMap(w -> Stream.ofNullable(w.householdId())).toList());
        Map<NewMeasure, MeasureId> ids = new IdentityHashMap<>();
        List<NewMeasure> left = wanted;
        while (!left.isEmpty()) {
            Map<PersonId, NewMeasure> one = new LinkedHashMap<>();
            List<NewMeasure> others = new ArrayList<>();
            for (NewMeasure each : left) {
                if (one.putIfAbsent(each.personId(), each) != null) {
                    others.add(each);
                }
            }
            beginOneEach(List.copyOf(one.values()), ids);
            left = others;
        }
        return wanted.stream().map(w -> Objects.requireNonNull(ids.get(w))).toList();
    }

    private void beginOneEach(List<NewMeasure> wanted, Map<NewMeasure, MeasureId> ids) {
        Map<PersonId, Measure> running = running(wanted);
        Map<NewMeasure, Begun> begun = new LinkedHashMap<>();
        for (NewMeasure each : wanted) {
            Measure before = running.get(each.personId());
            LocalDate start = each.plan().anchors().startsAt().toLocalDate();
            Begun next = begun(each, null, before != null && superseding.meet(start, before) ? before.id() : null);
            if (before == null || superseding.begins(next.measure(), before)) {
                begun.put(each, next);
            } else {
                superseding.keep(before, next.measure(), next.required());
                recording.brought(before, each);
                ids.put(each, before.id());
            }
        }
        Set<MeasureId> stored = store(begun.values());
        Map<MeasureStore.Because, Measure> earlier = earlier(begun.keySet().stream()
                .filter(each -> !stored.contains(each.id()))
                .toList());
        Map<Measure, NewMeasure> covering = new LinkedHashMap<>();
        begun.forEach((each, next) -> {
            Measure measure = next.measure();
            if (!stored.contains(measure.id())) {
                ids.put(each, known(measure, earlier));
                return;
            }
            ids.put(each, measure.id());
            Measure before = running.get(each.personId());
            if (before != null && measure.supersedes() != null) {
                superseding.supersede(before, measure);
            }
            recording.brought(measure, each);
            covering.put(measure, each);
        });
        store(covers(covering));
    }

    /** What else runs for them; what follows from the same arrival is no other. */
    private Map<PersonId, Measure> running(List<NewMeasure> wanted) {
        Map<PersonId, Measure> running = new HashMap<>();
        wanted.stream().collect(Collectors.partitioningBy(NewMeasure::drill)).forEach((drill, those) -> {
            Map<PersonId, Measure> found =
                    superseding.running(those.stream().map(NewMeasure::personId).toList(), drill);
            List<NewMeasure> beside = those.stream()
                    .filter(each -> found.containsKey(each.personId()))
                    .toList();
            Set<MeasureStore.Because> repeated = earlier(beside).keySet();
            for (NewMeasure each : beside) {
                UUID source = each.sourceId();
                if (source == null || !repeated.contains(new MeasureStore.Because(source, each.personId()))) {
                    running.put(each.personId(), Objects.requireNonNull(found.get(each.personId())));
                }
            }
        });
        return running;
    }

    private static MeasureId known(Measure measure, Map<MeasureStore.Because, Measure> earlier) {
        return Optional.ofNullable(measure.sourceId())
                .map(source -> earlier.get(new MeasureStore.Because(source, measure.personId())))
                .orElseThrow(() -> new IllegalStateException("Measure " + measure.id() + " is neither new nor known"))
                .id();
    }

    /** The measures that follow from the same arrivals already. */
    private Map<MeasureStore.Because, Measure> earlier(Collection<NewMeasure> wanted) {
        return store.bySource(wanted.stream()
                .flatMap(w -> Stream.ofNullable(w.sourceId()).map(s -> new MeasureStore.Because(s, w.personId())))
                .toList());
    }

    private Set<MeasureId> store(Collection<Begun> begun) {
        List<Measure> measures = begun.stream().map(Begun::measure).toList();
        Set<MeasureId> stored = store.insert(measures);
        List<NewTask> opened = new ArrayList<>();
        List<MeasureDecisionStore.Moved> moves = new ArrayList<>();
        for (Begun each : begun) {
            Measure measure = each.measure();
            if (stored.contains(measure.id())) {
                each.required().forEach(slot -> opened.add(schedule.task(measure, slot)));
                moves.add(new MeasureDecisionStore.Moved(
                        new MeasureDecision(
                                Ids.next(),
                                measure.id(),
                                MeasureDecisionKind.BEGUN,
                                measure.begunAt(),
                                measure.begunBy(),
                                measure.isByHand() ? measure.reason().zh() : "",
                                null,
                                measure.endsOn()),
                        measure,
                        null));
            }
        }
        if (!opened.isEmpty()) {
            tasks.openNew(opened);
            decisions.append(moves);
        }
        events.publishEvent(new MeasuresBegun(
                measures.stream().filter(m -> stored.contains(m.id())).toList()));
        return stored;
    }

    private Begun begun(NewMeasure wanted, @Nullable MeasureId coResidentOf, @Nullable MeasureId supersedes) {
        return new Begun(
                wanted.begun(clock.now(), Acting.now().id(), coResidentOf, supersedes),
                wanted.plan().required());
    }

    /** What those who live with the people get while they are at home together. */
    private List<Begun> covers(Map<Measure, NewMeasure> begun) {
        Map<Measure, NewMeasure> covering = new LinkedHashMap<>();
        begun.forEach((measure, wanted) -> wanted.plan()
                .householdCover()
                .filter(cover -> !cover.until().isBefore(clock.today()))
                .ifPresent(cover -> covering.put(measure, wanted)));
        if (covering.isEmpty()) {
            return List.of();
        }
        Map<PersonId, List<PersonId>> others = people.livingWith(
                covering.keySet().stream().map(Measure::personId).toList());
        List<PersonId> all =
                others.values().stream().flatMap(List::stream).distinct().toList();
        Map<PersonId, PersonCard> cards = people.cards(all);
        Map<PersonId, List<Measure>> theirs = byPerson(store.active(all));
        List<Begun> covers = new ArrayList<>();
        covering.forEach((measure, wanted) -> others.getOrDefault(measure.personId(), List.of()).stream()
                .flatMap(person -> Stream.ofNullable(cards.get(person)))
                .flatMap(card -> cover(wanted, measure, card, theirs.getOrDefault(card.id(), List.of())).stream())
                .forEach(covers::add));
        return covers;
    }

    private Optional<Begun> cover(NewMeasure wanted, Measure measure, PersonCard card, List<Measure> running) {
        Plan.Cover cover = wanted.plan().householdCover().orElseThrow();
        if (running.stream().anyMatch(m -> isCovered(m, cover) || measure.id().equals(m.coResidentOf()))) {
            return Optional.empty();
        }
        Plan plan = policies.plan(wanted.plan().version(), cover.protocol(), cover.anchors(), Credits.none());
        return Optional.of(begun(
                new NewMeasure(
                        MeasureId.next(),
                        card.id(),
                        card.householdId(),
                        card.path(),
                        card.rentalPath(),
                        plan,
                        wanted.rule(),
                        livesWith(plan),
                        wanted.sourceId(),
                        List.of(),
                        wanted.drill()),
                measure.id(),
                null));
    }

    /** Begins what those get who live with somebody that goes on under a later version, and are not covered yet. */
    void cover(Measure measure, Plan plan, String rule) {
        var wanted = new NewMeasure(
                measure.id(),
                measure.personId(),
                measure.householdId(),
                measure.path(),
                measure.rentalPath(),
                plan,
                rule,
                measure.reason(),
                measure.sourceId(),
                List.of(),
                measure.drill());
        store(covers(Map.of(measure, wanted)));
    }

    Bilingual livesWith(Plan plan) {
        String from = plan.phases().getFirst().from().toString();
        String until = plan.endsOn().toString();
        return new Bilingual(
                texts.in(Languages.CHINESE, "care.reason.lives.with", from, until),
                texts.in(Languages.ENGLISH, "care.reason.lives.with", from, until));
    }

    /** Whether somebody is confined on all those days anyway. */
    private static boolean isCovered(Measure measure, Plan.Cover cover) {
        return cover.from()
                .datesUntil(cover.until().plusDays(1))
                .allMatch(day -> measure.confinesOn(day) && !day.isAfter(measure.endsOn()));
    }

    private static Map<PersonId, List<Measure>> byPerson(Collection<Measure> measures) {
        Map<PersonId, List<Measure>> map = new HashMap<>();
        measures.forEach(
                m -> map.computeIfAbsent(m.personId(), p -> new ArrayList<>()).add(m));
        return map;
    }
}
