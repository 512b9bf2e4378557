package org.linli.imports;

import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a file that somebody sends and finds out what its columns mean. {@link Refused} where it is no list that can be
 * read; then nothing of it is kept.
 */
@Component
class ImportUpload {

    private final ImportStore store;
    private final ImportFiles files;
    private final ImportUploadReader reader;
    private final ImportOptions options;
    private final Territory territory;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final Texts texts;
    private final TransactionTemplate transaction;

    ImportUpload(
            ImportStore store,
            ImportFiles files,
            ImportUploadReader reader,
            ImportOptions options,
            Territory territory,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock,
            Texts texts,
            TransactionTemplate transaction) {
        this.store = store;
        this.files = files;
        this.reader = reader;
        this.options = options;
        this.territory = territory;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.transaction = transaction;
    }

    /**
     * It waits for somebody to look at its columns and start it.
     *
     * @param sheet name of the one to read; empty for the one that looks most like a list
     */
    ImportId toCheck(ImportKind<?> kind, AreaPath area, String fileName, InputStream content, String sheet) {
        return take(kind, area, fileName, content, Map.of(Imports.SHEET, sheet), ImportState.MAPPING);
    }

    /**
     * It is stored as running, all at once: if the program is killed before it begins, the next start goes on with it.
     */
    ImportId toRun(ImportKind<?> kind, AreaPath area, String fileName, InputStream content, Map<String, String> sent) {
        return take(kind, area, fileName, content, sent, ImportState.RUNNING);
    }

    private ImportId take(
            ImportKind<?> kind,
            AreaPath area,
            String fileName,
            InputStream content,
            Map<String, String> sent,
            ImportState state) {
        permissions.demand(kind.permission());
        transaction.executeWithoutResult(status -> territory.area(area));
        ImportId id = ImportId.next();
        String name = ImportFileName.kept(fileName);
        boolean stored = false;
        try {
            ImportFiles.Kept kept = files.keep(id, content);
            ImportUploadReader.Found found = reader.find(kind, id, name, sent.getOrDefault(Imports.SHEET, ""));
            Map<String, String> answers = options.checked(kind, found.mapping(), sent);
            if (state == ImportState.RUNNING) {
                demandComplete(kind, found.mapping());
                options.demandAnswered(kind, found.mapping(), answers);
                demandRows(kind, found.total());
            }
            transaction.executeWithoutResult(status -> {
                store.insert(job(kind, id, answers, area, name, kept, found, state), kept.hash());
                String action = state == ImportState.RUNNING ? kind.key() + ".imported" : "imports.uploaded";
                audit.record(action, id.toString(), area, name);
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
    void demandComplete(ImportKind<?> kind, ImportMapping mapping) {
        if (mapping.columns().isEmpty()) {
            throw Refused.of("file", kind.words("no-list"));
        }
        Refused.ifAny(kind.missing(mapping).stream()
                .map(field -> Problem.of("file", "imports.refusal.column", texts.of(field.messageKey())))
                .toList());
    }

    /** {@link Refused} where nothing stands below the header. */
    void demandRows(ImportKind<?> kind, int total) {
        if (total == 0) {
            throw Refused.of("file", kind.words("no-rows"));
        }
    }

    private Import job(
            ImportKind<?> kind,
            ImportId id,
            Map<String, String> answers,
            AreaPath area,
            String name,
            ImportFiles.Kept kept,
            ImportUploadReader.Found found,
            ImportState state) {
        Instant now = clock.now();
        UUID by = Acting.now().account();
        boolean started = state == ImportState.RUNNING;
        return new Import(
                id,
                kind.key(),
                area,
                name,
                kept.size(),
                state,
                found.mapping(),
                answers,
                found.others(),
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
}
