package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.policy.ShippedPolicies.FEB_7;

import java.util.List;
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

@LinliTest
class RiskPlacesTest {

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    Policies policies;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Imports imports;

    @Autowired
    Fixture fixture;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from policy.risk_place").update();
    }

    private Import read(String rows) {
        return new RiskAreaLists(imports, fixture).bring(RiskAreaLists.CODED + rows);
    }

    @Test
    void storesGoodRowsAndReturnsTheOthers() {
        Import done = read("420106,武昌区,高风险,2022-01-05,,通告\n42,武昌区,高风险,2022-01-05,,通告\n420000,湖北省,低风险,2022-01-01,,通告\n");
        assertThat(done.read()).isEqualTo(3);
        assertThat(done.stored()).isEqualTo(2);
        assertThat(Acting.as(fixture.actor("command"), () -> imports.refused(done.id(), 10)))
                .extracting(ImportReason::row)
                .containsExactly(3);
        assertThat(riskPlaces.all()).extracting(RiskPlace::divisionCode).containsExactly("420106", "420000");
    }

    @Test
    void knowsAPlaceThatItHasAndReplacesOneThatChanged() {
        read("420106,武昌区,高风险,2022-01-05,,通告\n");
        assertThat(read("420106,武昌区,高风险,2022-01-05,,通告\n").known()).isEqualTo(1);
        assertThat(read("420106,武昌区,高风险,2022-01-05,2022-02-06,通告\n").stored()).isEqualTo(1);
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_7.minusDays(1))).isEqualTo(RiskLevel.HIGH);
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_7)).isEqualTo(RiskLevel.NONE);
    }

    @Test
    void takesTheHighestLevelThatCoversAnyOfThePlaces() {
        read("420106,武昌区,高风险,2022-01-05,,通告\n420000,湖北省,低风险,2022-01-01,,通告\n");
        assertThat(riskPlaces.riskOf(List.of("420106003"), FEB_7)).isEqualTo(RiskLevel.HIGH);
        assertThat(riskPlaces.riskOf(List.of("420107", "330783"), FEB_7)).isEqualTo(RiskLevel.LOW);
        assertThat(riskPlaces.riskOf(List.of("330783"), FEB_7)).isEqualTo(RiskLevel.NONE);
    }

    @Test
    void decidesByTheListAsItIsAtThatMoment() {
        Facts facts = Facts.arrival("420106", "武昌", FEB_7);
        assertThat(policies.decide(facts, FEB_7).protocol()).isEqualTo("2+14");
        read("420106,武昌区,高风险,2022-01-05,,通告\n");
        assertThat(policies.decide(facts, FEB_7).protocol()).isEqualTo("14+7");
        empty();
        assertThat(policies.decide(facts, FEB_7).protocol()).isEqualTo("2+14");
    }

    @Test
    void anEstateMakesItsCountyOneWithLocalCasesAndCountsInFullForWhoeverNamesIt() {
        riskPlaces.put(List.of(
                new RiskPlace("420106", "湖北省武汉市武昌区积玉桥小区", "积玉桥小区", RiskLevel.HIGH, FEB_7.minusDays(3), null, "通告")));
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_7)).isEqualTo(RiskLevel.LOCAL_CASES);
        Facts elsewhere = Facts.arrival("420106", "湖北武汉武昌区", FEB_7);
        Facts there = Facts.arrival("420106", "湖北武汉武昌区 积玉桥小区3栋", FEB_7);
        assertThat(policies.decide(elsewhere, FEB_7).protocol()).isEqualTo("3+11");
        assertThat(policies.decide(there, FEB_7).protocol()).isEqualTo("14+7");
        assertThat(policies.decide(Facts.arrival("420100", "武汉", FEB_7), FEB_7).closer())
                .extracting(RiskPlace::part)
                .containsExactly("积玉桥小区");
    }

    @Test
    void refusesAFileWithoutTheHeadingsAndOneThatIsNoSpreadsheet() {
        var lists = new RiskAreaLists(imports, fixture);
        assertThatThrownBy(() -> lists.bring("姓名,电话\n张三,1\n"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.key()).isEqualTo("imports.kind.risk-areas.no-list")));
        assertThatThrownBy(() -> lists.bring("<html></html>"))
                .isInstanceOf(Refused.class)
                .hasMessage("sheet.refusal.web-page");
    }
}
