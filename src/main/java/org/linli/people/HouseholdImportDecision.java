package org.linli.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.AuditTrail;
import org.linli.imports.Import;
import org.linli.imports.ImportAnswer;
import org.linli.imports.ImportAside;
import org.linli.imports.ImportChanged;
import org.linli.imports.ImportDecision;
import org.linli.imports.ImportGiven;
import org.linli.imports.ImportQuestion;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Whether what a row of a list of households says otherwise is taken over, or what stands is kept. */
@Component
class HouseholdImportDecision implements ImportDecision<HouseholdImportRow, HouseholdImportChange> {

    static final String ACCEPTED = "accepted";
    static final String KEPT = "kept";
    private static final String WORDS = "imports.kind.households.";

    private final HouseholdImport kind;
    private final HouseholdImportHomes homes;
    private final HouseholdImportComparison comparison;
    private final HouseholdImportStore store;
    private final HouseholdImportMoves moves;
    private final PersonKeys keys;
    private final People people;
    private final Territory territory;
    private final AuditTrail audit;
    private final Texts texts;

    HouseholdImportDecision(
            HouseholdImport kind,
            HouseholdImportHomes homes,
            HouseholdImportComparison comparison,
            HouseholdImportStore store,
            HouseholdImportMoves moves,
            PersonKeys keys,
            People people,
            Territory territory,
            AuditTrail audit,
            Texts texts) {
        this.kind = kind;
        this.homes = homes;
        this.comparison = comparison;
        this.store = store;
        this.moves = moves;
        this.keys = keys;
        this.people = people;
        this.territory = territory;
        this.audit = audit;
        this.texts = texts;
    }

    @Override
    public HouseholdImport kind() {
        return kind;
    }

    @Override
    public Class<HouseholdImportChange> detail() {
        return HouseholdImportChange.class;
    }

    @Override
    public List<ImportQuestion> questions(Import job, List<ImportAside<HouseholdImportChange>> asides) {
        if (!asides.isEmpty() && !job.isRunning()) {
            audit.record("people.list.seen", job.id().toString(), job.area(), job.fileName());
        }
        return asides.stream().map(this::question).toList();
    }

    private ImportQuestion question(ImportAside<HouseholdImportChange> aside) {
        List<ImportQuestion.Line> lines = aside.detail().fields().stream()
                .map(this::told)
                .map(field -> new ImportQuestion.Line(
                        texts.of(WORDS + "field." + field.field()), field.onRecord(), field.sent(), ""))
                .toList();
        String settled = aside.settledAs() == null ? "" : texts.of(WORDS + aside.settledAs());
        return new ImportQuestion("/people/" + aside.subject(), lines, together(), settled);
    }

    @Override
    public List<ImportAnswer> together() {
        return List.of(
                new ImportAnswer(ACCEPTED, texts.of(WORDS + "accept")),
                new ImportAnswer(KEPT, texts.of(WORDS + "keep")));
    }

    /** Taking over changes the register to what the row says, in what was shown. */
    @Override
    public String settle(
            Import job, ImportAside<HouseholdImportChange> aside, Supplier<HouseholdImportRow> row, ImportGiven given) {
        switch (given.answer()) {
            case ACCEPTED -> {
                HouseholdImportRow says = row.get();
                keys.hold(List.of(says.document()), says.named().toList(), List.of());
                accept(job, aside, says);
            }
            case KEPT -> {}
            default -> throw Refused.of("answer", WORDS + "decide");
        }
        return given.answer();
    }

    @Override
    public Optional<String> settleAll(
            Import job,
            List<ImportAside<HouseholdImportChange>> asides,
            Supplier<List<HouseholdImportRow>> rows,
            ImportGiven given) {
        boolean done =
                given.answer().equals(KEPT) || given.answer().equals(ACCEPTED) && moves.isDone(job, asides, rows.get());
        return done ? Optional.of(given.answer()) : Optional.empty();
    }

    /** Nothing that was corrected by hand since the difference was shown is overwritten. */
    private void accept(Import job, ImportAside<HouseholdImportChange> aside, HouseholdImportRow says) {
        // Read before it is compared: what is corrected after that meets another version.
        Person person = people.get(new PersonId(Objects.requireNonNull(aside.subject())));
        HouseholdImportChange now = comparison.of(job, person.id(), says);
        List<HouseholdImportChange.Field> overtaken = aside.detail().overtaken(now);
        if (!overtaken.isEmpty()) {
            throw new ImportChanged(now, Problem.of("", WORDS + "changed", aside.row(), onRecord(overtaken)));
        }
        apply(job, person, says, now.within(aside.detail()));
    }

