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
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.territory.Divisions;

/** The list of 西范小区 as the community kept it, title row and mess included. */
class ReferenceListTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 7);
    private static final Path LIST = Path.of("src/test/resources/scenario/arrivals-xifan-2022-02-07.xlsx");

    private final Divisions divisions = new Divisions();

    @Test
    void readsThirtySixRowsOfWhichTwentyNineAreGoodOneRepeatsAndSixAreRefused() {
        List<RowReading> readings = read(DAY);
        List<ArrivalRow> good = good(readings);
        Set<ArrivalRow.Key> keys = new HashSet<>();
        List<Integer> repeats = good.stream()
                .filter(row -> !keys.add(row.key()))
                .map(ArrivalRow::row)
                .toList();

        assertThat(readings).filteredOn(r -> !(r instanceof RowReading.Nobody)).hasSize(36);
        assertThat(keys).hasSize(29);
        assertThat(repeats).containsExactly(38);
        assertThat(good).allSatisfy(row -> assertThat(row.arrived()).isEqualTo(DAY.atStartOfDay()));
    }

    @Test
    void refusesSixRowsEachForItsReason() {
        List<RowRefusal> refusals = read(DAY).stream()
                .filter(RowReading.Refused.class::isInstance)
                .flatMap(reading -> ((RowReading.Refused) reading).reasons().stream())
                .toList();

        assertThat(refusals)
                .extracting(RowRefusal::row, RowRefusal::column, RowRefusal::value, RowRefusal::key)
                .containsExactly(
                        tuple(32, "身份证号码", "340822197011106771", "people.document.refusal.check-digit"),
                        tuple(33, "身份证号码", "340822198104066000", "people.document.refusal.lost-digits"),
                        tuple(34, "出租房号", "", "territory.address.missing"),
                        tuple(35, "姓名", "", "people.name.missing"),
                        tuple(36, "联系电话", "1380013", "people.phone.refusal.length"),
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
        assertThat(first.note()).isEmpty();
        assertThat(first.arrivedTimeKnown()).isFalse();
    }

    private List<RowReading> read(LocalDate today) {
        List<RowReading> readings = new ArrayList<>();
        try (SheetFile file = Sheets.open(LIST, "名单.xlsx", Limits.standard())) {
            ColumnMapping mapping = ColumnMapping.find(file, divisions).orElseThrow();
            assertThat(mapping.headerRow()).isEqualTo(2);
            assertThat(mapping.listDay()).contains(DAY);
            ArrivalRows rows = new ArrivalRows(mapping, divisions, today);
            try (SheetRows sheet = file.rows(file.sheets().get(mapping.sheet()))) {
                sheet.forEachRemaining(row -> readings.add(rows.read(row)));
            }
        }
        return readings;
    }

    private static List<ArrivalRow> good(List<RowReading> readings) {
        return readings.stream()
                .filter(RowReading.Good.class::isInstance)
                .map(reading -> ((RowReading.Good) reading).arrival())
                .toList();
    }
}
