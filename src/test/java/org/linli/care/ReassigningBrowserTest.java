package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;

/** A secretary gives many tasks to somebody else without looking for the button. */
@Tag("browser")
class ReassigningBrowserTest extends CareTesting {

    /** How many tasks the boxes of Today stand for. */
    private static final String TASKS = """
            [...document.querySelectorAll('input[name=tasks]')]
                .reduce((sum, box) => sum + Number(box.dataset.standsFor ?? 1), 0)
            """;

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, en"})
    void whatIsChosenIsCountedAndGivenAwayFromWhereOneIs(Screen screen, String language) {
        measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set("2022-02-10T07:30");
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            visitor.open("/today?whose=all");
            Page page = visitor.page();
            int open = (Integer) page.evaluate(TASKS);
            assertThat(open)
                    .as("a box of a visit stands for several")
                    .isGreaterThan(page.locator("input[name=tasks]").count());
            page.check("input[name=tasks] >> nth=0");
            assertThat(page.locator("[data-chosen]").textContent()).contains("1");
            page.check("[data-choose-all]");
            assertThat(page.locator("[data-chosen]").textContent()).contains(String.valueOf(open));
            assertThat(page.locator("select[name=account]").boundingBox().y)
                    .as("the bar stays in sight")
                    .isLessThan(page.viewportSize().height);
            visitor.picture("reassign-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.selectOption("select[name=account]", String.valueOf(worker.id()));
            page.click("form[action='/today/reassign'] button");
            visitor.waitForQuiet();
            visitor.open("/today?whose=mine");
            assertThat(page.locator("input[name=tasks]").count())
                    .as("nothing is left with the secretary")
                    .isZero();
            visitor.assertNoComplaints();
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, en"})
    void samplesThatAreChosenAreEnteredAsNegative(Screen screen, String language) {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set("2022-02-10T09:00");
        measures.complete(worker, slot(id, "care.sample", ARRIVAL.plusDays(3)), Map.of());
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            visitor.open("/care/results");
            Page page = visitor.page();
            page.check("[data-choose-all]");
            assertThat(page.locator("input[name=chosen]").isChecked()).isTrue();
            assertThat(page.locator("[data-chosen]").textContent()).contains("1");
            visitor.picture("results-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.click("#chosen button");
            visitor.waitForQuiet();
            assertThat(page.locator("input[name=chosen]").count()).isZero();
            assertThat(page.locator(".alert-success").textContent()).contains("徐素珍");
            visitor.assertNoComplaints();
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, en"})
    void tasksOfOtherDaysAreGivenAwayFromTheirList(Screen screen, String language) {
        measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            visitor.open("/tasks?kind=care.sample&from=" + ARRIVAL.plusDays(2));
            Page page = visitor.page();
            page.check("[data-choose-all]");
            visitor.picture("tasks-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.selectOption(
                    "select[name=account]",
                    String.valueOf(fixture.actor("leader").account()));
            page.click("#chosen button");
            visitor.waitForQuiet();
            assertThat(page.locator(".alert-success").count()).isOne();
            assertThat(page.url()).contains("kind=care.sample");
            visitor.assertNoComplaints();
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, en"})
    void allThatMatchAreGivenAwayOnceTheirNumberIsConfirmed(Screen screen, String language) {
        measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL, 12));
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            visitor.open("/tasks");
            Page page = visitor.page();
            String all = page.locator("input[name=matching]").getAttribute("value");
            assertThat(page.locator("input[name=matching]").isVisible()).isFalse();
            page.check("[data-choose-all]");
            page.check("input[name=matching]");
            assertThat(page.locator("[data-chosen]").textContent()).contains(all);
            page.uncheck("input[name=chosen] >> nth=0");
            assertThat(page.locator("input[name=matching]").isChecked()).isFalse();
            assertThat(page.locator("input[name=matching]").isVisible()).isFalse();
            assertThat(page.locator("[data-chosen]").textContent()).contains("49");
            page.check("[data-choose-all]");
            page.check("input[name=matching]");
            visitor.picture("tasks-matching-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.selectOption(
                    "select[name=account]",
                    String.valueOf(fixture.actor("leader").account()));
            page.click("#chosen button");
            visitor.waitForQuiet();
            assertThat(page.locator(".choosing-sure:focus").textContent()).contains(all);
            assertThat(page.locator("input[name=matching][type=checkbox]").isChecked())
                    .as("the choice stays")
                    .isTrue();
            assertThat(page.locator("input[name=chosen]:not(:checked)").count()).isZero();
            visitor.picture("tasks-matching-sure-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".alert-success").textContent()).contains(all);
            assertThat(page.locator(".choosing-sure").count()).isZero();
            visitor.assertNoComplaints();
        }
    }
}
