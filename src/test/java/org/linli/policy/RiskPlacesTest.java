package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.policy.ShippedPolicies.FEB_7;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.platform.Refused;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LinliTest
class RiskPlacesTest {

    private static final String HEADER = "行政区划代码,名称,风险等级,开始日期,结束日期,来源\n";

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    Policies policies;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from policy.risk_place").update();
    }

    private RiskPlaceImport read(String rows) throws IOException {
        Path file = folder.resolve("risk.csv");
        Files.writeString(file, HEADER + rows);
        return riskPlaces.read(file, "risk.csv");
    }

    @Test
    void storesGoodRowsAndReturnsTheOthers() throws IOException {
        RiskPlaceImport done =
                read("420106,武昌区,高风险,2022-01-05,,通告\n42,武昌区,高风险,2022-01-05,,通告\n420000,湖北省,低风险,2022-01-01,,通告\n");
        assertThat(done.read()).isEqualTo(3);
        assertThat(done.added()).isEqualTo(2);
        assertThat(done.refused()).extracting(RiskPlaceImport.Refused::row).containsExactly(3);
        assertThat(riskPlaces.all()).extracting(RiskPlace::divisionCode).containsExactly("420106", "420000");
    }

    @Test
    void knowsAPlaceThatItHasAndReplacesOneThatChanged() throws IOException {
        read("420106,武昌区,高风险,2022-01-05,,通告\n");
        assertThat(read("420106,武昌区,高风险,2022-01-05,,通告\n").known()).isEqualTo(1);
        assertThat(read("420106,武昌区,高风险,2022-01-05,2022-02-06,通告\n").changed()).isEqualTo(1);
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_7.minusDays(1))).isEqualTo(RiskLevel.HIGH);
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_7)).isEqualTo(RiskLevel.NONE);
    }

    @Test
    void takesTheHighestLevelThatCoversAnyOfThePlaces() throws IOException {
        read("420106,武昌区,高风险,2022-01-05,,通告\n420000,湖北省,低风险,2022-01-01,,通告\n");
        assertThat(riskPlaces.riskOf(List.of("420106003"), FEB_7)).isEqualTo(RiskLevel.HIGH);
        assertThat(riskPlaces.riskOf(List.of("420107", "330783"), FEB_7)).isEqualTo(RiskLevel.LOW);
        assertThat(riskPlaces.riskOf(List.of("330783"), FEB_7)).isEqualTo(RiskLevel.NONE);
    }

    @Test
    void decidesByTheListAsItIsAtThatMoment() throws IOException {
        Facts facts = Facts.arrival("420106", "武昌", FEB_7);
        assertThat(policies.decide(facts, FEB_7).protocol()).isEqualTo("2+14");
        read("420106,武昌区,高风险,2022-01-05,,通告\n");
        assertThat(policies.decide(facts, FEB_7).protocol()).isEqualTo("14+7");
        empty();
        assertThat(policies.decide(facts, FEB_7).protocol()).isEqualTo("2+14");
    }

    @Test
    void refusesAFileWithoutTheHeadingsAndOneThatIsNoSpreadsheet() throws IOException {
        Path file = folder.resolve("other.csv");
        Files.writeString(file, "姓名,电话\n张三,1\n");
        assertThatThrownBy(() -> riskPlaces.read(file, "other.csv"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.key()).isEqualTo("policy.risk.headings")));
        Files.writeString(file, "<html></html>");
        assertThatThrownBy(() -> riskPlaces.read(file, "other.csv"))
                .isInstanceOf(Refused.class)
                .hasMessage("sheet.refusal.web-page");
    }
}
