package org.linli.care;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.people.PersonId;
import org.linli.platform.StaleRecord;
import org.linli.policy.Decision;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is decided about measures and found under them. A decision is a move with its reason; moving on from what
 * somebody else has changed meanwhile is {@link StaleRecord}. What there is to read is {@link Measures}.
 */
@Service
@Transactional
public class Care {

    private final Measures measures;
    private final MeasureStart beginning;
    private final MeasureFindings findings;
    private final MeasureChange moving;
    private final ExtensionProposal extending;
    private final MeasureRelocation relocating;
    private final ArrivalMistake mistakes;
    private final MeasureRevision revising;

    Care(
            Measures measures,
            MeasureStart beginning,
            MeasureFindings findings,
            MeasureChange moving,
            ExtensionProposal extending,
            MeasureRelocation relocating,
            ArrivalMistake mistakes,
            MeasureRevision revising) {
        this.measures = measures;
        this.beginning = beginning;
        this.findings = findings;
        this.moving = moving;
        this.extending = extending;
        this.relocating = relocating;
        this.mistakes = mistakes;
        this.revising = revising;
    }

    /**
     * Begins a measure: keeps the decision, opens its tasks, and begins what the protocol says for those who live with
     * the person. Begun twice for the same source and person, it is begun once.
     *
     * @return the measure's id; the earlier one's when it had been begun before
     */
    public MeasureId begin(NewMeasure measure) {
        return beginning.begin(List.of(measure)).getFirst();
    }

    /** Begins many at once, in few statements; see {@link #begin}. The ids are in the order of the measures. */
    public List<MeasureId> beginAll(List<NewMeasure> wanted) {
        return wanted.isEmpty() ? List.of() : beginning.begin(wanted);
    }

    /** Those of them that would begin; the others would give way to what runs already and asks for no less. */
    @Transactional(readOnly = true)
    public Set<MeasureId> wouldBegin(Collection<NewMeasure> wanted) {
        return beginning.wouldBegin(wanted);
    }

    /**
     * Records what samples showed, all or none; a later finding takes an earlier one's place, which stays on record.
     */
    public void recordResults(Collection<UUID> sampleIds, TestResult result) {
        findings.results(sampleIds, result);
    }

    /**
     * Records what samples showed that still wait for their result; what somebody else found meanwhile stands.
     *
     * @return the ids of those that waited
     */
    public List<UUID> recordAwaited(Collection<UUID> sampleIds, TestResult result) {
        return findings.awaited(sampleIds, result);
    }

    /** Says what was behind a fever or symptom, so that it no longer stands in the way of a release. */
    public void explain(MeasureId id, UUID temperatureId, String cause) {
        findings.explain(id, temperatureId, cause);
    }

    /**
     * Adds 1 to 30 days, with temperatures as in the last phase, and moves the release to the new last evening.
     * @param testOnLastDay whether a sample is to be taken on the new last day, a double one where such a one was
     *     missed
     */
    public void extend(MeasureId id, int version, int days, boolean testOnLastDay, String reason) {
        Measure measure = measures.get(id, version);
        moving.extend(measure, days, testOnLastDay ? extending.test(measure) : null, reason);
    }

    /**
     * Lets those whom a later version of the rules decides otherwise go on under what it asks for; whoever it asks
     * nothing of is under nothing then. What was done before counts.
     *
     * @param decisions by the measure that runs for each; one that has ended meanwhile is left out
     * @param reason 1 to 500 characters
     * @return the measures that were moved
     */
    public Set<MeasureId> revise(Map<MeasureId, Decision> decisions, String reason) {
        Set<MeasureId> moved = new HashSet<>();
        decisions.forEach((id, decision) -> {
            Measure measure = measures.get(id);
            if (measure.isActive()) {
                revising.revise(measure, decision, reason);
                moved.add(id);
            }
        });
        return moved;
    }

    /** Lets others wait who begin, move or end measures of these people or of those who live with them. */
    public void hold(Collection<PersonId> persons) {
        revising.hold(persons);
    }

    /** Ends a measure before its time: to hospital, left the area, registered by mistake. */
    public void endEarly(MeasureId id, int version, String reason) {
        moving.endEarly(measures.get(id, version), reason);
    }

    /**
     * The arrival was a mistake: ends all that runs because of it, co-residents' too, and also where whoever says so
     * does not see it because the person has moved since. A measure whose place one of them had taken goes on; days and
     * tests that it brought to another measure are taken back.
     */
    public void endAllOf(UUID source, String reason) {
        mistakes.takeBack(source, reason);
    }

    /** The person died on that day; the register is told too. */
    public void died(MeasureId id, int version, LocalDate on, String reason) {
        moving.died(measures.get(id, version), on, reason);
    }

    /**
     * Moves the person to another home, perhaps outside the area of whoever decides: the measure ends here and goes on
     * there, and the register follows.
     *
     * @param area the community or cell they move to
     * @param address of the home there, such as 3组60号202室
     */
    public void transfer(MeasureId id, int version, AreaPath area, String address, String reason) {
        relocating.transfer(id, version, area, address, reason);
    }
}
