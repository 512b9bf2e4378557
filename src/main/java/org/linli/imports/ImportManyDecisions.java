package org.linli.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives one answer to many rows that were set aside, beside everything else. Some hundreds
 * are settled together where they can be, all or none of them; else each row is a transaction of its own: one that
 * cannot be settled holds up no other. What a crash leaves simply waits to be answered again.
 */
@Component
class ImportManyDecisions implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportManyDecisions.class);
    private static final int STEP = 200;

    private final ImportDecisions decisions;
    private final ImportAsideStore store;
    private final TransactionTemplate transaction;
    private final Map<ImportId, Progress> byList = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    ImportManyDecisions(ImportDecisions decisions, ImportAsideStore store, TransactionTemplate transaction) {
        this.decisions = decisions;
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * How far it has come.
     *
     * @param answer that is given
     * @param of how many rows it is given to
     * @param failed of them those that could not be settled and wait on
     */
    record Progress(String answer, int of, int done, int failed, boolean over) {

        Progress with(int settled) {
            return new Progress(answer, of, done + settled, failed, over);
        }

        Progress with(boolean settled) {
            return new Progress(answer, of, done + (settled ? 1 : 0), failed + (settled ? 0 : 1), over);
        }

        /** How many wait on: those that failed, and those that it did not come to. */
        int left() {
            return of - done;
        }

        Progress ended() {
            return new Progress(answer, of, done, failed, true);
        }
    }

    /** The one under way or the last since the program began. */
    Optional<Progress> progress(ImportId id) {
        return Optional.ofNullable(byList.get(id));
    }

    /** Begins with rows that somebody ticked. */
    Thread begin(Import job, List<Integer> rows, ImportGiven given) {
        if (rows.isEmpty()) {
            throw Refused.of("", "imports.asides.nothing");
        }
        if (rows.stream().anyMatch(Objects::isNull)) {
            throw Refused.of("rows", "imports.asides.numbers");
        }
        return begin(job, demanded(job, given), rows, "", rows.size(), given);
    }

    /** Begins with all that wait for that reason, or for any where it is empty. */
    Thread begin(Import job, String reason, ImportGiven given) {
        ImportDecision<?, ?> decision = demanded(job, given);
        Integer count = transaction.execute(status -> store.count(job.id(), reason, decision.isUrgentAlone()));
        return begin(job, decision, null, reason, count == null ? 0 : count, given);
    }

    private ImportDecision<?, ?> demanded(Import job, ImportGiven given) {
        ImportDecision<?, ?> decision =
                decisions.of(job).orElseThrow(() -> new NotFound("rows to decide about in import", job.id()));
        ImportAnswer answer = decision.together().stream()
                .filter(known -> known.key().equals(given.answer()))
                .findFirst()
                .orElseThrow(() -> Refused.of("answer", "imports.asides.choose"));
        ImportDecisions.demandWhy(answer.explained(), given);
        return decision;
    }

    private Thread begin(
            Import job,
            ImportDecision<?, ?> decision,
            @Nullable List<Integer> rows,
            String reason,
            int count,
            ImportGiven given) {
        var mine = new Progress(given.answer(), count, 0, 0, false);
        Progress now = byList.compute(job.id(), (id, before) -> before != null && !before.over() ? before : mine);
        if (now != mine) {
            throw Refused.of("", "imports.asides.running");
        }
        Actor actor = Acting.now();
        Locale locale = LocaleContextHolder.getLocale();
        return Thread.ofVirtual().name("import-rows-" + job.id()).start(() -> {
            LocaleContextHolder.setLocale(locale);
            Acting.run(actor, () -> run(job, decision, rows, reason, given, actor));
        });
    }

    private void run(
            Import job,
            ImportDecision<?, ?> decision,
            @Nullable List<Integer> rows,
            String reason,
            ImportGiven given,
            Actor actor) {
        try {
            if (rows != null) {
                each(job, rows, given);
                return;
            }
            int after = 0;
            List<Integer> part;
            do {
                int behind = after;
                part = Optional.ofNullable(transaction.execute(
                                status -> store.waiting(job.id(), reason, decision.isUrgentAlone(), behind, STEP)))
                        .orElse(List.of());
                each(job, part, given);
                after = part.isEmpty() ? after : part.getLast();
            } while (part.size() == STEP && !stopping);
        } catch (RuntimeException bug) {
            LOG.error("Rows of import {} are not all answered for {}", job.id(), actor.username(), bug);
        } finally {
            byList.computeIfPresent(job.id(), (id, progress) -> progress.ended());
        }
    }

    private void each(Import job, List<Integer> rows, ImportGiven given) {
        for (int from = 0; from < rows.size() && !stopping; from += STEP) {
            List<Integer> part = rows.subList(from, Math.min(from + STEP, rows.size()));
            if (isSettledTogether(job, part, given)) {
                byList.computeIfPresent(job.id(), (id, progress) -> progress.with(part.size()));
            } else {
                oneByOne(job, part, given);
            }
        }
    }

    /** What is in the way of one of them, they are asked one by one. */
    private boolean isSettledTogether(Import job, List<Integer> rows, ImportGiven given) {
        try {
            return rows.size() > 1 && decisions.isSettledTogether(job.id(), rows, given);
        } catch (RuntimeException other) {
            LOG.debug("Rows of import {} are answered one by one: {}", job.id(), other.getClass());
            return false;
        }
    }

    private void oneByOne(Import job, List<Integer> rows, ImportGiven given) {
        for (int row : rows) {
            if (stopping) {
                return;
            }
            boolean settled = isSettled(job, row, given);
            byList.computeIfPresent(job.id(), (id, progress) -> progress.with(settled));
        }
    }

    private boolean isSettled(Import job, int row, ImportGiven given) {
        try {
            decisions.settleWithOthers(job.id(), row, given);
            return true;
        } catch (Refused | StaleRecord | NotFound other) {
            // It stays in the list with its button, which says why.
            return false;
        } catch (DataAccessException broken) {
            LOG.error("Row {} of import {} is not answered: {}", row, job.id(), ImportChunk.cause(broken));
            return false;
        } catch (RuntimeException bug) {
            LOG.error("Row {} of import {} is not answered", row, job.id(), bug);
            return false;
        }
    }

    /** Lets the row that has begun be stored; the others wait in their list. */
    @Override
    public void destroy() {
        stopping = true;
    }
}
