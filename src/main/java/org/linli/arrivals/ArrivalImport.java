package org.linli.arrivals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.linli.divisions.Divisions;
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
import org.linli.platform.Problem;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.springframework.stereotype.Component;

/** Lists of people who have arrived: good rows are registered. */
@Component
class ArrivalImport implements ImportKind<ArrivalRow> {

    static final String KEY = "arrivals";

    private final Arrivals arrivals;
    private final ArrivalRowConversion listed;
    private final Divisions divisions;
    private final ImportLooks looks;
    private final ArrivalImportResult result;

    ArrivalImport(
            Arrivals arrivals,
            ArrivalRowConversion listed,
            Divisions divisions,
            ImportLooks looks,
            ArrivalImportResult result) {
        this.arrivals = arrivals;
        this.listed = listed;
        this.divisions = divisions;
        this.looks = looks;
        this.result = result;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String permission() {
        return Arrivals.IMPORT;
    }

    @Override
    public String home() {
        return "/arrivals";
    }

    @Override
    public String stored(ImportId id) {
        return "/arrivals?file=" + id;
    }

    @Override
    public List<ArrivalField> columns() {
        return List.of(ArrivalField.values());
    }

    @Override
    public Map<ImportColumn, Predicate<SheetCell>> looks() {
        return ArrivalLooks.of(looks);
    }

    @Override
    public Set<ImportColumn> unmistakable() {
        return Set.of(ArrivalField.DOCUMENT, ArrivalField.PHONE, ArrivalField.ARRIVED);
    }

    @Override
    public Pattern otherHeadings() {
        return ArrivalField.Others.HEADINGS;
    }

    @Override
    public boolean isList(Set<? extends ImportColumn> found) {
        return found.contains(ArrivalField.NAME) || found.contains(ArrivalField.DOCUMENT);
    }

    /** {@link ArrivalField#ROOM} stands for room or address. */
    @Override
    public List<ImportColumn> missing(ImportMapping mapping) {
        var missing = new ArrayList<>(ImportKind.super.missing(mapping));
        if (!mapping.has(ArrivalField.ROOM) && !mapping.has(ArrivalField.ADDRESS)) {
            missing.add(ArrivalField.ROOM);
        }
        return missing;
    }

    @Override
    public ImportReading<ArrivalRow> read(ImportCells cells) {
        return new ArrivalRowReader(cells, divisions).read();
    }

    @Override
    public List<ImportOutcome> take(ImportList list, List<ImportRow<ArrivalRow>> rows) {
        var outcomes = new LinkedHashMap<SheetRow, ImportOutcome>();
        var wanted = new LinkedHashMap<SheetRow, NewArrival>();
        for (ImportRow<ArrivalRow> row : rows) {
            List<ImportReason> refusals = listed.refusals(row.value(), list.mapping());
            if (refusals.isEmpty()) {
                wanted.put(row.sheet(), listed.of(row.value(), list));
            } else {
                outcomes.put(row.sheet(), new ImportOutcome.Refused(row.sheet(), refusals));
            }
        }
        Iterator<ArrivalOutcome> registrations = arrivals.registerAll(
                        List.copyOf(wanted.values()), list.id().value())
                .iterator();
        wanted.forEach((row, arrival) -> outcomes.put(row, outcome(list, row, arrival, registrations.next())));
        return rows.stream().map(row -> outcomes.get(row.sheet())).toList();
    }

    @Override
    public ImportSection section(Import job, Locale locale) {
        return result.section(job);
    }

    @Override
    public Map<String, Object> answer(Import job, Locale locale) {
        return result.answer(job, locale);
    }

    private static ImportOutcome outcome(
            ImportList list, SheetRow row, NewArrival arrival, ArrivalOutcome registration) {
        return switch (registration) {
            case ArrivalOutcome.Registered registered ->
                new ImportOutcome.Stored(
                        row,
                        Optional.ofNullable(registered.decided().protocol()).orElse(""),
                        warnings(list, row, arrival, registered));
            case ArrivalOutcome.Known known ->
                new ImportOutcome.Known(
                        row,
                        known.arrival().value(),
                        from(list, row, known.arrival(), known.noted() ? "known.note" : "known"));
            case ArrivalOutcome.Differs(ArrivalId earlier, ArrivalDifference difference) ->
                new ImportOutcome.Aside(
                        row,
                        earlier.value(),
                        difference.stricter(),
                        Optional.ofNullable(difference.now().protocol()).orElse(""),
                        difference,
                        from(list, row, earlier, difference.sameAnswer() ? "details" : "differs"));
            case ArrivalOutcome.Rejected rejected ->
                new ImportOutcome.Refused(row, reasons(list, row, arrival, rejected.problems()));
        };
    }

    private static List<ImportReason> warnings(
            ImportList list, SheetRow row, NewArrival arrival, ArrivalOutcome.Registered registered) {
        return ArrivalWarning.of(
                        arrival.originCode(),
                        arrival.healthCode(),
                        arrival.tests(),
                        registered.decided().protocol(),
                        registered.hasWorker())
                .stream()
                .map(w -> w == ArrivalWarning.NO_CELL
                        ? ofHome(list, row, arrival, Problem.of("", w.key()))
                        : refusal(list, row, w.field(), w.key()))
                .toList();
    }

    /** Where the earlier one stands: in a row of the same list, or on record before it. */
    private static ImportReason from(ImportList list, SheetRow row, ArrivalId earlier, String how) {
        OptionalInt earlierRow = list.id().rowOf(earlier.value());
        return earlierRow.isPresent() && earlierRow.getAsInt() != row.number()
                ? refusal(list, row, ArrivalField.NAME, "arrivals.import." + how + ".row", earlierRow.getAsInt())
                : refusal(list, row, ArrivalField.NAME, "arrivals.import." + how + ".before");
    }

    private static List<ImportReason> reasons(
            ImportList list, SheetRow row, NewArrival arrival, List<Problem> problems) {
        return problems.stream()
                .map(problem -> switch (problem.field()) {
                    case "document" ->
                        refusal(
                                list,
                                row,
                                ArrivalField.DOCUMENT,
                                problem.key(),
                                problem.args().toArray());
                    case "name" ->
                        refusal(
                                list,
                                row,
                                ArrivalField.NAME,
                                problem.key(),
                                problem.args().toArray());
                    default -> ofHome(list, row, arrival, problem);
                })
                .toList();
    }

    private static ImportReason ofHome(ImportList list, SheetRow row, NewArrival arrival, Problem problem) {
        return ImportReason.of(
                list.mapping(),
                row.number(),
                ArrivalRowConversion.stayField(list.mapping()),
                arrival.address(),
                problem.key(),
                problem.args().toArray());
    }

    private static ImportReason refusal(ImportList list, SheetRow row, ArrivalField field, String key, Object... args) {
        return ImportReason.of(list.mapping(), row, field, key, args);
    }
}
