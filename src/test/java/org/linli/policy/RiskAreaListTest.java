package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.imports.Import;
import org.linli.imports.ImportReason;
import org.linli.imports.Imports;
import org.linli.platform.Refused;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists with division codes, as this program exports them. */
@LinliTest
class RiskAreaListTest {

    private static final String HEADER = RiskAreaLists.CODED;

    @Autowired
    Imports imports;

    @Autowired
    Fixture fixture;

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from policy.risk_place").update();
    }

    private Import read(String text, Charset charset) {
        return new RiskAreaLists(imports, fixture).bring(text.getBytes(charset), "risk.csv", Map.of());
    }

    private Import read(String rows) {
        return read(HEADER + rows, StandardCharsets.UTF_8);
    }

    private List<ImportReason> refused(Import job) {
        return Acting.as(fixture.actor("command"), () -> imports.refused(job.id(), 100));
    }

    @Test
    void readsAPlaceAndTheWaysToWriteADay() {
        Import read = read("420106,武昌区,高风险,2022-01-05,2022年2月3日,通告1号\n110000,北京,local_cases,2022/1/5,,通告2号\n");
        assertThat(riskPlaces.all())
                .containsExactlyInAnyOrder(
                        new RiskPlace("420106", "武昌区", RiskLevel.HIGH, day("2022-01-05"), day("2022-02-03"), "通告1号"),
                        new RiskPlace("110000", "北京", RiskLevel.LOCAL_CASES, day("2022-01-05"), null, "通告2号"));
        assertThat(read.refused()).isZero();
    }

    private static LocalDate day(String written) {
        return LocalDate.parse(written);
    }

    @Test
    void readsGb18030AndATitleAboveTheHeader() {
        read("中高风险地区名单\n" + HEADER + "420106,武昌区,中风险,2022-01-05,,通告1号\n", Charset.forName("GB18030"));
        assertThat(riskPlaces.all()).extracting(RiskPlace::name).containsExactly("武昌区");
    }

    @Test
    void readsEnglishHeadingsInAnyOrder() {
        read(
                "level,name,division_code,source,from\nmedium,Wuchang,420106,notice 1,2022-01-05\n",
                StandardCharsets.UTF_8);
        assertThat(riskPlaces.all()).extracting(RiskPlace::level).containsExactly(RiskLevel.MEDIUM);
    }

    @Test
    void refusesEachBadRowWithItsNumberColumnAndValue() {
        Import read = read("""
                4201,武昌区,高风险,2022-01-05,,通告
                420106,,高风险,2022-01-05,,通告
                420106,武昌区,很高,2022-01-05,,通告
                420106,武昌区,高风险,2022-02-30,,通告
                420106,武昌区,高风险,2022-01-05,某天,通告
                420106,武昌区,高风险,2022-01-05,2022-01-04,通告
                420106,武昌区,高风险,2022-01-05,,
                420106,武昌区,高风险,2022-01-05,,通告
                """);
        assertThat(riskPlaces.all()).hasSize(1);
        assertThat(refused(read))
                .extracting(ImportReason::row, ImportReason::column, ImportReason::value)
                .containsExactly(
                        Tuple.tuple(2, "DIVISION_CODE", "4201"),
                        Tuple.tuple(3, "NAME", ""),
                        Tuple.tuple(4, "LEVEL", "很高"),
                        Tuple.tuple(5, "FROM", "2022-02-30"),
                        Tuple.tuple(6, "TO", "某天"),
                        Tuple.tuple(7, "TO", "2022-01-04"),
                        Tuple.tuple(8, "SOURCE", ""));
    }

    @Test
    void aCodeThatIsNoneOrThatOfAnotherPlaceThanTheNameIsRefusedNamingBoth() {
        Import read = read("""
                330782,湖北省武汉市,高风险,2022-01-05,,通告
                999999,某地,高风险,2022-01-05,,通告
                420106,湖北省武汉市武昌区积玉桥小区,高风险,2022-01-05,,通告
                420106,朝阳小区,高风险,2022-01-05,,通告
                420106012,武汉市某街道,高风险,2022-01-05,,通告
                """);
        assertThat(read.stored()).isEqualTo(3);
        assertThat(refused(read))
                .extracting(ImportReason::row, ImportReason::key, ImportReason::args)
                .containsExactly(
                        Tuple.tuple(2, "policy.risk.refused.code-other", List.of("330782", "浙江省金华市义乌市", "湖北省武汉市")),
                        Tuple.tuple(3, "policy.risk.refused.code-unknown", List.of("999999")));
    }

    @Test
    void aDateWithoutMarksOfWhichNobodyKnowsTheMonthIsRefused() {
        Import read = read("420106,武昌区,高风险,2022111,,通告\n420106,武昌区,高风险,20220111,,通告\n");
        assertThat(riskPlaces.all()).extracting(RiskPlace::from).containsExactly(day("2022-01-11"));
        assertThat(refused(read))
                .extracting(ImportReason::row, ImportReason::column, ImportReason::value)
                .containsExactly(Tuple.tuple(2, "FROM", "2022111"));
    }

    @Test
    void asksFromWhenWhereNeitherAColumnNorATitleSaysSo() {
        assertThatThrownBy(() -> read("代码,名称,级别,来源\n420106,武昌区,高风险,通告\n", StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.field()).isEqualTo("from")));
        assertThat(riskPlaces.all()).isEmpty();
    }

    @Test
    void readsTheFileOfTheDemoWhole() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/demo/risk-places.csv")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Import read = read(text, StandardCharsets.UTF_8);
            assertThat(read.refused()).isZero();
            assertThat(riskPlaces.all()).hasSize(5);
        }
    }
}
