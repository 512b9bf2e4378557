package org.linli.care;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.imports.Import;
import org.linli.imports.ImportAnswer;
import org.linli.imports.ImportAside;
import org.linli.imports.ImportCandidates;
import org.linli.imports.ImportCandidates.Candidate;
import org.linli.imports.ImportDecision;
import org.linli.imports.ImportGiven;
import org.linli.imports.ImportQuestion;
import org.linli.imports.ImportQuestion.Line;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.Dates;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/**
 * Rows of laboratories' lists about which a person has to decide: whose sample it is, or that the row counts for
 * nothing.
 */
@Component
class LabResultDecision implements ImportDecision<LabResult, LabResultAside> {

    static final String DISMISSED = "dismissed";
    private static final String WORDS = "imports.kind.results.";

    private final LabResultImport kind;
    private final LabResultPersons persons;
    private final LabSamplePlaces places;
    private final People people;
    private final PersonLooks looks;
    private final Dates dates;
    private final Texts texts;

    LabResultDecision(
            LabResultImport kind,
            LabResultPersons persons,
            LabSamplePlaces places,
            People people,
            PersonLooks looks,
            Dates dates,
            Texts texts) {
        this.kind = kind;
        this.persons = persons;
        this.places = places;
        this.people = people;
        this.looks = looks;
        this.dates = dates;
        this.texts = texts;
    }

    @Override
    public LabResultImport kind() {
        return kind;
    }

    @Override
    public Class<LabResultAside> detail() {
        return LabResultAside.class;
    }

    @Override
    public List<ImportQuestion> questions(Import job, List<ImportAside<LabResultAside>> asides) {
        return asides.stream()
                .map(aside -> new ImportQuestion(
                        null,
                        List.of(
                                result(aside.detail().result()),
                                sampled(dates.moment(aside.detail().at()))),
                        List.of(),
                        aside.settledAs() == null ? "" : texts.of(WORDS + "settled." + aside.settledAs())))
                .toList();
    }

    private Line result(TestResult result) {
        String css = switch (result) {
            case NEGATIVE -> "bg-green-lt";
            case POSITIVE -> "bg-red-lt";
            default -> "bg-yellow-lt";
        };
        return new Line(texts.of(LabResultColumn.RESULT.messageKey()), null, texts.of(result.key()), css);
    }

    private Line sampled(String at) {
        return Line.of(texts.of(LabResultColumn.SAMPLED.messageKey()), at);
    }

    @Override
    public boolean hasPages() {
        return true;
    }

    @Override
    public List<ImportAnswer> together() {
        return List.of(new ImportAnswer(DISMISSED, texts.of(WORDS + "row.dismiss"), true));
    }

    /** A positive is nobody's by one click for many. */
    @Override
    public boolean isUrgentAlone() {
        return true;
    }

    /** Each look at a candidate is noted. */
    @Override
    public Optional<ImportCandidates> candidates(Import job, ImportAside<LabResultAside> aside, LabResult row) {
        Collection<PersonCard> cards = people.cards(candidates(aside, row)).values();
        cards.forEach(card -> looks.note(card.id(), card.path(), PersonLooks.On.MEASURE));
        return Optional.of(new ImportCandidates(
                says(row),
                row.isPoolToResolve() ? texts.of(WORDS + "row.pool") : "",
                cards.stream().map(card -> candidate(card, row)).toList()));
    }

    private List<Line> says(LabResult row) {
        IdentityDocument document = row.document();
        Phone phone = row.phone();
        String number = Stream.of(
                        document == null ? "" : document.masked(),
                        phone == null ? "" : phone.masked(),
                        row.tail().isEmpty() ? "" : "…" + row.tail())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        String laboratory = row.laboratory().name() + " " + row.laboratory().tube();
        var says = new ArrayList<>(List.of(
                Line.of(texts.of(LabResultColumn.NAME.messageKey()), (row.name() + " " + number).strip()),
                sampled(
                        row.timed()
                                ? dates.moment(row.at())
                                : dates.shortDay(row.at().toLocalDate())),
                result(row.result()),
                Line.of(texts.of(LabResultColumn.LABORATORY.messageKey()), laboratory.strip())));
        if (row.pooled()) {
            says.add(new Line("", null, texts.of(LabResultColumn.POOL.messageKey()), "bg-orange-lt"));
        }
        return says;
    }

    private Candidate candidate(PersonCard card, LabResult row) {
        List<ImportAnswer> answers = places.near(card.id(), row).stream()
                .map(place -> new ImportAnswer(place.key().toString(), label(place)))
                .toList();
        String detail = card.document() + " " + Objects.requireNonNullElse(card.phone(), "") + " " + card.address();
        return new Candidate(
                card.name(),
                "/people/" + card.id(),
                detail,
                answers,
                answers.isEmpty() ? texts.of(WORDS + "row.no-measure") : "",
                answers.isEmpty() ? "/care/new?person=" + card.id() : null);
    }

    private String label(LabSamplePlace place) {
        if (place.sample() != null) {
            String result = texts.of(place.sample().result().key());
            return texts.of(WORDS + "row.taken", dates.moment(place.sample().at()), result);
        }
        return place.task() != null
                ? texts.of(WORDS + "row.planned", dates.moment(place.task().dueFrom()))
                : texts.of(WORDS + "row.unplanned");
    }

    /** Somebody may have been registered since. */
    private List<PersonId> candidates(ImportAside<LabResultAside> aside, LabResult value) {
        return aside.detail().reason() == LabResultAside.Reason.CONTRADICTS
                ? aside.detail().candidates()
                : persons.of(List.of(value)).values().iterator().next().ids();
    }

    /**
     * Enters the row's result for a sample of a candidate, by {@link LabSamplePlace#key()}, of a pool that it was
     * invalid, so that another sample is asked for; or the row counts for nothing, and a result that it contradicted
     * stands again.
     */
    @Override
    public String settle(Import job, ImportAside<LabResultAside> aside, Supplier<LabResult> row, ImportGiven given) {
        if (given.answer().equals(DISMISSED)) {
            LabResultAside detail = aside.detail();
            if (detail.sample() != null && detail.recorded() != null && detail.result() == TestResult.POSITIVE) {
                places.restore(detail.sample(), detail.recorded());
            }
            return DISMISSED;
        }
        LabResult value = row.get();
        LabSamplePlace chosen = candidates(aside, value).stream()
                .flatMap(person -> places.near(person, value).stream())
                .filter(place -> place.key().toString().equals(given.answer()))
                .findFirst()
                .orElseThrow(() -> Refused.of("answer", WORDS + "choose"));
        places.enter(chosen, value, job.id().ofRow(aside.row()));
        return "assigned";
    }

    @Override
    public String action(String settledAs) {
        return "care.results." + settledAs;
    }

    @Override
    public String toldAs() {
        return "setAside";
    }

    @Override
    public Waiting told(ImportAside<LabResultAside> aside) {
        return new Waiting(
                aside.row(),
                aside.detail().reason(),
                texts.of(aside.why().key()),
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
