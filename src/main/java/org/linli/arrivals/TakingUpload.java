package org.linli.arrivals;

import java.io.InputStream;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Words;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a file that somebody sends and finds out what its columns mean. {@link Refused} where it is no list that can be
 * read; then nothing of it is kept.
 */
@Component
class TakingUpload {

    private static final int LONGEST_NAME = 200;

    private final ImportStore store;
    private final UploadedFiles files;
    private final ReadingUpload reading;
    private final Territory territory;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final Words words;
    private final TransactionTemplate transaction;

    TakingUpload(
            ImportStore store,
            UploadedFiles files,
            ReadingUpload reading,
            Territory territory,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock,
            Words words,
            TransactionTemplate transaction) {
        this.store = store;
        this.files = files;
        this.reading = reading;
        this.territory = territory;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.words = words;
        this.transaction = transaction;
    }

    /** It waits for somebody to look at its columns and start it. */
    ImportId toCheck(AreaPath area, String fileName, InputStream content) {
        return take(area, fileName, content, ImportState.MAPPING);
    }

    /** It is stored as running, all at once: if the program is killed before it begins, the next start goes on with it. */
    ImportId toRun(AreaPath area, String fileName, InputStream content) {
        return take(area, fileName, content, ImportState.RUNNING);
    }

    private ImportId take(AreaPath area, String fileName, InputStream content, ImportState state) {
        permissions.demand(Arrivals.IMPORT);
        transaction.executeWithoutResult(status -> territory.area(area));
        var id = ImportId.next();
        var name = shown(fileName);
        boolean stored = false;
        try {
            var kept = files.keep(id, content);
            var found = reading.find(id, name);
            if (state == ImportState.RUNNING) {
                demandComplete(found.mapping());
                demandRows(found.total());
            }
            transaction.executeWithoutResult(status -> {
                store.insert(job(id, area, name, kept, found, state), kept.hash());
                if (state == ImportState.RUNNING) {
                    audit.record("arrivals.imported", id.toString(), area, name);
                }
            });
            stored = true;
            return id;
        } finally {
            if (!stored) {
                files.forget(id);
            }
        }
    }

    /** {@link Refused} with each needed field that has no column. */
    void demandComplete(ColumnMapping mapping) {
        if (mapping.columns().isEmpty()) {
            throw Refused.of("file", "arrivals.import.refusal.no-list");
        }
        Refused.ifAny(mapping.missing().stream()
                .map(field -> Problem.of("file", "arrivals.import.refusal.column", words.of(field.messageKey())))
                .toList());
    }

    /** {@link Refused} where nothing stands below the header. */
    void demandRows(int total) {
        if (total == 0) {
            throw Refused.of("file", "arrivals.import.refusal.no-rows");
        }
    }

    private Import job(
            ImportId id,
            AreaPath area,
            String name,
            UploadedFiles.Kept kept,
            ReadingUpload.Found found,
            ImportState state) {
        var now = clock.now();
        var by = Acting.now().account();
        boolean started = state == ImportState.RUNNING;
        return new Import(
                id,
                area,
                name,
                kept.size(),
                state,
                found.mapping(),
                found.total(),
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                now,
                by,
                started ? now : null,
                started ? by : null,
                null);
    }

    /** The last part of what a browser calls the file, without what cannot be shown. */
    private static String shown(String fileName) {
        var last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.isEmpty() ? "–" : last.substring(Math.max(0, last.length() - LONGEST_NAME));
    }
}
