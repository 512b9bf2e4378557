package org.linli.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.linli.divisions.Divisions;
import org.linli.imports.Import;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportId;
import org.linli.imports.ImportKind;
import org.linli.imports.ImportList;
import org.linli.imports.ImportLooks;
import org.linli.imports.ImportMapping;
import org.linli.imports.ImportOption;
import org.linli.imports.ImportOutcome;
import org.linli.imports.ImportReading;
import org.linli.imports.ImportReason;
import org.linli.imports.ImportRow;
import org.linli.imports.ImportSection;
import org.linli.imports.ImportState;
import org.linli.platform.Languages;
import org.linli.platform.Problem;
import org.linli.platform.Texts;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.springframework.stereotype.Component;

/** Lists of risk areas (中高风险地区名单), as published without codes and as this program exports them. */
@Component
class RiskAreaImport implements ImportKind<RiskAreaRow> {

    static final String KEY = "risk-areas";
    static final String FROM = "from";
    static final String REPLACE = "replace";

    private final RiskAreaRegister register;
    private final Divisions divisions;
    private final ImportLooks looks;
    private final Texts texts;

    RiskAreaImport(RiskAreaRegister register, Divisions divisions, ImportLooks looks, Texts texts) {
        this.register = register;
        this.divisions = divisions;
        this.looks = looks;
        this.texts = texts;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String permission() {
        return "policy.risk";
    }

    @Override
    public String home() {
        return "/policies/risk-places";
    }

    @Override
    public String stored(ImportId id) {
        return home();
    }

    @Override
    public boolean ofCommunity() {
        return false;
    }

    @Override
    public List<RiskAreaColumn> columns() {
        return List.of(RiskAreaColumn.values());
    }

    @Override
    public Map<ImportColumn, Predicate<SheetCell>> looks() {
        return Map.of(
                RiskAreaColumn.DIVISION_CODE,
                ImportLooks.joined(Pattern.compile("[1-9]\\d{5}(\\d{3}(\\d{3})?)?")),
                RiskAreaColumn.LEVEL,
                ImportLooks.joined(Pattern.compile("[高中低]风险(地?区)?|有本土病例|high|medium|low|local_cases")),
                RiskAreaColumn.FROM,
                looks.date());
    }

    @Override
    public boolean isList(Set<? extends ImportColumn> found) {
        boolean place = found.contains(RiskAreaColumn.NAME)
                || found.contains(RiskAreaColumn.PART)
                || found.contains(RiskAreaColumn.COUNTY);
        boolean where = found.contains(RiskAreaColumn.DIVISION_CODE)
                || found.contains(RiskAreaColumn.PROVINCE)
                || found.contains(RiskAreaColumn.LEVEL);
        return place && where;
    }

    @Override
    public ImportMapping completed(ImportMapping mapping) {
        return RiskAreaBlocks.completed(mapping);
    }

    @Override
    public UnaryOperator<SheetRow> above(ImportMapping mapping) {
        return new RiskAreaBlocks(mapping, texts.in(Languages.CHINESE, "policy.risk.title"));
    }

    @Override
    public List<ImportOption> options(ImportMapping mapping) {
        String day = mapping.listDay().map(LocalDate::toString).orElse("");
        return List.of(
                new ImportOption(
                        FROM, ImportOption.Type.DAY, words("option.from"), day, !mapping.has(RiskAreaColumn.FROM)),
                new ImportOption(REPLACE, ImportOption.Type.YES_NO, words("option.replace"), "false"));
    }

    @Override
    public ImportReading<RiskAreaRow> read(ImportCells cells) {
        return new RiskAreaReader(cells, divisions, FROM).read();
    }

    @Override
    public List<ImportOutcome> take(ImportList list, List<ImportRow<RiskAreaRow>> rows) {
        return rows.stream().map(row -> take(list, row)).toList();
    }

    private ImportOutcome take(ImportList list, ImportRow<RiskAreaRow> row) {
        RiskAreaRow value = row.value();
        List<String> standing = value.isClear() ? value.codes() : register.standing(value);
        if (standing.size() != 1) {
            if (isComplete(list.option(REPLACE))) {
                register.spare(list.id().value(), value);
            }
            RiskAreaChoice choice = RiskAreaChoice.of(value, divisions);
            ImportReason why = reason(list, row, "policy.risk.choice", choice.shown());
            return new ImportOutcome.Aside(row.sheet(), null, false, "", choice, why);
        }
        RiskPlace place = value.in(standing.getFirst());
        RiskAreaRegister.Entry entry = register.enter(list.id().value(), place, value.dated());
        return entry.known()
                ? new ImportOutcome.Known(row.sheet(), entry.id(), reason(list, row, "policy.risk.known"))
                : new ImportOutcome.Stored(row.sheet(), texts.of(place.level().key()), List.of());
    }

    private static ImportReason reason(ImportList list, ImportRow<RiskAreaRow> row, String key, Object... args) {
        RiskPlace place = row.value().candidates().getFirst();
        RiskAreaColumn column = list.mapping().has(RiskAreaColumn.COUNTY) ? RiskAreaColumn.COUNTY : RiskAreaColumn.NAME;
        String value = place.part().isEmpty() ? place.name() : place.part();
        return ImportReason.of(list.mapping(), row.number(), column, value, key, args);
    }

    private static boolean isComplete(Optional<String> replace) {
        return replace.filter("true"::equals).isPresent();
    }

    /** Neither a row that is refused nor a sheet that is not read keeps a place from being ended. */
    @Override
    public List<Problem> cautions(Import job, int refused) {
        var cautions = new ArrayList<Problem>();
        if (isComplete(Optional.ofNullable(job.options().get(REPLACE)))) {
            if (refused > 0) {
                cautions.add(Problem.of("", "policy.risk.refused-rows", refused));
            }
            if (!job.otherLists().isEmpty()) {
                cautions.add(Problem.of("", "policy.risk.other-sheets"));
            }
        }
        return cautions;
    }

    @Override
    public void finish(ImportList list) {
        if (isComplete(list.option(REPLACE))) {
            register.endOthers(list.id().value(), replacedFrom(list));
        }
    }

    private static LocalDate replacedFrom(ImportList list) {
        return list.option(FROM).map(LocalDate::parse).orElse(list.today());
    }

    /**
     * Enters what a row that was set aside was chosen to mean. What it might have meant besides ends as the list
     * demands, unless another row names it or may mean it; where the list is not over yet, with the others at its end.
     *
     * @param list as of the day on which it ended
     */
    void choose(ImportList list, boolean over, RiskAreaRow row, String code) {
        UUID id = list.id().value();
        RiskPlace place = row.in(code);
        if (!isComplete(list.option(REPLACE))) {
            register.enter(id, place, row.dated());
            return;
        }
        register.spareNoLonger(id, row);
        register.enter(id, place, row.dated());
        if (over) {
            register.endMeantNoLonger(id, replacedFrom(list));
        }
    }

    @Override
    public boolean undoable() {
        return true;
    }

    @Override
    public void undo(ImportList list) {
        register.takeBack(list.id().value());
    }

    @Override
    public List<Problem> undoing(Import job) {
        RiskAreaStore.Traces traces = register.traces(job.id().value());
        return Stream.of(
                        Problem.of("", "policy.risk.undo.added", traces.added()),
                        Problem.of("", "policy.risk.undo.ended", traces.ended()),
                        Problem.of("", "policy.risk.undo.changed", traces.changed()))
                .filter(part -> !part.args().contains(0))
                .toList();
    }

    @Override
    public ImportSection section(Import job, Locale locale) {
        return new ImportSection(
                "policy/risk-area-import",
                Map.of(
                        "ended",
                        register.ended(job.id().value()),
                        "spared",
                        job.state() == ImportState.DONE
                                ? register.spared(job.id().value())
                                : 0));
    }

    @Override
    public Map<String, Object> answer(Import job, Locale locale) {
        return Map.of(
                "ended",
                register.ended(job.id().value()),
                "spared",
                register.spared(job.id().value()));
    }
}
