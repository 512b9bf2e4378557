package org.linli.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.access.AuditTrail;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Rows of lists that a person decides about: shown with what can be answered, and settled. Whoever acts needs the
 * permission of the kind; every decision stands in the trail.
 */
@Service
@Transactional
public class ImportDecisions {

    private static final int LONGEST_WHY = 300;

    private final Imports imports;
    private final ImportAsides asides;
    private final ImportAsideStore store;
    private final AuditTrail audit;
    private final Map<String, ImportDecision<?, ?>> byKind;

    ImportDecisions(
            Imports imports,
            ImportAsides asides,
            ImportAsideStore store,
            AuditTrail audit,
            List<ImportDecision<?, ?>> declared) {
        this.imports = imports;
        this.asides = asides;
        this.store = store;
        this.audit = audit;
        this.byKind = declared.stream()
                .collect(Collectors.toMap(decision -> decision.kind().key(), decision -> decision));
    }

    /** What is decided about a list's rows set aside; empty where its kind leaves that to pages of its own. */
    Optional<ImportDecision<?, ?>> of(Import job) {
        return Optional.ofNullable(byKind.get(job.kind()));
    }

    private ImportDecision<?, ?> demanded(Import job) {
        return of(job).orElseThrow(() -> new NotFound("rows to decide about in import", job.id()));
    }

    /** @param reason message key of the only reason to be shown; empty for all */
    Optional<ImportAsidePage> page(Import job, String reason, Paging paging) {
        return job.aside() == 0 || job.isRunning()
                ? Optional.empty()
                : of(job).filter(decision -> decision.isOpen(job)).map(decision -> page(decision, job, reason, paging));
    }

    private <D> ImportAsidePage page(ImportDecision<?, D> decision, Import job, String reason, Paging paging) {
        Paged<ImportAside<D>> found = store.page(job.id(), reason, paging, decision.detail());
        List<ImportQuestion> questions = decision.questions(job, found.rows());
        var rows = new ArrayList<ImportAsidePage.Row>();
        for (int i = 0; i < questions.size(); i++) {
            ImportAside<D> aside = found.rows().get(i);
            rows.add(new ImportAsidePage.Row(aside, questions.get(i), isChoosable(decision, aside)));
        }
        Map<String, Integer> reasons = store.reasons(job.id());
        return new ImportAsidePage(
                new Paged<>(rows, found.total(), found.paging()),
                reasons,
                reason,
                reason.isEmpty()
                        ? reasons.values().stream().mapToInt(Integer::intValue).sum()
                        : reasons.getOrDefault(reason, 0),
                store.count(job.id(), reason, decision.isUrgentAlone()),
                decision.together(),
                decision.hasPages());
    }

    private static boolean isChoosable(ImportDecision<?, ?> decision, ImportAside<?> aside) {
        return !aside.isSettled() && !decision.together().isEmpty() && !(aside.urgent() && decision.isUrgentAlone());
    }

    /** The first so many as the API tells them, by the name that the kind gives them. */
    Map<String, Object> told(Import job, int most) {
        return of(job).map(decision ->
                        Map.<String, Object>of(decision.toldAs(), told(decision, job, "", new Paging(1, most))))
                .orElse(Map.of());
    }

    List<Object> told(Import job, String reason, Paging paging) {
        return told(demanded(job), job, reason, paging);
    }

    private <D> List<Object> told(ImportDecision<?, D> decision, Import job, String reason, Paging paging) {
        List<ImportAside<D>> rows =
                store.page(job.id(), reason, paging, decision.detail()).rows();
        decision.questions(job, rows);
        return rows.stream()
                .<Object>mapMulti((aside, out) -> {
                    Object told = decision.told(aside);
                    if (told != null) {
                        out.accept(told);
                    }
                })
                .toList();
    }

    /** How many rows wait for each reason, by its message key. */
    Map<String, Integer> reasons(Import job) {
        return store.reasons(job.id());
    }

    /** A row with what can be answered about it. */
    record One(ImportAside<?> aside, ImportCandidates candidates, List<ImportAnswer> answers) {}

    One one(Import job, int row) {
        return one(demanded(job), job, row);
    }

