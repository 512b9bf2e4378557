package org.linli.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.linli.imports.Import;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportId;
import org.linli.imports.ImportKind;
import org.linli.imports.ImportList;
import org.linli.imports.ImportLooks;
import org.linli.imports.ImportMapping;
import org.linli.imports.ImportOption;
import org.linli.imports.ImportOutcome;
import org.linli.imports.ImportReading;
import org.linli.imports.ImportRow;
import org.linli.imports.ImportSection;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.springframework.stereotype.Component;

/**
 * Lists of households: those who are new are registered, those who are known with something else are set aside, and at
 * the end it is told who is on record in the homes of the list and not in it.
 */
@Component
class HouseholdImport implements ImportKind<HouseholdImportRow> {

    static final String KEY = "households";

    /** The answer that everybody of the community stands in the list. */
    static final String COMPLETE = "complete";

    private final HouseholdImportTaker taking;
    private final HouseholdImportStore store;
    private final HouseholdImportResult result;
    private final ImportLooks looks;

    HouseholdImport(
            HouseholdImportTaker taking, HouseholdImportStore store, HouseholdImportResult result, ImportLooks looks) {
        this.taking = taking;
        this.store = store;
        this.result = result;
        this.looks = looks;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String permission() {
        return People.IMPORT;
    }

    @Override
    public String home() {
        return "/households";
    }

    @Override
    public String stored(ImportId id) {
        return "/households";
    }

    @Override
    public List<HouseholdImportColumn> columns() {
        return List.of(HouseholdImportColumn.values());
    }

    @Override
    public Map<ImportColumn, Predicate<SheetCell>> looks() {
        return Map.of(
                HouseholdImportColumn.NAME, looks.name(),
                HouseholdImportColumn.DOCUMENT, looks.document(),
                HouseholdImportColumn.PHONE, looks.phone(),
                HouseholdImportColumn.ROOM, looks.room());
    }

    @Override
    public Set<ImportColumn> unmistakable() {
        return Set.of(HouseholdImportColumn.DOCUMENT, HouseholdImportColumn.PHONE);
    }

    @Override
    public Pattern otherHeadings() {
        return HouseholdImportColumn.Others.HEADINGS;
    }

    @Override
    public boolean isList(Set<? extends ImportColumn> found) {
        return found.contains(HouseholdImportColumn.NAME) && found.size() > 1;
    }

    @Override
    public List<ImportColumn> missing(ImportMapping mapping) {
        var missing = new ArrayList<>(ImportKind.super.missing(mapping));
        if (!mapping.has(HouseholdImportColumn.ROOM) && !mapping.has(HouseholdImportColumn.ADDRESS)) {
            missing.add(HouseholdImportColumn.ADDRESS);
        }
        return missing;
    }

    /** The column that tells where somebody lives, of those that the list has. */
    static HouseholdImportColumn homeColumn(ImportMapping mapping) {
        return mapping.has(HouseholdImportColumn.ADDRESS) ? HouseholdImportColumn.ADDRESS : HouseholdImportColumn.ROOM;
    }

    @Override
    public List<ImportOption> options(ImportMapping mapping) {
        return List.of(
                new ImportOption(COMPLETE, ImportOption.Type.YES_NO, "imports.kind.households.complete", "false"));
    }

    @Override
    public ImportMapping completed(ImportMapping mapping) {
        return HouseholdImportCarry.completed(mapping);
    }

    @Override
    public UnaryOperator<SheetRow> above(ImportMapping mapping) {
        return new HouseholdImportCarry(mapping);
    }

    @Override
    public ImportReading<HouseholdImportRow> read(ImportCells cells) {
        return new HouseholdImportReader(cells).read();
    }

    @Override
    public List<ImportOutcome> take(ImportList list, List<ImportRow<HouseholdImportRow>> rows) {
        return taking.take(list, rows);
    }

    @Override
    public void finish(ImportList list) {
        store.keepUnlisted(list, list.option(COMPLETE).filter("true"::equals).isPresent());
    }

    @Override
    public ImportSection section(Import job, Locale locale) {
        return result.section(job);
    }

    @Override
    public Map<String, Object> answer(Import job, Locale locale) {
        return result.answer(job);
    }
}
