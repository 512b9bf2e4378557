package org.linli.imports;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Languages;
import org.linli.platform.Texts;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;

/**
 * The refused rows of a list as a workbook that can be mended and sent back: header and cells as they were, the reasons
 * in a last column. A reason column of an earlier round is left out. The day that the list's title named is the name of
 * the sheet, so that dates without a year still mean the same.
 */
final class ImportRefusedWorkbook {

    private static final String REASON = "imports.reason.column";
    private static final int STEP = 1000;

    private final ImportKind<?> kind;
    private final Import job;
    private final Texts texts;
    private final List<Integer> columns = new ArrayList<>();
    private final List<String> header = new ArrayList<>();

    ImportRefusedWorkbook(ImportKind<?> kind, Import job, Texts texts) {
        this.kind = kind;
        this.job = job;
        this.texts = texts;
        ImportMapping mapping = job.mapping();
        List<String> reasons = List.of(texts.in(Languages.CHINESE, REASON), texts.in(Languages.ENGLISH, REASON));
        int last =
                mapping.columns().values().stream().mapToInt(c -> c + 1).max().orElse(0);
        for (int column = 0; column < Math.max(last, mapping.headings().size()); column++) {
            String heading = heading(column);
            if (!reasons.contains(heading)) {
                columns.add(column);
                header.add(heading);
            }
        }
        header.add(texts.of(REASON));
    }

    /** @param rows the next refused rows behind a row number, at most so many */
    void write(OutputStream out, BiFunction<Integer, Integer, List<ImportStore.RefusedRow>> rows) {
        String sheet = job.mapping().listDay().map(LocalDate::toString).orElse(texts.of(REASON));
        try (TableWriter table = Workbooks.xlsx(out, sheet, header)) {
            int after = 0;
            List<ImportStore.RefusedRow> part;
            do {
                part = rows.apply(after, STEP);
                part.forEach(row -> table.row(cells(row)));
                after = part.isEmpty() ? after : part.getLast().row();
            } while (part.size() == STEP);
        }
    }

    private List<@Nullable String> cells(ImportStore.RefusedRow row) {
        var cells = new ArrayList<@Nullable String>();
        for (int column : columns) {
            cells.add(column < row.cells().size() ? row.cells().get(column) : "");
        }
        cells.add(row.reasons().stream().map(this::reason).collect(Collectors.joining(" ")));
        return cells;
    }

    private String reason(ImportReason refusal) {
        String reason = texts.of(refusal.key(), refusal.args().toArray());
        return refusal.heading().isEmpty() ? reason : texts.of("imports.reason.in", refusal.heading(), reason);
    }

    /** As it was; where the list had no header, the name of what the column was taken for. */
    private String heading(int column) {
        ImportMapping mapping = job.mapping();
        if (column < mapping.headings().size()
                && !mapping.headings().get(column).isEmpty()) {
            return mapping.headings().get(column);
        }
        return mapping.columns().entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(entry -> texts.of(kind.column(entry.getKey()).messageKey()))
                .findFirst()
                .orElse(SheetRow.columnName(column));
    }
}