    private <R, D> One one(ImportDecision<R, D> decision, Import job, int row) {
        ImportAside<D> aside = store.get(job.id(), row, decision.detail());
        ImportCandidates candidates = decision.candidates(job, aside, asides.read(decision.kind(), job, row))
                .orElseThrow(() -> new NotFound("page of row " + row + " of import", job.id()));
        return new One(aside, candidates, decision.together());
    }

    /**
     * Does what somebody answered about a row; {@link Refused} where it was decided before, or cannot be. Of two at
     * once the first decides, and of a list that is being taken back no row is decided about.
     *
     * @return what was decided, in a word of the kind's
     */
    @Transactional(noRollbackFor = ImportChanged.class)
    public String settle(ImportId id, int row, ImportGiven given) {
        Import job = imports.held(id);
        return settle(demanded(job), job, row, given);
    }

    /** The same for one of many: {@link Refused} too where such a row is decided about by itself only. */
    @Transactional(noRollbackFor = ImportChanged.class)
    void settleWithOthers(ImportId id, int row, ImportGiven given) {
        Import job = imports.held(id);
        ImportDecision<?, ?> decision = demanded(job);
        if (!isChoosable(decision, store.get(id, row, decision.detail()))) {
            throw Refused.of("", "imports.asides.before", row);
        }
        settle(decision, job, row, given);
    }

    /**
     * The same for many in one transaction, all or none of them.
     *
     * @return whether they are settled; where not, nothing has changed, and each is to be settled by itself
     */
    @Transactional
    public boolean isSettledTogether(ImportId id, List<Integer> rows, ImportGiven given) {
        Import job = imports.held(id);
        boolean settled = isSettledTogether(demanded(job), job, rows, given);
        if (!settled) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return settled;
    }

    private <R, D> boolean isSettledTogether(
            ImportDecision<R, D> decision, Import job, List<Integer> rows, ImportGiven given) {
        List<ImportAside<D>> waiting = store.lockAll(job.id(), rows, decision.detail());
        if (!decision.isOpen(job)
                || waiting.size() != rows.size()
                || !waiting.stream().allMatch(aside -> isChoosable(decision, aside))) {
            return false;
        }
        List<Integer> sorted = waiting.stream().map(ImportAside::row).toList();
        Optional<String> as =
                decision.settleAll(job, waiting, () -> asides.readAll(decision.kind(), job, sorted), given);
        as.ifPresent(word -> {
            store.settleAll(job.id(), sorted, word);
            audit.recordAll(
                    decision.action(word),
                    sorted.stream().map(row -> job.id() + " " + row).toList(),
                    job.area(),
                    given.why().isEmpty() ? word : given.why());
        });
        return as.isPresent();
    }

    static void demandWhy(boolean explained, ImportGiven given) {
        if (explained && given.why().isEmpty() || given.why().length() > LONGEST_WHY) {
            throw Refused.of("why", "imports.asides.why.needed", LONGEST_WHY);
        }
    }

    private <R, D> String done(ImportDecision<R, D> decision, Import job, ImportAside<D> aside, ImportGiven given) {
        try {
            return decision.settle(job, aside, () -> asides.read(decision.kind(), job, aside.row()), given);
        } catch (ImportChanged changed) {
            store.renew(job.id(), aside.row(), changed.detail());
            throw changed;
        }
    }

    private <R, D> String settle(ImportDecision<R, D> decision, Import job, int row, ImportGiven given) {
        if (!decision.isOpen(job)) {
            throw Refused.of("", "imports.refusal.over");
        }
        boolean explained = decision.together().stream()
                .anyMatch(answer -> answer.explained() && answer.key().equals(given.answer()));
        demandWhy(explained, given);
        ImportAside<D> aside = store.lock(job.id(), row, decision.detail());
        if (aside.isSettled()) {
            throw Refused.of("", "imports.asides.before", row);
        }
        String as = done(decision, job, aside, given);
        store.settle(job.id(), row, as);
        audit.record(
                decision.action(as),
                job.id() + " " + row,
                job.area(),
                given.why().isEmpty() ? as : given.why());
        return as;
    }
}
