package org.linli.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.UploadSpace;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists brought in from files: uploaded, looked at, started, and read in the background as whoever started them. Good
 * rows are stored, the others are given back with their reasons or set aside for a person to decide; at every moment,
 * after a crash too, {@code read = stored + known + aside + refused}. Whoever acts sees the files of one subtree, of
 * the kinds that they may bring in; others are {@link NotFound}.
 *
 * <p>Opens its own transactions, since reading a file takes longer than one may last.
 */
@Service
public class Imports {

    /** Permission to be where lists are brought in; which kinds, the permission of each kind says. */
    public static final String BRING = "imports.bring";

    /** Among the answers about a list: the name of the sheet to read, where it is not the best one. */
    static final String SHEET = "sheet";

    /** Rows that a preview tries. */
    static final int TRIED = 500;

    private final ImportKinds kinds;
    private final ImportStore store;
    private final ImportFiles files;
    private final ImportUploadReader reader;
    private final ImportUpload upload;
    private final UploadSpace space;
    private final ImportOptions options;
    private final ImportMemory memory;
    private final ImportRunner runner;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final Texts texts;
    private final TransactionTemplate transaction;

    Imports(
            ImportKinds kinds,
            ImportStore store,
            ImportFiles files,
            ImportUploadReader reader,
            ImportUpload upload,
            UploadSpace space,
            ImportOptions options,
            ImportMemory memory,
            ImportRunner runner,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock,
            Texts texts,
            TransactionTemplate transaction) {
        this.kinds = kinds;
        this.store = store;
        this.files = files;
        this.reader = reader;
        this.upload = upload;
        this.space = space;
        this.options = options;
        this.memory = memory;
        this.runner = runner;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.transaction = transaction;
    }

    /**
     * Keeps a file and finds out what its columns mean; it waits to be started. {@link Refused} where it is no list
     * that can be read; then nothing of it is kept.
     *
     * @param kind key of the {@link ImportKind}
     * @param area whose list it is
     * @param fileName what the user calls it; only shown
     */
    public ImportId upload(String kind, AreaPath area, String fileName, InputStream content) {
        return upload.toCheck(kind(kind), area, fileName, content, "");
    }

