package org.linli.care;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AuditTrail;
import org.linli.imports.Import;
import org.linli.imports.ImportAside;
import org.linli.imports.ImportAsides;
import org.linli.imports.ImportId;
import org.linli.imports.ImportSection;
import org.linli.imports.Imports;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rows of laboratories' lists about which a person has to decide: whose sample it is, or that the row counts for nothing. */
@Service
@Transactional
class LabResultDecision {

    private static final int SHOWN = 200;
    private static final int ANSWERED = 1000;
    private static final int LONGEST = 300;

    private final Imports imports;
    private final ImportAsides asides;
    private final LabResultImport kind;
    private final LabResultPersons persons;
    private final LabSamplePlaces places;
    private final People people;
    private final PersonLooks looks;
    private final AuditTrail audit;
    private final Texts words;

    LabResultDecision(
            Imports imports,
            ImportAsides asides,
            LabResultImport kind,
            LabResultPersons persons,
            LabSamplePlaces places,
            People people,
            PersonLooks looks,
            AuditTrail audit,
            Texts words) {
        this.imports = imports;
        this.asides = asides;
        this.kind = kind;
        this.persons = persons;
        this.places = places;
        this.people = people;
        this.looks = looks;
        this.audit = audit;
        this.words = words;
    }

    /**
     * Somebody whom a row may be about.
     *
     * @param places the samples that it may be of; none for somebody who is under no measure
     */
    record Candidate(PersonCard card, List<LabSamplePlace> places) {}

    /** A row with what there is to choose. */
    record Choice(ImportAside<LabResultAside> aside, LabResult row, List<Candidate> candidates) {}

    ImportSection section(Import job) {
        return new ImportSection("care/import-result", Map.of("setAside", of(job, SHOWN)));
    }

    List<Waiting> answer(Import job) {
        return of(job, ANSWERED).stream().map(this::waiting).toList();
    }

    private List<ImportAside<LabResultAside>> of(Import job, int most) {
        return asides.of(job.id(), most, LabResultAside.class);
    }

    /** Each look at a candidate is noted. */
    Choice choice(ImportId id, int row) {
        var job = imports.get(LabResultImport.KEY, id);
        var aside = asides.get(id, row, LabResultAside.class);
        var value = asides.read(kind, job, row);
        var cards = people.cards(candidates(aside, value)).values();
        cards.forEach(card -> looks.note(card.id(), card.path(), PersonLooks.On.MEASURE));
        return new Choice(
                aside,
                value,
                cards.stream()
                        .map(card -> new Candidate(card, places.near(card.id(), value)))
                        .toList());
    }

    /** Somebody may have been registered since. */
    private List<PersonId> candidates(ImportAside<LabResultAside> aside, LabResult value) {
        return aside.detail().reason() == LabResultAside.Reason.CONTRADICTS
                ? aside.detail().candidates()
                : persons.of(List.of(value)).values().iterator().next().ids();
    }

    /**
     * Enters the row's result for a sample of a candidate; of a pool that it was invalid, so that another sample is asked for.
     *
     * @param place {@link LabSamplePlace#key()}
     */
    void assign(ImportId id, int row, UUID place) {
        var job = imports.get(LabResultImport.KEY, id);
        var aside = asides.get(id, row, LabResultAside.class);
        var value = asides.read(kind, job, row);
        var chosen = candidates(aside, value).stream()
                .flatMap(person -> places.near(person, value).stream())
                .filter(candidate -> candidate.key().equals(place))
                .findFirst()
                .orElseThrow(() -> Refused.of("place", "imports.kind.results.choose"));
        settle(job, row, "assigned", "");
        places.enter(chosen, value, id.ofRow(row));
    }

    /** The row counts for nothing; a result that it contradicted stands again. */
    void dismiss(ImportId id, int row, String why) {
        var reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw Refused.of("why", "imports.kind.results.why.needed", LONGEST);
        }
        var job = imports.get(LabResultImport.KEY, id);
        var detail = asides.get(id, row, LabResultAside.class).detail();
        settle(job, row, "dismissed", reason);
        if (detail.sample() != null && detail.recorded() != null && detail.result() == TestResult.POSITIVE) {
            places.restore(detail.sample(), detail.recorded());
        }
    }

    private void settle(Import job, int row, String as, String why) {
        if (!asides.settle(job.id(), row, as)) {
            throw Refused.of("", "imports.kind.results.settled.before");
        }
        audit.record("care.results." + as, job.id() + " " + row, job.area(), why);
    }

    private Waiting waiting(ImportAside<LabResultAside> aside) {
        return new Waiting(
                aside.row(),
                aside.detail().reason(),
                words.of(aside.why().key()),
                aside.urgent(),
                aside.detail().result(),
                aside.detail().at(),
                aside.detail().candidates(),
                aside.settledAs());
    }

    /**
     * A row about which a person has to decide, or has decided.
     *
     * @param why the reason in words
     * @param urgent whether it is positive or of a pool, and so comes before others
     * @param sampled when the sample was taken, local time
     * @param candidates ids of the people whom it may be about
     * @param settled assigned or dismissed; null while it waits
     */
    @Schema(name = "ImportResultSetAside")
    record Waiting(
            int row,
            LabResultAside.Reason reason,
            String why,
            boolean urgent,
            TestResult result,
            LocalDateTime sampled,
            List<PersonId> candidates,
            @Nullable String settled) {}
}
