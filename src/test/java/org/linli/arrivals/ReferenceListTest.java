package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.imports.ImportMapping;
import org.linli.imports.ImportReading;
import org.linli.imports.ImportReason;
import org.linli.imports.ImportRows;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;

/** The list of 西范小区 as the community kept it, title row and mess included. */
class ReferenceListTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 7);
    private static final Path LIST = Path.of("src/test/resources/scenario/arrivals-xifan-2022-02-07.xlsx");

    @Test
    void readsThirtySixRowsOfWhichTwentyNineAreGoodOneRepeatsAndSixAreRefused() {
        List<ImportReading<ArrivalRow>> readings = read(DAY);
        List<ArrivalRow> good = good(readings);
        Set<ArrivalRow.Key> keys = new HashSet<>();
        List<Integer> repeats = good.stream()
                .filter(row -> !keys.add(row.key()))
                .map(ArrivalRow::row)
                .toList();

        assertThat(readings)
                .filteredOn(r -> !(r instanceof ImportReading.Nothing))
                .hasSize(36);
        assertThat(keys).hasSize(29);
        assertThat(repeats).containsExactly(38);
        assertThat(good).allSatisfy(row -> assertThat(row.arrived()).isEqualTo(DAY.atStartOfDay()));
    }

    @Test
    void refusesSixRowsEachForItsReason() {
        List<ImportReason> refusals = read(DAY).stream()
                .filter(ImportReading.Refused.class::isInstance)
                .flatMap(reading -> ((ImportReading.Refused<ArrivalRow>) reading).reasons().stream())
                .toList();

        assertThat(refusals)
                .extracting(ImportReason::row, ImportReason::heading, ImportReason::value, ImportReason::key)
                .containsExactly(
                        tuple(32, "身份证号码", "340822************", "people.document.refusal.check-digit"),
                        tuple(33, "身份证号码", "340822************", "people.document.refusal.lost-digits"),
                        tuple(34, "出租房号", "", "territory.address.missing"),
                        tuple(35, "姓名", "", "people.name.missing"),
                        tuple(36, "联系电话", "138001*", "people.phone.refusal.length"),
                        tuple(37, "抵达日期", "2月30日", "text.refusal.date.no-such-day"));
    }

    @Test
    void readsTheSameListYearsLaterAsOfItsOwnDay() {
        assertThat(good(read(LocalDate.of(2026, 11, 23))))
                .hasSize(30)
                .allSatisfy(row -> assertThat(row.arrived()).isEqualTo(DAY.atStartOfDay()));
    }

    @Test
    void understandsTheFirstPerson() {
        ArrivalRow first = good(read(DAY)).getFirst();

        assertThat(first.name()).isEqualTo("徐素珍");
        assertThat(first.document().number()).isEqualTo("360424197407286378");
        assertThat(first.origin().division().code()).isEqualTo("360424");
        assertThat(first.originWritten()).isEqualTo("江西省九江市修水县");
        assertThat(first.stay()).isEqualTo("西范3组60号202室");
        assertThat(first.landlord()).isEqualTo("罗某");
        assertThat(first.details().text(ArrivalDetail.NOTE)).isEmpty();
        assertThat(first.arrivedTimeKnown()).isFalse();
    }

    private List<ImportReading<ArrivalRow>> read(LocalDate today) {
        List<ImportReading<ArrivalRow>> readings = new ArrayList<>();
        try (SheetFile file = Sheets.open(LIST, "名单.xlsx", Limits.standard())) {
            ImportMapping mapping = ImportMapping.find(file, ArrivalLists.KIND).orElseThrow();
            assertThat(mapping.headerRow()).isEqualTo(2);
            assertThat(mapping.listDay()).contains(DAY);
            ImportRows<ArrivalRow> rows = ArrivalLists.rows(mapping, today);
            try (SheetRows sheet = file.rows(file.sheets().get(mapping.sheet()))) {
                sheet.forEachRemaining(row -> readings.add(rows.read(row)));
            }
        }
        return readings;
    }

    private static List<ArrivalRow> good(List<ImportReading<ArrivalRow>> readings) {
        return readings.stream()
                .filter(ImportReading.Good.class::isInstance)
                .map(reading -> ((ImportReading.Good<ArrivalRow>) reading).value())
                .toList();
    }
}
