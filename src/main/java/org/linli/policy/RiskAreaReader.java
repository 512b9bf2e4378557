package org.linli.policy;

import static org.linli.policy.RiskAreaColumn.CITY;
import static org.linli.policy.RiskAreaColumn.COUNTY;
import static org.linli.policy.RiskAreaColumn.DIVISION_CODE;
import static org.linli.policy.RiskAreaColumn.FROM;
import static org.linli.policy.RiskAreaColumn.LEVEL;
import static org.linli.policy.RiskAreaColumn.NAME;
import static org.linli.policy.RiskAreaColumn.PART;
import static org.linli.policy.RiskAreaColumn.PROVINCE;
import static org.linli.policy.RiskAreaColumn.SOURCE;
import static org.linli.policy.RiskAreaColumn.TO;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.divisions.Division;
import org.linli.divisions.Divisions;
import org.linli.divisions.Place;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportReading;
import org.linli.platform.Languages;
import org.linli.platform.text.WrittenText;
import org.linli.policy.RiskAreaRow.Listing;

/** Reads a row of a list of risk areas; names without a code are looked up in GB/T 2260. */
final class RiskAreaReader {

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
            Map.entry("localcases", RiskLevel.LOCAL_CASES),
            Map.entry("highrisk", RiskLevel.HIGH),
            Map.entry("mediumrisk", RiskLevel.MEDIUM),
            Map.entry("lowrisk", RiskLevel.LOW),
            Map.entry("有本土病例", RiskLevel.LOCAL_CASES));

    private final ImportCells cells;
    private final Divisions divisions;
    private final String fromOption;

    /** @param fromOption name of the option that says from when the list holds */
    RiskAreaReader(ImportCells cells, Divisions divisions, String fromOption) {
        this.cells = cells;
        this.divisions = divisions;
        this.fromOption = fromOption;
    }

    ImportReading<RiskAreaRow> read() {
        RiskLevel level = LEVELS.get(
                WrittenText.joined(cells.text(LEVEL)).toLowerCase(Locale.ROOT).replaceFirst("地?区$", ""));
        if (level == null) {
            cells.refuse(
                    LEVEL, cells.text(LEVEL).isEmpty() ? "policy.risk.refused.no-level" : "policy.risk.refused.level");
        }
        LocalDate own = day(FROM);
        LocalDate from = own != null
                ? own
                : cells.list().option(fromOption).map(LocalDate::parse).orElse(null);
        if (from == null) {
            cells.refuse(cells.list().mapping().has(FROM) ? FROM : NAME, "policy.risk.refused.from");
        }
        LocalDate to = day(TO);
        if (from != null && to != null && to.isBefore(from)) {
            cells.refuse(TO, "policy.risk.refused.order");
        }
        String source = cells.text(SOURCE);
        if (source.isEmpty()) {
            cells.refuse(SOURCE, "policy.risk.refused.source");
        }
        if (level == null || from == null || cells.isRefused()) {
            // The place is looked at all the same, so that every reason is given at once.
            place(Listing.NONE);
            return cells.refused();
        }
        List<RiskPlace> places = place(new Listing(level, from, to, source));
        return cells.isRefused() ? cells.refused() : cells.good(new RiskAreaRow(places, own != null));
    }

    private @Nullable LocalDate day(ImportColumn column) {
        return Optional.ofNullable(cells.moment(column, cells.list().reference()))
                .map(LocalDateTime::toLocalDate)
                .orElse(null);
    }

    private List<RiskPlace> place(Listing listing) {
        String code = cells.text(DIVISION_CODE);
        String divided = cells.text(PROVINCE) + city() + cells.text(COUNTY);
        if (code.isEmpty() && !divided.isEmpty()) {
            return named(cells.list().mapping().has(COUNTY) ? COUNTY : CITY, divided, estate(), listing);
        }
        String name = cells.text(NAME);
        if (name.isEmpty()) {
            return none(NAME, "policy.risk.refused.name");
        }
        if (code.isEmpty() && !cells.list().mapping().has(DIVISION_CODE)) {
            return named(NAME, name, cells.text(PART), listing);
        }
        return coded(code, name, divided, listing);
    }

    private List<RiskPlace> coded(String code, String name, String divided, Listing listing) {
        if (!DivisionCode.isWellFormed(code)) {
            return none(DIVISION_CODE, "policy.risk.refused.code");
        }
        Optional<Division> division = divisions.byCode(code.substring(0, 6));
        if (division.isEmpty()) {
            return none(DIVISION_CODE, "policy.risk.refused.code-unknown", code);
        }
        Optional<String> other = Stream.of(divided, name)
                .filter(words -> isElsewhere(words, division.get()))
                .findFirst();
        return other.isPresent()
                ? none(
                        DIVISION_CODE,
                        "policy.risk.refused.code-other",
                        code,
                        divisions.fullName(division.get().code(), Languages.CHINESE),
                        other.get())
                : List.of(listing.of(code, name, cells.text(PART)));
    }

    /** Whether words begin with the whole name of a division that neither covers this one nor lies in it. */
    private boolean isElsewhere(String words, Division division) {
        boolean named =
                divisions.line(division.code()).stream().map(Division::name).anyMatch(words::contains);
        List<Place> readings = words.isEmpty() || named ? List.of() : divisions.readings(words);
        return !readings.isEmpty() && readings.stream().allMatch(place -> isElsewhere(words, place, division));
    }

    /** Streets and estates are called 朝阳 or 城区 anywhere: a name counts with what it is, and not where it is short. */
    private static boolean isElsewhere(String words, Place place, Division division) {
        String name = place.division().name();
        String read = words.substring(0, words.length() - place.rest().length());
        DivisionCode there = DivisionCode.of(place.division().code());
        DivisionCode here = DivisionCode.of(division.code());
        return name.length() > 2 && read.endsWith(name) && !there.covers(here) && !here.covers(there);
    }

    /** Lists say 北京市 twice, as the province and as its city. */
    private String city() {
        String city = cells.text(CITY);
        return city.equals(cells.text(PROVINCE)) || city.equals("县") ? "" : city;
    }

    private String estate() {
        String name = cells.text(NAME);
        String part = cells.text(PART);
        return part.startsWith(name) ? part : name + part;
    }

    private List<RiskPlace> none(ImportColumn column, String why, Object... args) {
        cells.refuse(column, why, args);
        return List.of();
    }

    private List<RiskPlace> named(ImportColumn column, String words, String estate, Listing listing) {
        List<Place> readings = divisions.readings(words);
        if (readings.isEmpty()) {
            return none(column, "policy.risk.refused.unknown", words);
        }
        Place first = readings.getFirst();
        if (!first.rest().isEmpty() && readings.stream().allMatch(place -> hasCounties(place.division()))) {
            String within = divisions.fullName(first.division().code(), Languages.CHINESE);
            return none(column, "policy.risk.refused.no-county", first.rest(), within);
        }
        return readings.stream().map(place -> in(place, estate, listing)).toList();
    }

    private RiskPlace in(Place place, String estate, Listing listing) {
        String code = place.division().code();
        String part = place.rest() + estate;
        return listing.of(code, divisions.fullName(code, Languages.CHINESE) + part, part);
    }

    /** Whether its counties have codes: those of Dongguan and Zhongshan have none, a town stands in their place. */
    private boolean hasCounties(Division division) {
        return switch (division.level()) {
            case PROVINCE -> true;
            case PREFECTURE ->
                IntStream.rangeClosed(1, 99)
                        .mapToObj(county -> "%s%02d".formatted(division.code().substring(0, 4), county))
                        .anyMatch(code ->
                                divisions.byCode(code).filter(Division::inForce).isPresent());
            case COUNTY -> false;
        };
    }
}