    /**
     * Keeps the file of a list once more, to read another of its sheets; it waits to be started. {@link Refused} where
     * the file is no longer kept, or has no such sheet.
     *
     * @param sheet name of the other one
     */
    public ImportId beside(ImportId id, String sheet) {
        Import job = get(id);
        if (!job.hasFile()) {
            throw Refused.of("", "imports.refusal.file-over");
        }
        // A readable copy, and the one that is kept.
        return space.during(
                2 * job.fileSize(),
                () -> files.read(id, path -> {
                    try (InputStream content = Files.newInputStream(path)) {
                        return upload.toCheck(kinds.of(job), job.area(), job.fileName(), content, sheet);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    /**
     * {@link #bring(String, AreaPath, String, InputStream, Map)} where nothing is answered about the list as a whole.
     */
    public ImportId bring(String kind, AreaPath area, String fileName, InputStream content) {
        return bring(kind, area, fileName, content, Map.of());
    }

    /**
     * Keeps a file and starts it at once with the columns that were found; {@link Refused} where one is missing.
     *
     * @param answers about the list as a whole, by the name of the {@link ImportOption}; {@value #SHEET} is the name
     *     of the sheet to read, where it is not the one that looks most like a list
     */
    public ImportId bring(
            String kind, AreaPath area, String fileName, InputStream content, Map<String, String> answers) {
        ImportId id = upload.toRun(kind(kind), area, fileName, content, answers);
        runner.launch(id, Acting.now());
        return id;
    }

    /** The kind of a key, if whoever acts may bring such lists in. */
    ImportKind<?> kind(String key) {
        ImportKind<?> kind = kinds.get(key);
        permissions.demand(kind.permission());
        return kind;
    }

    /** The kinds of which whoever acts may bring lists in. */
    List<ImportKind<?>> kinds() {
        return kinds.all().stream()
                .filter(kind -> permissions.held(kind.permission()))
                .toList();
    }

    /** One of the signed-in scope. */
    public Import get(ImportId id) {
        permissions.demand(BRING);
        Import job = inTransaction(() -> store.find(id).orElseThrow(() -> new NotFound("import", id)));
        permissions.demand(kinds.of(job).permission());
        return job;
    }

    /** One of the signed-in scope as it stays until the transaction ends that whoever asks is in. */
    Import held(ImportId id) {
        get(id);
        return inTransaction(() -> store.hold(id).orElseThrow(() -> new NotFound("import", id)));
    }

    /** One of the signed-in scope and of that kind. */
    public Import get(String kind, ImportId id) {
        kind(kind);
        Import job = get(id);
        if (!job.kind().equals(kind)) {
            throw new NotFound("import", id);
        }
        return job;
    }

    /** Those of the signed-in scope, newest first. */
    public Paged<Import> list(String kind, Paging paging) {
        kind(kind);
        return inTransaction(() -> store.page(kind, paging));
    }

    /** The newest that was done with exactly the same content; somebody may have forgotten that it was brought in. */
    public Optional<Import> sameDoneBefore(ImportId id) {
        return sameDoneBefore(get(id));
    }

    Optional<Import> sameDoneBefore(Import job) {
        return inTransaction(() -> store.doneBefore(job.id()));
    }

    /**
     * What would become of the first {@value #TRIED} rows: counted, and shown with those that would be refused or set
     * aside first. They are stored for a look and taken back, all in one transaction, so that a repeat is found; it
     * holds up others as long as that takes, which is why there is an end to it.
     */
    public ImportPreview preview(ImportId id) {
        return preview(get(id));
    }

    ImportPreview preview(Import job) {
        return preview(kinds.of(job), job);
    }

    private <R> ImportPreview preview(ImportKind<R> kind, Import job) {
        ImportMapping mapping = job.mapping();
        ImportUploadReader.Top top = reader.top(kind, job, TRIED);
        List<ImportColumn> columns = kind.columns().stream()
                .<ImportColumn>map(column -> column)
                .filter(mapping::has)
                .toList();
        if (!kind.missing(mapping).isEmpty()) {
            return ImportPreview.of(top.sheets(), top.rows(), columns, List.of());
        }
        var taker = new ImportTaker<>(kind, ImportList.of(job, clock.today()));
        List<ImportOutcome> outcomes = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return taker.take(top.below());
        }));
        List<ImportPreview.Row> tried = outcomes.stream()
                .map(outcome -> ImportPreview.Row.of(outcome, mapping, columns))
                .toList();
        return ImportPreview.of(top.sheets(), top.rows(), columns, tried);
    }

    /**
     * Corrects what the columns of a file that waits mean. Where the sheet or the header is another than before, the
     * columns under it are judged anew, and {@code columns} does not count.
     *
     * @param sheet 0-based
     * @param headerRow as the spreadsheet program numbers it; 0 where there is no header
     * @param columns 0-based place of each column that the list has, by its name
     * @param answers about the list as a whole
     */
    public void remap(
            ImportId id, int sheet, int headerRow, Map<String, Integer> columns, Map<String, String> answers) {
        Import job = waiting(get(id));
        ImportKind<?> kind = kinds.of(job);
        ImportUploadReader.Found found = reader.remap(kind, job, sheet, headerRow, columns);
        Map<String, String> checked = options.checked(kind, found.mapping(), answers);
        inTransaction(() -> {
            waiting(locked(id));
            store.remap(id, found, checked);
            memory.keep(kind, found.mapping());
            audit.record("imports.mapped", id.toString(), job.area(), job.fileName());
            return id;
        });
    }

    /** Starts a file that waits, or one that failed again from where it was. */
    public void start(ImportId id) {
        ImportKind<?> kind = kinds.of(get(id));
        inTransaction(() -> {
            Import job = locked(id);
            if (!job.isRunning()) {
                upload.demandComplete(kind, job.mapping());
                options.demandAnswered(kind, job.mapping(), job.options());
                upload.demandRows(kind, job.total());
                if (!job.canStart()) {
                    throw Refused.of("", "imports.refusal.over");
                }
                store.start(id, clock.now(), Acting.now().account());
                audit.record(kind.key() + ".imported", id.toString(), job.area(), job.fileName());
            }
            return id;
        });
        runner.launch(id, Acting.now());
    }

    /** Stops a file where it is, for good; what was stored stays. Nothing happens to one that is over. */
    public void cancel(ImportId id) {
        get(id);
        inTransaction(() -> {
            Import job = locked(id);
            if (job.canCancel()) {
                store.end(id, ImportState.CANCELLED, null, clock.now());
                audit.record("imports.cancelled", id.toString(), job.area(), job.fileName());
            }
            return id;
        });
        files.forget(id);
    }

    /** Takes back what a list that is over stored, where its kind offers that; {@link Refused} otherwise. */
    public void undo(ImportId id) {
        ImportKind<?> kind = kinds.of(get(id));
        inTransaction(() -> {
            Import job = locked(id);
            if (!job.canUndo() || !kind.undoable()) {
                throw Refused.of("", "imports.refusal.no-undo");
            }
            kind.undo(ImportList.of(job, clock.today()));
            store.end(id, ImportState.UNDONE, null, clock.now());
            audit.record(kind.key() + ".undone", id.toString(), job.area(), job.fileName());
            return id;
        });
    }

    /** Why rows were refused, in the order of the file; a row may have several reasons. */
    public List<ImportReason> refused(ImportId id, int mostRows) {
        return reasons(id, "refused", mostRows);
    }

    /** Where rows that were known stand already, in the order of the file. */
    public List<ImportReason> known(ImportId id, int mostRows) {
        return reasons(id, "known", mostRows);
    }

    /**
     * What is to be looked at about rows that were stored; first what must not be overlooked, then what was not
     * understood.
     */
    public List<ImportReason> warnings(ImportId id, int mostRows) {
        return reasons(id, "warned", mostRows);
    }

    private List<ImportReason> reasons(ImportId id, String outcome, int mostRows) {
        return reasons(get(id), outcome, mostRows);
    }

    /** What the page says about the rows of a list that is not running. */
    ImportTold told(Import job) {
        return job.isRunning() ? ImportTold.NOTHING : inTransaction(() -> ImportTold.of(store, job.id()));
    }

    /** Reasons of rows of one outcome: refused, known or warned. */
    List<ImportReason> reasons(Import job, String outcome, int mostRows) {
        return inTransaction(() -> store.reasons(job.id(), outcome, mostRows));
    }

    /**
     * Writes the refused rows as a workbook: as they were, with the reasons in a last column, to be corrected and sent
     * back.
     */
    public void writeRefused(ImportId id, OutputStream out) {
        Import job = get(id);
        ImportKind<?> kind = kinds.of(job);
        inTransaction(() -> {
            audit.record(kind.key() + ".import.refused", id.toString(), job.area(), job.fileName());
            return id;
        });
        new ImportRefusedWorkbook(kind, job, texts)
                .write(out, (after, limit) -> inTransaction(() -> store.refused(id, after, limit)));
    }

    private Import locked(ImportId id) {
        return store.lock(id).orElseThrow(() -> new NotFound("import", id));
    }

    private static Import waiting(Import job) {
        if (job.state() != ImportState.MAPPING) {
            throw Refused.of("", "imports.refusal.started");
        }
        return job;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
