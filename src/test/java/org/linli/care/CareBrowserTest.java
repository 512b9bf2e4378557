package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.policy.Anchors;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;

/** The pages of measures with something amiss, on a phone and on a desk: they fit, and everybody can read them. */
@Tag("browser")
class CareBrowserTest extends CareTesting {

    MeasureId amiss;

    @BeforeEach
    void letThingsGoWrong() {
        amiss = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        temperature(amiss, ARRIVAL.plusDays(1), Map.of("celsius", "38.5", "symptoms", List.of("cough")));
        TestClock.set("2022-02-10T09:00");
        measures.complete(worker, slot(amiss, "care.sample", ARRIVAL.plusDays(3)), Map.of("result", "positive"));
        TestClock.set("2022-02-11T09:00");
        measures.begin(secretary, laid.xu(), "3+11", Anchors.arrival(ARRIVAL.plusDays(4)));
        TestClock.set("2022-02-13T09:00");
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, en"})
    void whatIsAmissIsMarkedAndFits(Screen screen, String language) {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            String name = "-" + screen + "-" + language;
            seen(visitor, "/care?state=ALL", "care-list" + name);
            assertThat(visitor.page().locator("#list-rows .badge svg").count()).isPositive();
            seen(visitor, "/care/" + amiss, "care-superseded" + name);
            Measure running = as(secretary, () -> allMeasures.active(laid.xu())).orElseThrow();
            seen(visitor, "/care/" + running.id(), "care-governs" + name);
            assertThat(visitor.page().textContent(".conditions"))
                    .as("a sample from before the first day is told by its date")
                    .contains("2022-02-10");
            visitor.page().click("details:has(input[name=days]) summary");
            visitor.picture("care-extend" + name);
            visitor.assertAccessible();
            visitor.assertNoComplaints();
        }
    }

    private static void seen(Visitor visitor, String path, String picture) {
        visitor.open(path);
        visitor.picture(picture);
        visitor.assertFitsTheWidth();
        visitor.assertAccessible();
    }
}
