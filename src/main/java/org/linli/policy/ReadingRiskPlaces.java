package org.linli.policy;

import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;
import org.linli.policy.RiskPlaceImport.Refused;

/** Reads the rows of a file of places at risk: the header first, then a place in each row. docs/policies.md has the format. */
final class ReadingRiskPlaces {

    private static final Pattern DAY = Pattern.compile("([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?");
    private static final Map<RiskPlaceColumn, List<String>> KNOWN_HEADINGS = Map.of(
            RiskPlaceColumn.DIVISION_CODE, List.of("division_code", "行政区划代码", "区划代码", "代码"),
            RiskPlaceColumn.NAME, List.of("name", "名称", "地区", "风险地区"),
            RiskPlaceColumn.LEVEL, List.of("level", "风险等级", "等级", "级别"),
            RiskPlaceColumn.FROM, List.of("from", "开始日期", "生效日期", "起"),
            RiskPlaceColumn.TO, List.of("to", "结束日期", "解除日期", "止"),
            RiskPlaceColumn.SOURCE, List.of("source", "来源", "依据", "通告"));
    private static final Map<String, RiskPlaceColumn> HEADINGS = headings();
    private static final Map<String, RiskLevel> LEVELS = Map.ofEntries(
            Map.entry("high", RiskLevel.HIGH),
            Map.entry("高风险", RiskLevel.HIGH),
            Map.entry("高", RiskLevel.HIGH),
            Map.entry("medium", RiskLevel.MEDIUM),
            Map.entry("中风险", RiskLevel.MEDIUM),
            Map.entry("中", RiskLevel.MEDIUM),
            Map.entry("low", RiskLevel.LOW),
            Map.entry("低风险", RiskLevel.LOW),
            Map.entry("低", RiskLevel.LOW),
            Map.entry("local_cases", RiskLevel.LOCAL_CASES),
            Map.entry("有本土病例", RiskLevel.LOCAL_CASES));

    private final Map<RiskPlaceColumn, Integer> columns = new EnumMap<>(RiskPlaceColumn.class);
    private final List<RiskPlace> places = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    /** Reads all rows; {@link #missing} says which columns the header lacks, and then nothing was read. */
    ReadingRiskPlaces(Iterator<SheetRow> rows) {
        while (rows.hasNext() && !missing().isEmpty()) {
            takeAsHeader(rows.next());
        }
        while (rows.hasNext()) {
            SheetRow row = rows.next();
            place(row).ifPresent(places::add);
        }
    }

    private static Map<String, RiskPlaceColumn> headings() {
        Map<String, RiskPlaceColumn> headings = new HashMap<>();
        KNOWN_HEADINGS.forEach((column, names) -> names.forEach(name -> headings.put(name, column)));
        return Map.copyOf(headings);
    }

    /** Headings that the file lacks, in both languages, for the message. */
    String missingHeadings() {
        return missing().stream()
                .map(column -> KNOWN_HEADINGS.getOrDefault(column, List.of()))
                .map(names -> names.get(1) + " (" + names.get(0) + ")")
                .collect(joining(", "));
    }

    List<RiskPlace> places() {
        return places;
    }

    List<Refused> refused() {
        return refused;
    }

    /** Required columns without a heading. */
    Set<RiskPlaceColumn> missing() {
        Set<RiskPlaceColumn> missing = EnumSet.noneOf(RiskPlaceColumn.class);
        for (RiskPlaceColumn column : RiskPlaceColumn.values()) {
            if (column.isRequired() && !columns.containsKey(column)) {
                missing.add(column);
            }
        }
        return missing;
    }

    /** A title above the header has at most one cell that could be a heading, and is passed over. */
    private void takeAsHeader(SheetRow row) {
        columns.clear();
        for (int i = 0; i < row.cells().size(); i++) {
            RiskPlaceColumn column = HEADINGS.get(row.cell(i).shown().strip().toLowerCase(Locale.ROOT));
            if (column != null) {
                columns.putIfAbsent(column, i);
            }
        }
    }

    private Optional<RiskPlace> place(SheetRow row) {
        String code = text(row, RiskPlaceColumn.DIVISION_CODE);
        String name = text(row, RiskPlaceColumn.NAME);
        RiskLevel level = LEVELS.get(text(row, RiskPlaceColumn.LEVEL));
        LocalDate from = day(row, RiskPlaceColumn.FROM);
        LocalDate to = day(row, RiskPlaceColumn.TO);
        String source = text(row, RiskPlaceColumn.SOURCE);
        if (!DivisionCode.isWellFormed(code)) {
            return refuse(row, RiskPlaceColumn.DIVISION_CODE, "policy.risk.refused.code");
        }
        if (name.isEmpty()) {
            return refuse(row, RiskPlaceColumn.NAME, "policy.risk.refused.name");
        }
        if (level == null) {
            return refuse(row, RiskPlaceColumn.LEVEL, "policy.risk.refused.level");
        }
        if (from == null) {
            return refuse(row, RiskPlaceColumn.FROM, "policy.risk.refused.date");
        }
        if (to == null && !text(row, RiskPlaceColumn.TO).isEmpty()) {
            return refuse(row, RiskPlaceColumn.TO, "policy.risk.refused.date");
        }
        if (to != null && to.isBefore(from)) {
            return refuse(row, RiskPlaceColumn.TO, "policy.risk.refused.order");
        }
        if (source.isEmpty()) {
            return refuse(row, RiskPlaceColumn.SOURCE, "policy.risk.refused.source");
        }
        return Optional.of(new RiskPlace(code, name, level, from, to, source));
    }

    private Optional<RiskPlace> refuse(SheetRow row, RiskPlaceColumn column, String reason) {
        refused.add(new Refused(row.number(), column, text(row, column), reason));
        return Optional.empty();
    }

    private SheetCell cell(SheetRow row, RiskPlaceColumn column) {
        Integer index = columns.get(column);
        return index == null ? SheetCell.EMPTY : row.cell(index);
    }

    private String text(SheetRow row, RiskPlaceColumn column) {
        return cell(row, column).shown().strip();
    }

    private @Nullable LocalDate day(SheetRow row, RiskPlaceColumn column) {
        if (cell(row, column) instanceof SheetCell.Moment moment) {
            return moment.value().toLocalDate();
        }
        Matcher written = DAY.matcher(text(row, column));
        if (!written.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(written.group(1)),
                    Integer.parseInt(written.group(2)),
                    Integer.parseInt(written.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
