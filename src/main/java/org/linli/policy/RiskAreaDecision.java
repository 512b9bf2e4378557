package org.linli.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.divisions.Divisions;
import org.linli.imports.Import;
import org.linli.imports.ImportAnswer;
import org.linli.imports.ImportAside;
import org.linli.imports.ImportDecision;
import org.linli.imports.ImportGiven;
import org.linli.imports.ImportList;
import org.linli.imports.ImportQuestion;
import org.linli.imports.ImportState;
import org.linli.platform.BusinessClock;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Somebody says which of several divisions a row of a list means. */
@Component
class RiskAreaDecision implements ImportDecision<RiskAreaRow, RiskAreaChoice> {

    private final RiskAreaImport kind;
    private final Divisions divisions;
    private final BusinessClock clock;

    RiskAreaDecision(RiskAreaImport kind, Divisions divisions, BusinessClock clock) {
        this.kind = kind;
        this.divisions = divisions;
        this.clock = clock;
    }

    @Override
    public RiskAreaImport kind() {
        return kind;
    }

    @Override
    public Class<RiskAreaChoice> detail() {
        return RiskAreaChoice.class;
    }

    /** What was taken back is not stored after all. */
    @Override
    public boolean isOpen(Import job) {
        return job.canUndo();
    }

    @Override
    public List<ImportQuestion> questions(Import job, List<ImportAside<RiskAreaChoice>> asides) {
        Locale locale = LocaleContextHolder.getLocale();
        return asides.stream().map(aside -> question(aside, locale)).toList();
    }

    private ImportQuestion question(ImportAside<RiskAreaChoice> aside, Locale locale) {
        List<ImportAnswer> answers = aside.detail().candidates().stream()
                .map(place -> new ImportAnswer(place.code(), divisions.fullName(place.code(), locale)))
                .toList();
        String chosen = aside.settledAs();
        return new ImportQuestion(null, List.of(), answers, chosen == null ? "" : divisions.fullName(chosen, locale));
    }

    @Override
    public String settle(Import job, ImportAside<RiskAreaChoice> aside, Supplier<RiskAreaRow> row, ImportGiven given) {
        Instant ended = job.finishedAt();
        ImportList list = ImportList.of(job, ended == null ? clock.today() : clock.dayOf(ended));
        kind.choose(list, job.state() == ImportState.DONE, row.get(), given.answer());
        return given.answer();
    }

    @Override
    public String action(String settledAs) {
        return RiskAreaImport.KEY + ".chosen";
    }

    @Override
    public String toldAs() {
        return "choices";
    }

    @Override
    public RiskAreaChoice.@Nullable Waiting told(ImportAside<RiskAreaChoice> aside) {
        return aside.isSettled()
                ? null
                : new RiskAreaChoice.Waiting(aside.row(), aside.detail().candidates());
    }
}
