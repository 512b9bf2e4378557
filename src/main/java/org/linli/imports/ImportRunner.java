package org.linli.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.DatabaseLost;
import org.linli.platform.DiskSpace;
import org.linli.platform.Languages;
import org.linli.platform.LinliSettings;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings files in beside everything else, each on a thread of its own, as whoever started it. A chunk of rows, what
 * became of them, the counts and the place in the file are one transaction; so after a crash the program goes on where
 * it was.
 */
@Component
class ImportRunner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    /** Rows in a transaction: few enough that whoever registers somebody meanwhile waits well below a second. */
    private static final int CHUNK = 200;

    /** Files at once; they mostly wait for the same database. */
    private static final int AT_ONCE = 2;

    /** Between two looks whether a database that went away is back. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ImportStore store;
    private final ImportFiles files;
    private final ImportKinds kinds;
    private final ImportChunk chunk;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final LinliSettings settings;
    private final DiskSpace disk;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Set<ImportId> here = ConcurrentHashMap.newKeySet();
    private final Set<CountDownLatch> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ImportRunner(
            ImportStore store,
            ImportFiles files,
            ImportKinds kinds,
            ImportChunk chunk,
            Accounts accounts,
            TransactionTemplate transaction,
            BusinessClock clock,
            LinliSettings settings,
            DiskSpace disk) {
        this.store = store;
        this.files = files;
        this.kinds = kinds;
        this.chunk = chunk;
        this.accounts = accounts;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
        this.disk = disk;
    }

    /** Goes on with a file whose state is running. Does nothing where this program is at it already. */
    void launch(ImportId id, Actor actor) {
        if (stopping || !here.add(id)) {
            return;
        }
        var ended = new CountDownLatch(1);
        ends.add(ended);
        Thread.ofVirtual().name("import-" + id).start(() -> {
            try {
                turns.acquire();
                try {
                    LocaleContextHolder.setLocale(
                            Languages.of(Optional.ofNullable(actor.language()).orElse("zh")));
                    Acting.run(actor, () -> run(id));
                } finally {
                    turns.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                here.remove(id);
                ends.remove(ended);
                ended.countDown();
            }
        });
    }

    /** At start: files that were running when the program ended. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        if (settings.command() != null) {
            return;
        }
        Acting.run(Actor.SYSTEM, () -> {
            files.clear(Optional.ofNullable(transaction.execute(status -> store.unfinished()))
                    .orElse(Set.of()));
            List<Import> left = Optional.ofNullable(transaction.execute(status -> store.running()))
                    .orElse(List.of());
            for (Import job : left) {
                Account account =
                        accounts.get(Optional.ofNullable(job.startedBy()).orElse(job.createdBy()));
                if (account.disabled()) {
                    end(job.id(), ImportState.FAILED, Problem.of("", "imports.failure.account", account.name()));
                } else {
                    LOG.info("Going on with import {} after row {}", job.id(), job.lastRow());
                    launch(job.id(), account.actor());
                }
            }
        });
    }

    /** Lets chunks that have begun be stored; the rest waits for the next start. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        for (CountDownLatch ended : List.copyOf(ends)) {
            if (!ended.await(20, TimeUnit.SECONDS)) {
                LOG.warn("An import did not stop in time; it goes on at the next start");
            }
        }
    }

    /** Waits where the database goes away, as long as that takes: only the database knows what it has stored. */
    private void run(ImportId id) {
        boolean over = false;
        while (!over && !stopping) {
            try {
                goOnOrFail(id);
                over = true;
            } catch (DataAccessException | TransactionException gone) {
                if (!passes(gone)) {
                    throw gone;
                }
                LOG.warn("Import {} waits for the database or its disk: {}", id, ImportChunk.cause(gone));
                over = !pause();
            }
        }
    }

    private void goOnOrFail(ImportId id) {
        try {
            goOn(id);
        } catch (Refused refused) {
            end(id, ImportState.FAILED, refused.problems().getFirst());
        } catch (RuntimeException bug) {
            if (passes(bug)) {
                throw bug;
            }
            LOG.error("Import {} stopped", id, bug);
            end(id, ImportState.FAILED, Problem.of("", "imports.failure.bug", id.toString()));
        }
    }

    private void goOn(ImportId id) {
        Optional<Import> job = Optional.ofNullable(transaction.execute(status -> store.find(id)))
                .flatMap(found -> found)
                .filter(Import::isRunning);
        if (job.isEmpty()) {
            return;
        }
        ImportList list = ImportList.of(job.get(), clock.today());
        ImportKind<?> kind = kinds.of(job.get());
        boolean done = files.read(id, path -> bring(kind, list, job.get(), path));
        if (done) {
            finish(kind, list);
            files.forget(id);
        }
    }

    private boolean passes(RuntimeException failure) {
        return DatabaseLost.isBehind(failure) || disk.isBehind(failure);
    }

    /** Waits while the disk is full; false when the program ends meanwhile. */
    private boolean hasRoom(ImportId id) {
        if (disk.isLow()) {
            LOG.warn("Import {} waits for room on the disk", id);
        }
        while (disk.isLow() && !stopping) {
            if (!pause()) {
                return false;
            }
        }
        return !stopping;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it came to the end of the file. */
    private <R> boolean bring(ImportKind<R> kind, ImportList list, Import job, Path path) {
        ImportMapping mapping = job.mapping();
        var taker = new ImportTaker<>(kind, list);
        try (SheetFile file = Sheets.open(path, job.fileName(), Limits.standard());
                SheetRows rows = file.rows(file.sheets().get(mapping.sheet()))) {
            int last = job.lastRow();
            var part = new ArrayList<SheetRow>();
            UnaryOperator<SheetRow> above = kind.above(mapping);
            while (rows.hasNext()) {
                SheetRow row = above.apply(rows.next());
                if (row.number() > Math.max(job.lastRow(), mapping.headerRow())) {
                    part.add(row);
                }
                if (part.size() == CHUNK || !rows.hasNext() && !part.isEmpty()) {
                    if (stopping || !hasRoom(job.id()) || !chunk.put(taker, last, part)) {
                        return false;
                    }
                    last = part.getLast().number();
                    part.clear();
                }
            }
            return true;
        }
    }

    private void finish(ImportKind<?> kind, ImportList list) {
        transaction.executeWithoutResult(status -> store.lock(list.id())
                .filter(Import::isRunning)
                .ifPresent(job -> {
                    kind.finish(list);
                    store.end(job.id(), ImportState.DONE, null, clock.now());
                }));
    }

    private void end(ImportId id, ImportState state, @Nullable Problem why) {
        transaction.executeWithoutResult(status ->
                store.lock(id).filter(Import::isRunning).ifPresent(job -> store.end(id, state, why, clock.now())));
    }
}
