package org.linli.care;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.care.LabResultAside.Reason;
import org.linli.imports.Import;
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
import org.linli.imports.ImportSection;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.sheet.SheetCell;
import org.springframework.stereotype.Component;

/**
 * Laboratories' lists of test results: each is entered with the sample that it is of, or set aside for a person to
 * decide.
 */
@Component
class LabResultImport implements ImportKind<LabResult> {

    static final String KEY = "results";

    private final LabResultPersons persons;
    private final LabSamplePlaces places;
    private final ImportLooks looks;
    private final BusinessClock clock;

    LabResultImport(LabResultPersons persons, LabSamplePlaces places, ImportLooks looks, BusinessClock clock) {
        this.persons = persons;
        this.places = places;
        this.looks = looks;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String permission() {
        return CareSetup.MOVE;
    }

    /** A laboratory's list is of people from everywhere. */
    @Override
    public boolean ofCommunity() {
        return false;
    }

    @Override
    public String home() {
        return "/care/results";
    }

    @Override
    public String stored(ImportId id) {
        return "/care/check";
    }

    @Override
    public List<LabResultColumn> columns() {
        return List.of(LabResultColumn.values());
    }

    @Override
    public Map<ImportColumn, Predicate<SheetCell>> looks() {
        return Map.of(
                LabResultColumn.NAME, looks.name(),
                LabResultColumn.DOCUMENT, looks.document(),
                LabResultColumn.PHONE, looks.phone(),
                LabResultColumn.SAMPLED, looks.date());
    }

    @Override
    public Set<ImportColumn> unmistakable() {
        return Set.of(LabResultColumn.DOCUMENT, LabResultColumn.PHONE);
    }

    @Override
    public boolean isList(Set<? extends ImportColumn> found) {
        return found.contains(LabResultColumn.NAME)
                || found.contains(LabResultColumn.DOCUMENT)
                || found.contains(LabResultColumn.PHONE);
    }

    @Override
    public List<ImportColumn> missing(ImportMapping mapping) {
        var missing = new ArrayList<>(ImportKind.super.missing(mapping));
        if (columns().stream().noneMatch(column -> column.identifies() && mapping.has(column))) {
            missing.add(LabResultColumn.NAME);
        }
        return missing;
    }

    @Override
    public ImportReading<LabResult> read(ImportCells cells) {
        return new LabResultReader(cells, clock).read();
    }

    @Override
    public List<ImportOutcome> take(ImportList list, List<ImportRow<LabResult>> rows) {
        Map<LabResult, LabResultPersons.Found> found =
                persons.of(rows.stream().map(ImportRow::value).toList());
        LabSampleBook book = places.book(found.values().stream()
                .filter(LabResultPersons.Found::certain)
                .flatMap(one -> one.ids().stream())
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> new Taking(list, row, Objects.requireNonNull(found.get(row.value())), book).outcome())
                .toList();
    }

    @Override
    public ImportSection section(Import job, Locale locale) {
        return new ImportSection("care/import-result", Map.of());
    }

    /** What becomes of one row. */
    private final class Taking {

        private final ImportList list;
        private final ImportRow<LabResult> row;
        private final LabResult value;
        private final LabResultPersons.Found found;
        private final LabSampleBook book;

        Taking(ImportList list, ImportRow<LabResult> row, LabResultPersons.Found found, LabSampleBook book) {
            this.list = list;
            this.row = row;
            this.value = row.value();
            this.found = found;
            this.book = book;
        }

        ImportOutcome outcome() {
            if (value.isPoolToResolve()) {
                return aside(Reason.POOL, null);
            }
            if (!found.certain()) {
                return aside(Reason.NOBODY, null);
            }
            if (found.cards().size() > 1) {
                return aside(Reason.SEVERAL, null);
            }
            PersonCard card = found.cards().getFirst();
            return LabResultPersons.isNamed(card, value) ? of(card.id()) : aside(Reason.NAME, null);
        }

        private ImportOutcome of(PersonId person) {
            Optional<LabSamplePlace> fitting = places.fitting(book.of(person), value);
            if (fitting.isPresent()) {
                return at(fitting.get());
            }
            Optional<LabSamplePlace> unplanned = book.unplanned(person);
            if (value.isPositive() && unplanned.isPresent()) {
                return entered(unplanned.get());
            }
            return aside(unplanned.isPresent() ? Reason.NO_SAMPLE : Reason.NO_MEASURE, null);
        }

        private ImportOutcome at(LabSamplePlace place) {
            Sample sample = place.sample();
            if (sample == null || sample.result() == TestResult.PENDING && value.result() != TestResult.PENDING) {
                return entered(place);
            }
            if (value.result() == TestResult.PENDING || value.result() == sample.result()) {
                return new ImportOutcome.Known(
                        row.sheet(),
                        sample.id(),
                        why("imports.kind.results.known." + sample.result().code()));
            }
            if (sample.result() == TestResult.INVALID && value.isPositive()) {
                return entered(place);
            }
            if (value.isPositive()) {
                enter(place);
            }
            return aside(Reason.CONTRADICTS, sample);
        }

        private ImportOutcome entered(LabSamplePlace place) {
            enter(place);
            boolean unplanned = place.sample() == null && place.task() == null;
            List<ImportReason> warnings = value.isPositive()
                    ? List.of(why(
                            unplanned
                                    ? "imports.kind.results.warning.unplanned"
                                    : "imports.kind.results.warning.positive"))
                    : List.<ImportReason>of();
            return new ImportOutcome.Stored(row.sheet(), "", warnings);
        }

        private void enter(LabSamplePlace place) {
            places.enter(place, value, id());
            book.again(place.measure().personId());
        }

        private ImportOutcome aside(Reason reason, @Nullable Sample sample) {
            return new ImportOutcome.Aside(
                    row.sheet(),
                    found.cards().size() == 1 ? found.ids().getFirst().value() : null,
                    value.isPositive() || value.isPoolToResolve(),
                    "",
                    new LabResultAside(
                            reason,
                            value.result(),
                            value.at(),
                            found.ids(),
                            sample == null ? null : sample.id(),
                            sample == null ? null : sample.result()),
                    why(reason.key()));
        }

        private ImportReason why(String key) {
            return ImportReason.of(list.mapping(), row.sheet(), LabResultColumn.NAME, key);
        }

        private UUID id() {
            return list.id().ofRow(row.number());
        }
    }
}
