package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

/** Each number of the coverage is what it opens into, and the curve ends where the table stands. */
class CoverageTest extends VaccinationTesting {

    @Autowired
    private Coverage coverage;

    @Test
    void whoIsExcusedAndWhoRefusesAreCountedApartAndEachNumberOpensIntoAsManyRows() throws IOException {
        Acting.run(secretary, () -> obstacles.enter(obstacle(qian, ObstacleReason.ALLERGY, null)));
        Acting.run(secretary, () -> obstacles.enter(obstacle(sun, ObstacleReason.AFRAID, null)));
        assertOpens("EXCUSED", "钱阿姨");
        assertOpens("REFUSED", "孙爷爷");
    }

    private void assertOpens(String state, String name) throws IOException {
        var browser = new SignedIn(port, "secretary");
        Document page = browser.get("/vaccination/coverage?area=330783005.xifan.g1.c01");
        Element number = page.expectFirst("tbody a[href*=state=" + state + "]");
        assertThat(number.text()).isEqualTo("1");
        assertThat(browser.get(number.attr("href")).select("main tbody tr").eachText())
                .singleElement()
                .asString()
                .contains(name);
    }

    @Test
    void whoCameWithALaterDoseHadTheFirstInTheCurveAsInTheTable() {
        given(qian, 2, "2022-01-20");
        given(wu, 1, "2022-01-10");
        List<CoverageStore.Point> curve = Acting.as(fixture.actor("command"), () -> coverage.curve(Fixture.XIFAN_1));
        assertThat(curve.getFirst().first()).isZero();
        assertThat(curve.getLast().first()).isEqualTo(2);
        assertThat(curve.getLast().second()).isEqualTo(1);
        assertThat(curve.getLast().third()).isZero();
        assertThat(Acting.as(fixture.actor("command"), () -> coverage.parts(Fixture.XIFAN_1))
                        .getFirst()
                        .all()
                        .first())
                .isEqualTo(curve.getLast().first());
    }
}