    private String onRecord(List<HouseholdImportChange.Field> fields) {
        return fields.stream()
                .map(this::told)
                .map(field -> texts.of(
                        WORDS + "changed.field",
                        texts.of(WORDS + "field." + field.field()),
                        field.onRecord().isEmpty() ? "–" : field.onRecord()))
                .collect(Collectors.joining(" · "));
    }

    private void apply(Import job, Person person, HouseholdImportRow says, HouseholdImportChange change) {
        PersonId id = person.id();
        boolean moves = change.has("home", "returned");
        if (moves) {
            Dwelling home = territory.settle(
                    job.area(), says.address(), null, says.relation().isTenant());
            people.move(id, person.version(), household(person, says, home).id());
        }
        if (change.has("name", "document", "phone", "relation", "tags")
                || moves && says.relation().relation() != null) {
            correct(moves ? people.get(id) : person, says, change);
        }
        if (change.has("head") || moves && says.relation().isHead()) {
            Household household = people.household(people.get(id).household());
            if (change.has("head") && !id.equals(household.head())) {
                people.makeHead(household.id(), household.version(), id);
            }
        }
    }

    private void correct(Person person, HouseholdImportRow says, HouseholdImportChange change) {
        Relation relation = says.relation().relation();
        var ended = new LinkedHashSet<java.util.UUID>();
        if (change.has("phone")) {
            person.contacts().forEach(contact -> ended.add(contact.id()));
        }
        people.correct(
                person.id(),
                person.version(),
                new Correction(
                        change.has("name") ? says.name() : person.name(),
                        relation == null || relation == Relation.MEMBER ? person.relation() : relation,
                        change.has("document") ? says.document() : null,
                        person.sex(),
                        person.bornOn(),
                        change.has("tags") ? HouseholdImportChange.union(person.entered(), says) : person.entered(),
                        change.has("phone") ? says.phones() : List.of(),
                        ended));
    }

    private Household household(Person person, HouseholdImportRow says, Dwelling home) {
        Household left = people.household(person.household());
        keys.holdHomes(Stream.concat(left.home().stream(), Stream.of(home.id())).toList());
        HouseholdImportHomes.Wanted wanted = HouseholdImportHomes.wanted(says, home);
        List<HouseholdImportPerson> residents = store.people(Set.of(), Set.of(home.id()));
        return Objects.requireNonNull(homes.of(List.of(wanted), residents).get(wanted.place()));
    }

    @Override
    public String action(String settledAs) {
        return "households." + settledAs;
    }

    @Override
    public String toldAs() {
        return "changed";
    }

    @Override
    public Changed told(ImportAside<HouseholdImportChange> aside) {
        return new Changed(
                aside.row(),
                aside.why().value(),
                new PersonId(Objects.requireNonNull(aside.subject())),
                aside.detail().fields().stream().map(this::told).toList(),
                aside.isSettled(),
                Objects.requireNonNullElse(aside.settledAs(), ""));
    }

    private HouseholdImportChange.Field told(HouseholdImportChange.Field field) {
        return switch (field.field()) {
            case "relation" -> told(field, "people.relation.");
            case "tags" -> told(field, "people.tag.");
            default -> field;
        };
    }

    private HouseholdImportChange.Field told(HouseholdImportChange.Field field, String keys) {
        return new HouseholdImportChange.Field(field.field(), told(field.onRecord(), keys), told(field.sent(), keys));
    }

    private String told(String codes, String keys) {
        return Stream.of(codes.split(","))
                .filter(code -> !code.isEmpty())
                .map(code -> texts.of(keys + code))
                .collect(Collectors.joining("、"));
    }

    /**
     * A row about somebody of whom something else is on record. Numbers are masked.
     *
     * @param name in the list
     * @param settled whether somebody decided about it
     * @param settledAs accepted or kept; empty while it waits
     */
    @Schema(name = "ImportHouseholdChange")
    record Changed(
            int row,
            String name,
            PersonId person,
            List<HouseholdImportChange.Field> fields,
            boolean settled,
            String settledAs) {}
}
