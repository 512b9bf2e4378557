package org.linli.care;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.access.BeyondScope;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures: who is under which protocol until when, what was found, and how it ends. Whoever acts sees the measures of
 * their area. A decision about a measure is a move with its reason; moving on from what somebody else has changed
 * meanwhile is {@link StaleRecord}.
 */
@Service
@Transactional
public class Care {

    private final MeasureStore store;
    private final MeasureDecisionStore decisions;
    private final RecordStore records;
    private final CareLists lists;
    private final MeasureStart beginning;
    private final CheckRecorder recording;
    private final MeasureRelease releasing;
    private final ExtensionProposal extending;
    private final MeasureChange moving;
    private final MeasureTransfer transferring;
    private final MeasureReversal takingBack;
    private final People people;
    private final Permissions permissions;
    private final BeyondScope beyond;
    private final BusinessClock clock;

    Care(
            MeasureStore store,
            MeasureDecisionStore decisions,
            RecordStore records,
            CareLists lists,
            MeasureStart beginning,
            CheckRecorder recording,
            MeasureRelease releasing,
            ExtensionProposal extending,
            MeasureChange moving,
            MeasureTransfer transferring,
            MeasureReversal takingBack,
            People people,
            Permissions permissions,
            BeyondScope beyond,
            BusinessClock clock) {
        this.store = store;
        this.decisions = decisions;
        this.records = records;
        this.lists = lists;
        this.beginning = beginning;
        this.recording = recording;
        this.releasing = releasing;
        this.extending = extending;
        this.moving = moving;
        this.transferring = transferring;
        this.takingBack = takingBack;
        this.people = people;
        this.permissions = permissions;
        this.beyond = beyond;
        this.clock = clock;
    }

    /**
     * Begins a measure: keeps the decision, opens its tasks, and begins what the protocol says for those who live with the
     * person. Begun twice for the same source and person, it is begun once.
     *
     * @return the measure's id; the earlier one's when it had been begun before
     */
    public MeasureId begin(NewMeasure measure) {
        return beginning.begin(List.of(measure)).getFirst();
    }

    /** Begins many at once, in few statements; see {@link #begin}. The ids are in the order of the measures. */
    public List<MeasureId> beginAll(List<NewMeasure> measures) {
        return measures.isEmpty() ? List.of() : beginning.begin(measures);
    }

    @Transactional(readOnly = true)
    public Measure get(MeasureId id) {
        return store.find(id).orElseThrow(() -> new NotFound("measure", id));
    }

    /** The measure that a person is under, or soon will be; the first begun where there are two. */
    @Transactional(readOnly = true)
    public Optional<Measure> active(PersonId person) {
        return store.active(List.of(person)).stream().findFirst();
    }

    /** The same for many people. */
    @Transactional(readOnly = true)
    public Map<PersonId, Measure> active(Collection<PersonId> persons) {
        return store.active(persons).stream()
                .collect(Collectors.toMap(Measure::personId, m -> m, (first, second) -> first));
    }

    /** The measure that follows from that arrival for that person. */
    @Transactional(readOnly = true)
    public Optional<Measure> ofSource(UUID source, PersonId person) {
        return store.bySource(source, person);
    }

    /** The measure that goes on from this one, as far along as it is by now, or itself; empty where it is not seen. */
    @Transactional(readOnly = true)
    public Optional<Measure> furthest(MeasureId id) {
        return beyond.call(() -> store.last(id)).flatMap(last -> store.find(last.id()));
    }

    /** Everything a person was ever under, newest first. */
    @Transactional(readOnly = true)
    public List<Measure> ofPerson(PersonId person) {
        return store.ofPerson(person);
    }

    /** Measures of the signed-in scope with how far along they are. */
    @Transactional(readOnly = true)
    public Paged<CareRow> list(CareQuery query, Paging paging) {
        return lists.page(query, paging);
    }

    /** Codes of the protocols that anybody in scope is or was under. */
    @Transactional(readOnly = true)
    public List<String> protocols() {
        return lists.protocols();
    }

    /** Measures of those who live with the person, that began because of this one. */
    @Transactional(readOnly = true)
    public List<Measure> coResidents(MeasureId id) {
        return store.coResidents(id);
    }

    /** Samples of the signed-in scope without a result, the oldest first; at most 500. */
    @Transactional(readOnly = true)
    public List<Sample> pendingSamples() {
        return records.pending();
    }

    /** What must hold before the release, and what stands in the way now. */
    @Transactional(readOnly = true)
    public List<ReleaseCondition> conditions(MeasureId id) {
        return releasing.conditions(get(id));
    }

    /** The extension that the protocol asks for by what stands in the way now. */
    @Transactional(readOnly = true)
    public Extension extension(MeasureId id) {
        return extending.proposed(get(id));
    }

