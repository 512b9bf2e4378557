package org.linli.arrivals;

import java.util.LinkedHashMap;
import java.util.List;
import org.linli.access.AreaPath;
import org.linli.platform.Problem;
import org.linli.platform.sheet.SheetRow;
import org.springframework.stereotype.Component;

/** Registers the people of a chunk of rows, and says what became of each row. Runs in a transaction. */
@Component
class TakingRows {

    private final Arrivals arrivals;
    private final ListedArrival listed;

    TakingRows(Arrivals arrivals, ListedArrival listed) {
        this.arrivals = arrivals;
        this.listed = listed;
    }

    /** The list that rows stand in. */
    record ListBeingRead(ImportId id, AreaPath area, ColumnMapping mapping, ArrivalRows reader) {}

    /** One outcome for each row in which somebody is written, in their order. */
    List<RowOutcome> take(ListBeingRead list, List<SheetRow> rows) {
        var outcomes = new LinkedHashMap<SheetRow, RowOutcome>();
        var wanted = new LinkedHashMap<SheetRow, NewArrival>();
        for (var row : rows) {
            switch (list.reader().read(row)) {
                case RowReading.Nobody nobody -> {}
                case RowReading.Refused refused -> outcomes.put(row, new RowOutcome.Refused(row, refused.reasons()));
                case RowReading.Good good -> {
                    var refusals = listed.refusals(good.arrival(), list.mapping());
                    if (refusals.isEmpty()) {
                        wanted.put(row, listed.of(good.arrival(), list.id().arrivalOf(row.number()), list.area()));
                    } else {
                        outcomes.put(row, new RowOutcome.Refused(row, refusals));
                    }
                }
            }
        }
        var registrations = arrivals.registerAll(
                        List.copyOf(wanted.values()), list.id().value())
                .iterator();
        wanted.forEach((row, arrival) -> outcomes.put(row, outcome(list, row, arrival, registrations.next())));
        return rows.stream().filter(outcomes::containsKey).map(outcomes::get).toList();
    }

    /** A row that the program cannot store for a reason of its own: given back, so that it is not lost. */
    static RowOutcome.Refused broken(ListBeingRead list, SheetRow row) {
        return new RowOutcome.Refused(
                row, List.of(refusal(list, row, ArrivalField.NAME, "arrivals.import.refusal.broken", List.of())));
    }

    private RowOutcome outcome(ListBeingRead list, SheetRow row, NewArrival arrival, Registration registration) {
        return switch (registration) {
            case Registration.Registered registered ->
                new RowOutcome.Stored(row, registered.decided(), warnings(list, row, arrival, registered));
            case Registration.Known known ->
                new RowOutcome.Known(row, known.arrival(), knownFrom(list, row, known.arrival()));
            case Registration.Differs differs ->
                new RowOutcome.Differs(
                        row, differs.arrival(), differs.difference(), differsFrom(list, row, differs.arrival()));
            case Registration.Rejected rejected ->
                new RowOutcome.Refused(row, reasons(list, row, arrival, rejected.problems()));
        };
    }

    private static List<RowRefusal> warnings(
            ListBeingRead list, SheetRow row, NewArrival arrival, Registration.Registered registered) {
        return Warning.of(
                        arrival.originCode(),
                        arrival.healthCode(),
                        arrival.tests(),
                        registered.decided().protocol(),
                        registered.hasWorker())
                .stream()
                .map(w -> w == Warning.NO_CELL
                        ? ofHome(list, row, arrival, Problem.of("", w.key()))
                        : refusal(list, row, w.field(), w.key(), List.of()))
                .toList();
    }

    private static RowRefusal knownFrom(ListBeingRead list, SheetRow row, ArrivalId earlier) {
        var earlierRow = list.id().rowOf(earlier);
        return earlierRow.isPresent() && earlierRow.getAsInt() != row.number()
                ? refusal(list, row, ArrivalField.NAME, "arrivals.import.known.row", List.of(earlierRow.getAsInt()))
                : refusal(list, row, ArrivalField.NAME, "arrivals.import.known.before", List.of());
    }

    private static RowRefusal differsFrom(ListBeingRead list, SheetRow row, ArrivalId earlier) {
        var earlierRow = list.id().rowOf(earlier);
        return earlierRow.isPresent() && earlierRow.getAsInt() != row.number()
                ? refusal(list, row, ArrivalField.NAME, "arrivals.import.differs.row", List.of(earlierRow.getAsInt()))
                : refusal(list, row, ArrivalField.NAME, "arrivals.import.differs.before", List.of());
    }

    private static List<RowRefusal> reasons(
            ListBeingRead list, SheetRow row, NewArrival arrival, List<Problem> problems) {
        return problems.stream()
                .map(problem -> switch (problem.field()) {
                    case "document" -> refusal(list, row, ArrivalField.DOCUMENT, problem.key(), problem.args());
                    case "name" -> refusal(list, row, ArrivalField.NAME, problem.key(), problem.args());
                    default -> ofHome(list, row, arrival, problem);
                })
                .toList();
    }

    private static RowRefusal ofHome(ListBeingRead list, SheetRow row, NewArrival arrival, Problem problem) {
        var stay = ListedArrival.stayField(list.mapping());
        return new RowRefusal(
                row.number(), stay, list.mapping().heading(stay), arrival.address(), problem.key(), problem.args());
    }

    private static RowRefusal refusal(
            ListBeingRead list, SheetRow row, ArrivalField field, String key, List<Object> args) {
        var column = list.mapping().columns().get(field);
        var value = column == null ? "" : row.cell(column).shown();
        return new RowRefusal(row.number(), field, list.mapping().heading(field), value, key, args);
    }
}
