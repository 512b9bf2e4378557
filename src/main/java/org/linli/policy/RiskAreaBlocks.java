package org.linli.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.linli.imports.ImportMapping;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.text.WrittenText;

/**
 * What the rows of a published list take over from above them: province, city and county of merged cells, the level in
 * the heading of a block ("高风险区（1260个）"), the announcement in the title.
 */
final class RiskAreaBlocks implements UnaryOperator<SheetRow> {

    private static final Pattern HEADING = Pattern.compile("(?:[一二三四五\\d]+[、.)]|\\([一二三四五\\d]+\\))?"
            + "(?:全国|现有)?((?:高|中|低)风险)(?:地?区)?(?:名单)?[:：]?"
            + "(?:[(\\[【共计]*\\d+个?[)\\]】]?)?");
    private static final Pattern TITLE = Pattern.compile("截至.*|.*(?:名单|一览表|风险地?区)");
    private static final List<RiskAreaColumn> MERGED =
            List.of(RiskAreaColumn.PROVINCE, RiskAreaColumn.CITY, RiskAreaColumn.COUNTY);

    private final ImportMapping mapping;
    private final Map<RiskAreaColumn, SheetCell> above = new EnumMap<>(RiskAreaColumn.class);
    private SheetCell level;
    private SheetCell source;

    /** @param title where the list has none */
    RiskAreaBlocks(ImportMapping mapping, String title) {
        this.mapping = mapping;
        this.level =
                heading(mapping.sheetName()).<SheetCell>map(SheetCell.Text::new).orElse(SheetCell.EMPTY);
        this.source = new SheetCell.Text(title);
    }

    /** The mapping with columns for level and source where the list has none: what stands above its rows goes there. */
    static ImportMapping completed(ImportMapping mapping) {
        var headings = new ArrayList<>(mapping.headings());
        var completed = new LinkedHashMap<>(mapping.columns());
        for (RiskAreaColumn column : List.of(RiskAreaColumn.LEVEL, RiskAreaColumn.SOURCE)) {
            if (!mapping.has(column)) {
                completed.put(column.name(), headings.size());
                headings.add(mark(column));
            }
        }
        return new ImportMapping(
                mapping.sheet(), mapping.sheetName(), mapping.headerRow(), headings, completed, mapping.listDay());
    }

    /**
     * The heading of a column that the file does not have: no file has it, and it is read as that column when sent
     * again.
     */
    private static String mark(RiskAreaColumn column) {
        return column == RiskAreaColumn.LEVEL ? "风险等级（标题）" : "来源（标题）";
    }

    private static boolean isAbove(ImportMapping mapping, RiskAreaColumn column) {
        return mapping.column(column)
                .filter(at -> at < mapping.headings().size()
                        && mapping.headings().get(at).equals(mark(column)))
                .isPresent();
    }

    private static Optional<String> heading(String text) {
        Matcher matcher = HEADING.matcher(WrittenText.joined(text));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public SheetRow apply(SheetRow row) {
        List<SheetCell> filled = row.cells().stream()
                .filter(cell -> !(cell instanceof SheetCell.Empty))
                .toList();
        if (filled.size() == 1 && isHeading(row.number(), filled.getFirst().shown())) {
            return new SheetRow(row.number(), List.of());
        }
        if (row.number() <= mapping.headerRow()) {
            return row;
        }
        var cells = new ArrayList<>(row.cells());
        boolean header = cells.size() > 1 && isHeader(row);
        if (!header && hasPlace(row)) {
            carry(row, cells);
        }
        takeOver(row, cells, RiskAreaColumn.LEVEL, header, level);
        takeOver(row, cells, RiskAreaColumn.SOURCE, header, source);
        return new SheetRow(row.number(), cells);
    }

    private boolean isHeading(int number, String text) {
        Optional<String> found = heading(text);
        boolean title = TITLE.matcher(WrittenText.joined(text)).matches();
        if (found.isPresent()) {
            level = new SheetCell.Text(found.get());
            above.clear();
        } else if (number < mapping.headerRow() && title) {
            source = new SheetCell.Text(WrittenText.plain(text));
        }
        return found.isPresent() || title && WrittenText.joined(text).startsWith("截至");
    }

    private boolean isHeader(SheetRow row) {
        return IntStream.range(0, row.cells().size())
                .filter(at -> !(row.cell(at) instanceof SheetCell.Empty))
                .allMatch(at -> at < mapping.headings().size()
                        && row.cell(at)
                                .shown()
                                .strip()
                                .equals(mapping.headings().get(at)));
    }

    private boolean hasPlace(SheetRow row) {
        return !(cell(row, RiskAreaColumn.NAME) instanceof SheetCell.Empty)
                || !(cell(row, RiskAreaColumn.PART) instanceof SheetCell.Empty);
    }

    private SheetCell cell(SheetRow row, RiskAreaColumn column) {
        return mapping.column(column).map(row::cell).orElse(SheetCell.EMPTY);
    }

    /** An empty cell is that of the row above, as long as nothing further left has changed. */
    private void carry(SheetRow row, List<SheetCell> cells) {
        boolean same = true;
        for (RiskAreaColumn column : MERGED) {
            SheetCell own = cell(row, column);
            if (own instanceof SheetCell.Empty && same) {
                put(cells, column, above.getOrDefault(column, SheetCell.EMPTY));
            } else {
                same = same && own.equals(above.get(column));
                above.put(column, own);
            }
        }
    }

    /** A row that was given back to be corrected has kept what stood above it. */
    private void takeOver(SheetRow row, List<SheetCell> cells, RiskAreaColumn column, boolean header, SheetCell value) {
        if (isAbove(mapping, column) && cell(row, column) instanceof SheetCell.Empty) {
            put(cells, column, header ? new SheetCell.Text(mark(column)) : value);
        }
    }

    private void put(List<SheetCell> cells, RiskAreaColumn column, SheetCell value) {
        mapping.column(column).filter(at -> !(value instanceof SheetCell.Empty)).ifPresent(at -> {
            while (cells.size() <= at) {
                cells.add(SheetCell.EMPTY);
            }
            cells.set(at, value);
        });
    }
}