    /** Readings, newest first; corrected ones too. */
    @Transactional(readOnly = true)
    public List<Temperature> temperatures(MeasureId id) {
        return records.temperatures(id);
    }

    /** Samples with the results that hold, by the time they were taken. */
    @Transactional(readOnly = true)
    public List<Sample> samples(MeasureId id) {
        return records.samples(id);
    }

    /** Where results that hold come from, by the sample's id. */
    @Transactional(readOnly = true)
    public Map<UUID, Laboratory> laboratories(MeasureId id) {
        return records.laboratories(id);
    }

    /** Decisions, newest first. */
    @Transactional(readOnly = true)
    public List<MeasureDecision> moves(MeasureId id) {
        return decisions.moves(id);
    }

    /** Records what samples showed, all or none; a later finding takes an earlier one's place, which stays on record. */
    public void recordResults(Collection<UUID> sampleIds, TestResult result) {
        if (result == TestResult.PENDING) {
            throw Refused.of("result", "care.result.needed");
        }
        for (UUID id : sampleIds) {
            Sample sample = records.sample(id).orElseThrow(() -> new NotFound("sample", id));
            recording.result(get(sample.measureId()), sample, result);
        }
    }

    /** Says what was behind a fever or symptom, so that it no longer stands in the way of a release. */
    public void explain(MeasureId id, UUID temperatureId, String cause) {
        String text = cause.strip();
        if (text.isEmpty() || text.length() > 500) {
            throw Refused.of("cause", "care.reason.form", 500);
        }
        Measure measure = get(id);
        if (records.unexplained(id).stream().noneMatch(t -> t.id().equals(temperatureId))) {
            throw new NotFound("unexplained reading", temperatureId);
        }
        records.explain(
                Ids.next(), temperatureId, measure, clock.now(), Acting.now().id(), text);
    }

    /**
     * Adds 1 to 30 days, with temperatures as in the last phase, and moves the release to the new last evening.
     * @param testOnLastDay whether a sample is to be taken on the new last day, a double one where such a one was missed
     */
    public void extend(MeasureId id, int version, int days, boolean testOnLastDay, String reason) {
        Measure measure = read(id, version);
        moving.extend(measure, days, testOnLastDay ? extending.test(measure) : null, reason);
    }

    /** Ends a measure before its time: to hospital, left the area, registered by mistake. */
    public void endEarly(MeasureId id, int version, String reason) {
        moving.endEarly(read(id, version), reason);
    }

    /**
     * The arrival was a mistake: ends all that runs because of it, co-residents' too, and also where whoever says so does not
     * see it because the person has moved since. A measure whose place one of them had taken goes on; days and tests that it
     * brought to another measure are taken back.
     */
    public void endAllOf(UUID source, String reason) {
        beyond.run(() -> {
            takingBack.tests(source);
            for (Measure ended : moving.endAllOf(source, reason)) {
                // One whose own arrival was a mistake has a later decision.
                store.placeTakenBy(ended)
                        .filter(m -> decisions.moves(m.id()).getFirst().kind() == MeasureDecisionKind.SUPERSEDED)
                        .ifPresent(before -> transferring.resume(before, ended, reason));
            }
            takingBack.days(source, reason);
        });
    }

    /** The person died on that day; the register is told too. */
    public void died(MeasureId id, int version, LocalDate on, String reason) {
        Measure measure = read(id, version);
        if (on.isAfter(clock.today())) {
            throw Refused.of("on", "care.died.future");
        }
        if (on.isBefore(measure.arrivedOn())) {
            throw Refused.of("on", "care.died.before", measure.arrivedOn().toString());
        }
        moving.died(measure, on, reason);
        var person = people.get(measure.personId());
        if (person.diedOn() == null) {
            people.markDied(person.id(), person.version(), on);
        }
    }

    /**
     * Moves the person to another home, perhaps outside the area of whoever decides: the measure ends here and goes on
     * there, and the register follows.
     *
     * @param area the community or cell they move to
     * @param address of the home there, such as 3组60号202室
     */
    public void transfer(MeasureId id, int version, AreaPath area, String address, String reason) {
        permissions.demand(CareSetup.MOVE);
        Measure measure = read(id, version);
        beyond.run(() -> transferring.transfer(measure, area, address, reason));
    }

    /**
     * The communities that somebody can be transferred to, those that whoever acts does not look after included: their names
     * are public, who lives there is not.
     */
    @Transactional(readOnly = true)
    public List<AreaNames.Choice> destinations() {
        return beyond.call(transferring::destinations);
    }

    private Measure read(MeasureId id, int version) {
        Measure measure = get(id);
        if (measure.version() != version) {
            throw new StaleRecord("measure", id);
        }
        return measure;
    }
}
