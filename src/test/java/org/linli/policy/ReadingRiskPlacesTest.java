package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.policy.RiskPlaceImport.Refused;

class ReadingRiskPlacesTest {

    private static final String HEADER = "行政区划代码,名称,风险等级,开始日期,结束日期,来源\n";

    @TempDir
    Path folder;

    private ReadingRiskPlaces read(String text, Charset charset) throws IOException {
        Path file = folder.resolve("risk.csv");
        Files.write(file, text.getBytes(charset));
        try (SheetFile sheets = Sheets.open(file, "risk.csv", Limits.standard());
                SheetRows rows = sheets.rows(sheets.sheets().getFirst())) {
            return new ReadingRiskPlaces(rows);
        }
    }

    private ReadingRiskPlaces read(String rows) throws IOException {
        return read(HEADER + rows, StandardCharsets.UTF_8);
    }

    @Test
    void readsAPlaceAndTheWaysToWriteADay() throws IOException {
        ReadingRiskPlaces read =
                read("420106,武昌区,高风险,2022-01-05,2022年2月3日,通告1号\n110000,北京,local_cases,2022/1/5,,通告2号\n");
        assertThat(read.places())
                .containsExactly(
                        new RiskPlace("420106", "武昌区", RiskLevel.HIGH, day("2022-01-05"), day("2022-02-03"), "通告1号"),
                        new RiskPlace("110000", "北京", RiskLevel.LOCAL_CASES, day("2022-01-05"), null, "通告2号"));
        assertThat(read.refused()).isEmpty();
    }

    private static java.time.LocalDate day(String written) {
        return java.time.LocalDate.parse(written);
    }

    @Test
    void readsGb18030AndATitleAboveTheHeader() throws IOException {
        ReadingRiskPlaces read =
                read("中高风险地区名单\n" + HEADER + "420106,武昌区,中风险,2022-01-05,,通告1号\n", Charset.forName("GB18030"));
        assertThat(read.places()).extracting(RiskPlace::name).containsExactly("武昌区");
    }

    @Test
    void readsEnglishHeadingsInAnyOrder() throws IOException {
        ReadingRiskPlaces read = read(
                "level,name,division_code,source,from\nmedium,Wuchang,420106,notice 1,2022-01-05\n",
                StandardCharsets.UTF_8);
        assertThat(read.places()).extracting(RiskPlace::level).containsExactly(RiskLevel.MEDIUM);
    }

    @Test
    void refusesEachBadRowWithItsNumberColumnAndValue() throws IOException {
        ReadingRiskPlaces read = read("""
                4201,武昌区,高风险,2022-01-05,,通告
                420106,,高风险,2022-01-05,,通告
                420106,武昌区,很高,2022-01-05,,通告
                420106,武昌区,高风险,2022-02-30,,通告
                420106,武昌区,高风险,2022-01-05,某天,通告
                420106,武昌区,高风险,2022-01-05,2022-01-04,通告
                420106,武昌区,高风险,2022-01-05,,
                420106,武昌区,高风险,2022-01-05,,通告
                """);
        assertThat(read.places()).hasSize(1);
        assertThat(read.refused())
                .extracting(Refused::row, Refused::column, Refused::value)
                .containsExactly(
                        Tuple.tuple(2, RiskPlaceColumn.DIVISION_CODE, "4201"),
                        Tuple.tuple(3, RiskPlaceColumn.NAME, ""),
                        Tuple.tuple(4, RiskPlaceColumn.LEVEL, "很高"),
                        Tuple.tuple(5, RiskPlaceColumn.FROM, "2022-02-30"),
                        Tuple.tuple(6, RiskPlaceColumn.TO, "某天"),
                        Tuple.tuple(7, RiskPlaceColumn.TO, "2022-01-04"),
                        Tuple.tuple(8, RiskPlaceColumn.SOURCE, ""));
    }

    @Test
    void saysWhichHeadingsAreMissing() throws IOException {
        ReadingRiskPlaces read = read("代码,名称,级别,来源\n420106,武昌区,高风险,通告\n", StandardCharsets.UTF_8);
        assertThat(read.missing()).contains(RiskPlaceColumn.FROM);
        assertThat(read.missingHeadings()).contains("开始日期 (from)");
        assertThat(read.places()).isEmpty();
    }

    @Test
    void readsTheFileOfTheDemoWhole() throws IOException {
        try (var in = getClass().getResourceAsStream("/demo/risk-places.csv")) {
            String text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            ReadingRiskPlaces read = read(text, StandardCharsets.UTF_8);
            assertThat(read.refused()).isEmpty();
            assertThat(read.places()).hasSize(5);
        }
    }
}
