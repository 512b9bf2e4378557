package org.linli.arrivals;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.arrivals.TakingRows.ListBeingRead;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.Words;
import org.linli.platform.sheet.SheetRow;
import org.linli.territory.Divisions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists of arrivals brought in from files: uploaded, looked at, started, and read in the background as whoever started them.
 * Good rows become arrivals, the others are given back with their reasons; at every moment, after a crash too,
 * {@code read = stored + known + differs + refused}. Whoever acts sees the files of one subtree; others are {@link NotFound}.
 *
 * <p>Opens its own transactions, since reading a file takes longer than one may last.
 */
@Service
public class Imports {

    /** Rows that a preview tries. */
    static final int TRIED = 500;

    private final ImportStore store;
    private final UploadedFiles files;
    private final ReadingUpload reading;
    private final TakingUpload taking;
    private final TakingRows rows;
    private final RunningImports running;
    private final Divisions divisions;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final Words words;
    private final TransactionTemplate transaction;

    Imports(
            ImportStore store,
            UploadedFiles files,
            ReadingUpload reading,
            TakingUpload taking,
            TakingRows rows,
            RunningImports running,
            Divisions divisions,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock,
            Words words,
            TransactionTemplate transaction) {
        this.store = store;
        this.files = files;
        this.reading = reading;
        this.taking = taking;
        this.rows = rows;
        this.running = running;
        this.divisions = divisions;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.words = words;
        this.transaction = transaction;
    }

    /**
     * Keeps a file and finds out what its columns mean; it waits to be started. {@link Refused} where it is no list that can
     * be read; then nothing of it is kept.
     *
     * @param area the community, or a node in it, whose list it is
     * @param fileName what the user calls it; only shown
     */
    public ImportId upload(AreaPath area, String fileName, InputStream content) {
        return taking.toCheck(area, fileName, content);
    }

    /** Keeps a file and starts it at once with the columns that were found; {@link Refused} where one is missing. */
    public ImportId bring(AreaPath area, String fileName, InputStream content) {
        var id = taking.toRun(area, fileName, content);
        running.launch(id, Acting.now());
        return id;
    }

    /** One of the signed-in scope. */
    public Import get(ImportId id) {
        permissions.demand(Arrivals.IMPORT);
        return inTransaction(() -> store.find(id).orElseThrow(() -> new NotFound("import", id)));
    }

    /** Those of the signed-in scope, newest first. */
    public Paged<Import> list(Paging paging) {
        permissions.demand(Arrivals.IMPORT);
        return inTransaction(() -> store.page(paging));
    }

    /** The newest that was done with exactly the same content; somebody may have forgotten that it was brought in. */
    public Optional<Import> sameDoneBefore(ImportId id) {
        get(id);
        return inTransaction(() -> store.doneBefore(id));
    }

