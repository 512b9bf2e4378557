package org.linli.care;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.BeyondScope;
import org.linli.access.HiddenChildren;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.StaleRecord;
import org.linli.platform.list.ListSql;
import org.linli.policy.Slot;
import org.linli.territory.AreaFilter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures to read: who is under which protocol until when, what was found, what stands in the way of the end. Whoever
 * acts sees the measures of their area. What changes them is {@link Care}.
 */
@Service
@Transactional(readOnly = true)
public class Measures {

    private final MeasureStore store;
    private final MeasureDecisionStore decisions;
    private final RecordStore records;
    private final BusinessClock clock;
    private final MeasureRelease releasing;
    private final ExtensionProposal extending;
    private final BeyondScope beyond;
    private final AreaFilter areas;
    private final HiddenChildren children;

    Measures(
            MeasureStore store,
            MeasureDecisionStore decisions,
            RecordStore records,
            BusinessClock clock,
            MeasureRelease releasing,
            ExtensionProposal extending,
            BeyondScope beyond,
            AreaFilter areas,
            HiddenChildren children) {
        this.children = children;
        this.store = store;
        this.decisions = decisions;
        this.records = records;
        this.clock = clock;
        this.releasing = releasing;
        this.extending = extending;
        this.beyond = beyond;
        this.areas = areas;
    }

    public Measure get(MeasureId id) {
        return store.find(id).orElseThrow(() -> new NotFound("measure", id));
    }

    /** The measure as somebody saw it who decides about it; {@link StaleRecord} where it has changed since. */
    Measure get(MeasureId id, int version) {
        Measure measure = get(id);
        if (measure.version() != version) {
            throw new StaleRecord("measure", id);
        }
        return measure;
    }

    /** The measure that a person is under, or soon will be; the first begun where there are two. */
    public Optional<Measure> active(PersonId person) {
        return store.active(List.of(person)).stream().findFirst();
    }

    /** The same for many people. */
    public Map<PersonId, Measure> active(Collection<PersonId> persons) {
        return store.active(persons).stream()
                .collect(Collectors.toMap(Measure::personId, m -> m, (first, second) -> first));
    }

    /** The same without those that follow from whom they live with, and without drills. */
    public Map<PersonId, Measure> ofTheirOwn(Collection<PersonId> persons) {
        return store.ofTheirOwn(persons, false);
    }

    /** The measure that follows from that arrival for that person. */
    public Optional<Measure> ofSource(UUID source, PersonId person) {
        return store.bySource(source, person);
    }

    /** What runs because of these arrivals, also where it began for somebody who lives with whom they are about. */
    public List<Measure> runningFrom(Collection<UUID> sources) {
        return store.runningFrom(sources);
    }

    /** A check or sample that a plan asks for on a day. */
    public record Asked(Slot.Kind kind, LocalDate date) {}

    /** What the plans of these ask for on some days, done or not; without samples that are only taken again. */
    public Map<MeasureId, List<Asked>> asked(Collection<MeasureId> ids, LocalDate from, LocalDate until) {
        return store.asked(ids, from, until);
    }

    /** Those of the arrivals whose measures somebody has decided to lengthen. */
    public Set<UUID> lengthened(Collection<UUID> sources) {
        return store.lengthened(sources);
    }

    /** The measure that goes on from this one, as far along as it is by now, or itself; empty where it is not seen. */
    public Optional<Measure> furthest(MeasureId id) {
        return beyond.call(() -> store.last(id)).flatMap(last -> store.find(last.id()));
    }

    /** Everything a person was ever under, newest first. */
    public List<Measure> ofPerson(PersonId person) {
        return store.ofPerson(person);
    }

    /** Measures of those who live with the person, that began because of this one. */
    public List<Measure> coResidents(MeasureId id) {
        return store.coResidents(id);
    }

    /**
     * Measures of the signed-in scope.
     *
     * @param protocol only of this code; empty for all
     * @param area the node they are in or under; null for the whole scope
     */
    Paged<Measure> list(MeasureState state, String protocol, @Nullable AreaPath area, Paging paging) {
        ListSql sql =
                children.without("m.person_id", state.asked(ListSql.of("m.*", "care.measure m where true"), clock));
        if (!protocol.isEmpty()) {
            sql.and("m.protocol = :protocol").with("protocol", protocol);
        }
        return store.page(area == null ? sql : areas.within("m", area, sql), paging);
    }

    /** How many measures of the signed-in scope stand so. */
    long count(MeasureState state) {
        return store.count(state.asked(ListSql.of("m.*", "care.measure m where true"), clock));
    }

    /** What must hold before the release, and what stands in the way now. */
    public List<ReleaseCondition> conditions(MeasureId id) {
        return releasing.conditions(get(id));
    }

    /** The extension that the protocol asks for by what stands in the way now. */
    public Extension extension(MeasureId id) {
        return extending.proposed(get(id));
    }

    /** Decisions, newest first. */
    public List<MeasureDecision> moves(MeasureId id) {
        return decisions.moves(id);
    }

    /** Readings, newest first; corrected ones too. */
    public List<Temperature> temperatures(MeasureId id) {
        return records.temperatures(id);
    }

    /** Samples with the results that hold, by the time they were taken. */
    public List<Sample> samples(MeasureId id) {
        return records.samples(id);
    }

    /** Where results that hold come from, by the sample's id. */
    public Map<UUID, Laboratory> laboratories(MeasureId id) {
        return records.laboratories(id);
    }

    /** Whose these measures are, in no order. */
    List<PersonId> persons(Collection<MeasureId> ids) {
        return store.persons(ids);
    }

    /** These samples, whatever their results. */
    List<Sample> samplesOf(Collection<UUID> ids) {
        return records.samplesOf(ids);
    }
}
