package org.linli.vaccination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportId;
import org.linli.imports.ImportKind;
import org.linli.imports.ImportList;
import org.linli.imports.ImportLooks;
import org.linli.imports.ImportMapping;
import org.linli.imports.ImportOutcome;
import org.linli.imports.ImportReading;
import org.linli.imports.ImportReason;
import org.linli.imports.ImportRow;
import org.linli.people.NamedPhone;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Problem;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Component;

/** Lists of doses as clinics and the city hand them out: a row for each dose, or for the last one of each person. */
@Component
class DoseImport implements ImportKind<DoseImportRow> {

    static final String KEY = "doses";

    /** Permission to bring in lists of doses. */
    static final String BRING = "vaccination.import";

    private final Doses doses;
    private final VaccineBook book;
    private final People people;
    private final ImportLooks looks;

    DoseImport(Doses doses, VaccineBook book, People people, ImportLooks looks) {
        this.doses = doses;
        this.book = book;
        this.people = people;
        this.looks = looks;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String permission() {
        return BRING;
    }

    /** A clinic's list is of people from everywhere. */
    @Override
    public boolean ofCommunity() {
        return false;
    }

    @Override
    public String home() {
        return DueList.PATH;
    }

    @Override
    public String stored(ImportId id) {
        return home();
    }

    @Override
    public List<DoseImportColumn> columns() {
        return List.of(DoseImportColumn.values());
    }

    @Override
    public Map<ImportColumn, Predicate<SheetCell>> looks() {
        return Map.of(
                DoseImportColumn.NAME, looks.name(),
                DoseImportColumn.DOCUMENT, looks.document(),
                DoseImportColumn.PHONE, looks.phone(),
                DoseImportColumn.DAY, looks.date());
    }

    @Override
    public Set<ImportColumn> unmistakable() {
        return Set.of(DoseImportColumn.DOCUMENT, DoseImportColumn.PHONE);
    }

    @Override
    public boolean isList(Set<? extends ImportColumn> found) {
        return found.contains(DoseImportColumn.DAY)
                && (found.contains(DoseImportColumn.NAME) || found.contains(DoseImportColumn.DOCUMENT));
    }

    @Override
    public List<ImportColumn> missing(ImportMapping mapping) {
        var missing = new ArrayList<>(ImportKind.super.missing(mapping));
        if (!mapping.has(DoseImportColumn.DOCUMENT) && !mapping.has(DoseImportColumn.PHONE)) {
            missing.add(DoseImportColumn.DOCUMENT);
        }
        return missing;
    }

    @Override
    public ImportReading<DoseImportRow> read(ImportCells cells) {
        return new DoseImportReader(cells, book).read();
    }

    @Override
    public List<ImportOutcome> take(ImportList list, List<ImportRow<DoseImportRow>> rows) {
        List<DoseImportRow> values = rows.stream().map(ImportRow::value).toList();
        Map<IdentityDocument, PersonId> documents = people.findByDocument(values.stream()
                .flatMap(row -> Stream.ofNullable(row.document()))
                .toList());
        Map<NamedPhone, PersonId> phones =
                people.findByPhone(values.stream().flatMap(DoseImport::named).toList());
        Map<PersonId, PersonCard> cards =
                people.cards(Stream.concat(documents.values().stream(), phones.values().stream())
                        .distinct()
                        .toList());
        return rows.stream()
                .map(row -> take(list, row, card(row.value(), documents, phones, cards)))
                .toList();
    }

    private static Stream<NamedPhone> named(DoseImportRow row) {
        return row.phone() == null || row.name().isEmpty()
                ? Stream.empty()
                : Stream.of(new NamedPhone(row.name(), row.phone()));
    }

    private static @Nullable PersonCard card(
            DoseImportRow row,
            Map<IdentityDocument, PersonId> documents,
            Map<NamedPhone, PersonId> phones,
            Map<PersonId, PersonCard> cards) {
        return Optional.ofNullable(row.document())
                .map(documents::get)
                .or(() -> named(row).map(phones::get).filter(Objects::nonNull).findFirst())
                .map(cards::get)
                .orElse(null);
    }

    private ImportOutcome take(ImportList list, ImportRow<DoseImportRow> row, @Nullable PersonCard card) {
        DoseImportRow value = row.value();
        if (card == null) {
            return refused(list, row, DoseImportColumn.NAME, "imports.kind.doses.unknown");
        }
        if (!value.name().isEmpty()
                && !WrittenText.joined(card.name()).equalsIgnoreCase(WrittenText.joined(value.name()))) {
            return refused(list, row, DoseImportColumn.NAME, "imports.kind.doses.differs.name");
        }
        UUID person = card.id().value();
        Optional<Dose> known = doses.of(card.id()).stream()
                .filter(one -> one.ended() == null && one.dose().number() == value.number())
                .map(DoseOnRecord::dose)
                .findFirst();
        if (known.isPresent()) {
            boolean isSame = known.get().day().equals(value.day());
            return new ImportOutcome.Known(
                    row.sheet(),
                    person,
                    isSame
                            ? reason(list, row, DoseImportColumn.NUMBER, "imports.kind.doses.known")
                            : reason(
                                    list,
                                    row,
                                    DoseImportColumn.DAY,
                                    "imports.kind.doses.differs",
                                    known.get().day().toString()));
        }
        Dose dose = value.dose(list.id().ofRow(row.number()), person);
        List<Problem> wrong = doses.wrong(dose);
        if (!wrong.isEmpty()) {
            return new ImportOutcome.Refused(
                    row.sheet(),
                    wrong.stream().map(problem -> reason(list, row, problem)).toList());
        }
        doses.enter(dose, null, DoseOrigin.LIST);
        return new ImportOutcome.Stored(row.sheet(), "", List.of());
    }

    private static ImportReason reason(ImportList list, ImportRow<DoseImportRow> row, Problem problem) {
        DoseImportColumn column =
                problem.field().equals(DoseForm.NUMBER) ? DoseImportColumn.NUMBER : DoseImportColumn.DAY;
        return reason(list, row, column, problem.key(), problem.args().toArray());
    }

    private static ImportOutcome refused(
            ImportList list, ImportRow<DoseImportRow> row, DoseImportColumn column, String key) {
        return new ImportOutcome.Refused(row.sheet(), List.of(reason(list, row, column, key)));
    }

    private static ImportReason reason(
            ImportList list, ImportRow<DoseImportRow> row, DoseImportColumn column, String key, Object... args) {
        return ImportReason.of(list.mapping(), row.sheet(), column, key, args);
    }
}
