package org.linli.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.FormChoice;
import org.linli.platform.RefusedForm;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;

/** What the page shows on which a person checks what the columns of a list mean. */
public final class ImportCheck {

    private static final int LONGEST_LINE = 60;
    private static final Pattern LONG_NUMBER = Pattern.compile("([0-9０-９]{6})[0-9０-９ -]+[Xx]?");
    private static final Pattern PLACE = Pattern.compile("\\d{1,3}");

    private final ImportKind<?> kind;
    private final Import job;
    private final ImportPreview preview;
    private final ImportMapping mapping;
    private final Map<String, String> answers;
    private final int sheet;
    private final int headerRow;

    /** @param refused the correction that was refused, which is shown again as it was chosen */
    ImportCheck(ImportKind<?> kind, Import job, ImportPreview preview, Optional<RefusedForm> refused) {
        this.kind = kind;
        this.job = job;
        this.preview = preview;
        Optional<Map<String, String>> typed =
                refused.filter(form -> form.what().equals("mapping")).map(RefusedForm::texts);
        this.mapping =
                typed.map(chosen -> job.mapping().with(columns(kind, chosen))).orElse(job.mapping());
        this.answers = typed.orElse(job.options());
        this.sheet = typed.map(chosen -> Integer.valueOf(chosen.getOrDefault("sheet", "0")))
                .orElse(job.mapping().sheet());
        this.headerRow = typed.map(chosen -> Integer.valueOf(chosen.getOrDefault("headerRow", "0")))
                .orElse(job.mapping().headerRow());
    }

    /**
     * The place of each column as it was chosen, by its name; where two were given the same, the later column has it.
     */
    static Map<String, Integer> columns(ImportKind<?> kind, Map<String, String> chosen) {
        var columns = new LinkedHashMap<String, Integer>();
        for (ImportColumn column : kind.columns()) {
            String place = chosen.getOrDefault(column.name(), "");
            if (PLACE.matcher(place).matches()) {
                columns.values().removeIf(Integer.valueOf(place)::equals);
                columns.put(column.name(), Integer.valueOf(place));
            }
        }
        return columns;
    }

    /** 0-based. */
    public int sheet() {
        return sheet;
    }

    /** The sheets of the file by name, or by number where one has no name. */
    public List<FormChoice> sheets() {
        List<String> names = preview.sheets();
        return IntStream.range(0, names.size())
                .mapToObj(at -> new FormChoice(
                        Integer.toString(at),
                        names.get(at).isEmpty() ? Integer.toString(at + 1) : names.get(at),
                        false))
                .toList();
    }

    /** As the spreadsheet program numbers it; 0 where there is no header. */
    public int headerRow() {
        return headerRow;
    }

    /** Everything that a column can mean. */
    public List<? extends ImportColumn> columns() {
        return kind.columns();
    }

    /** The place that a column has; null for none. */
    public @Nullable Integer place(ImportColumn column) {
        return mapping.column(column).orElse(null);
    }

    /** Whether the list needs the column and does not have it. */
    public boolean isMissing(ImportColumn column) {
        return kind.missing(job.mapping()).contains(column);
    }

    public boolean canStart() {
        return job.canStart()
                && kind.missing(job.mapping()).isEmpty()
                && options().stream().noneMatch(this::isOpen);
    }

    /** Whether the list cannot be started before the option is answered. */
    public boolean isOpen(ImportOption option) {
        return ImportOptions.isOpen(option, job.options());
    }

    /** What is asked about the list as a whole. */
    public List<ImportOption> options() {
        return kind.options(job.mapping());
    }

    /** The answer to an option. */
    public String answer(ImportOption option) {
        return answers.getOrDefault(option.name(), option.answer());
    }

    /** Whether the header stands below the rows that are offered to choose it from. */
    public boolean isHeaderBelow() {
        return job.mapping().headerRow()
                > preview.top().stream().mapToInt(SheetRow::number).max().orElse(Integer.MAX_VALUE);
    }

    /** The first rows in a line each, to be recognised; numbers that may identify somebody shortened. */
    public List<String> beginnings() {
        return preview.top().stream().map(ImportCheck::beginning).toList();
    }

    private static String beginning(SheetRow row) {
        String line = row.cells().stream().map(SheetCell::shown).collect(Collectors.joining(" | "));
        String masked = LONG_NUMBER.matcher(line).replaceAll("$1***");
        return masked.substring(0, Math.min(masked.length(), LONGEST_LINE));
    }

    /** What to call each place of the sheet: its letter and what stands over it. */
    public List<String> places() {
        List<String> headings = job.mapping().headings();
        int width = Math.max(
                headings.size(),
                preview.top().stream().mapToInt(row -> row.cells().size()).max().orElse(0));
        return IntStream.range(0, width)
                .mapToObj(place -> SheetRow.columnName(place)
                        + (place < headings.size() && !headings.get(place).isEmpty()
                                ? " · " + headings.get(place)
                                : ""))
                .toList();
    }
}