    /**
     * What would become of the first {@value #TRIED} rows: counted, and shown with those that would be refused or differ first.
     * They are registered for a look and taken back, all in one transaction, so that a repeat is found; it holds up others as
     * long as that takes, which is why there is an end to it.
     */
    public ImportPreview preview(ImportId id) {
        var job = get(id);
        var mapping = job.mapping();
        var top = reading.top(job, TRIED);
        var fields = List.copyOf(mapping.columns().keySet());
        if (!mapping.missing().isEmpty()) {
            return new ImportPreview(top.sheets(), top.rows(), fields, Map.of(), List.of());
        }
        var list = new ListBeingRead(id, job.area(), mapping, new ArrivalRows(mapping, divisions, clock.today()));
        var outcomes = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return rows.take(list, top.below());
        }));
        return ImportPreview.of(
                top.sheets(),
                top.rows(),
                fields,
                outcomes.stream().map(outcome -> row(outcome, mapping, fields)).toList());
    }

    private static ImportPreview.Row row(RowOutcome outcome, ColumnMapping mapping, List<ArrivalField> fields) {
        var row = outcome.row();
        var values = fields.stream().map(field -> shown(row, mapping, field)).toList();
        return switch (outcome) {
            case RowOutcome.Stored stored ->
                new ImportPreview.Row(
                        row.number(),
                        values,
                        ImportPreview.Outcome.GOOD,
                        Optional.ofNullable(stored.decided().protocol()).orElse(""),
                        stored.warnings());
            case RowOutcome.Known known ->
                new ImportPreview.Row(row.number(), values, ImportPreview.Outcome.KNOWN, "", List.of(known.why()));
            case RowOutcome.Differs differs ->
                new ImportPreview.Row(
                        row.number(),
                        values,
                        ImportPreview.Outcome.DIFFERS,
                        Optional.ofNullable(differs.difference().now().protocol())
                                .orElse(""),
                        List.of(differs.why()));
            case RowOutcome.Refused refused ->
                new ImportPreview.Row(row.number(), values, ImportPreview.Outcome.REFUSED, "", refused.reasons());
        };
    }

    private static String shown(SheetRow row, ColumnMapping mapping, ArrivalField field) {
        var column = Optional.ofNullable(mapping.columns().get(field)).orElseThrow();
        return new RowRefusal(row.number(), field, "", row.cell(column).shown(), "", List.of()).shown();
    }

    /**
     * Corrects what the columns of a file that waits mean. Where the sheet or the header is another than before, the columns
     * under it are judged anew, and {@code columns} does not count.
     *
     * @param sheet 0-based
     * @param headerRow as the spreadsheet program numbers it; 0 where there is no header
     * @param columns 0-based column of each field that has one
     */
    public void remap(ImportId id, int sheet, int headerRow, Map<ArrivalField, Integer> columns) {
        var job = waiting(get(id));
        var found = reading.remap(job, sheet, headerRow, columns);
        inTransaction(() -> {
            waiting(locked(id));
            store.remap(id, found.mapping(), found.total());
            return id;
        });
    }

    /** Starts a file that waits, or one that failed again from where it was. */
    public void start(ImportId id) {
        permissions.demand(Arrivals.IMPORT);
        inTransaction(() -> {
            var job = locked(id);
            if (!job.isRunning()) {
                taking.demandComplete(job.mapping());
                taking.demandRows(job.total());
                if (!job.canStart()) {
                    throw Refused.of("", "arrivals.import.refusal.over");
                }
                store.start(id, clock.now(), Acting.now().account());
                audit.record("arrivals.imported", id.toString(), job.area(), job.fileName());
            }
            return id;
        });
        running.launch(id, Acting.now());
    }

    /** Stops a file where it is, for good; what was stored stays. Nothing happens to one that is over. */
    public void cancel(ImportId id) {
        permissions.demand(Arrivals.IMPORT);
        inTransaction(() -> {
            if (locked(id).canCancel()) {
                store.end(id, ImportState.CANCELLED, null, clock.now());
            }
            return id;
        });
        files.forget(id);
    }

    /** Why rows were refused, in the order of the file; a row may have several reasons. Values are masked. */
    public List<RowRefusal> refused(ImportId id, int mostRows) {
        get(id);
        return inTransaction(() -> store.reasons(id, "refused", mostRows));
    }

    /** Where rows that were known stand already, in the order of the file. */
    public List<RowRefusal> known(ImportId id, int mostRows) {
        get(id);
        return inTransaction(() -> store.reasons(id, "known", mostRows));
    }

    /** What must not be overlooked about people who were registered, in the order of the file. */
    public List<RowRefusal> warnings(ImportId id, int mostRows) {
        get(id);
        return inTransaction(() -> store.reasons(id, "warned", mostRows));
    }

    /** Writes the refused rows as a workbook: as they were, with the reasons in a last column, to be mended and sent back. */
    public void writeRefused(ImportId id, OutputStream out) {
        var job = get(id);
        inTransaction(() -> {
            audit.record("arrivals.import.refused", id.toString(), job.area(), job.fileName());
            return id;
        });
        new RefusedWorkbook(job, words)
                .write(out, (after, limit) -> inTransaction(() -> store.refused(id, after, limit)));
    }

    private Import locked(ImportId id) {
        return store.lock(id).orElseThrow(() -> new NotFound("import", id));
    }

    private static Import waiting(Import job) {
        if (job.state() != ImportState.MAPPING) {
            throw Refused.of("", "arrivals.import.refusal.started");
        }
        return job;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
