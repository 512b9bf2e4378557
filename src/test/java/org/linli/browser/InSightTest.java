package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What must be seen is seen: problems, what applies, edges in the dark, the last column of a wide table. */
@LinliTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InSightTest {

    private static final double PHONE_HEIGHT = 844;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private AtWork work;

    @BeforeAll
    void work() {
        work = new AtWork(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void problemsAreInSightReadableAndHaveTheFocus(String language) {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/arrivals/new");
            page.click("#arrival button.btn-primary");
            visitor.waitForQuiet();
            assertThat(page.evaluate("document.activeElement.classList.contains('problems-summary')"))
                    .isEqualTo(true);
            BoundingBox box = page.locator(".problems-summary").boundingBox();
            assertThat(box.y).isBetween(56.0, 300.0);
            assertThat(page.locator(".problems-summary li").count()).isGreaterThanOrEqualTo(4);
            for (Locator line : page.locator(".problems-summary > *").all()) {
                assertThat(line.boundingBox().width)
                        .as("lines stand below each other")
                        .isGreaterThan(250);
            }
            visitor.assertFitsTheWidth();
            visitor.picture("problems-" + language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void whatAppliesStaysInSightAndNothingLiesOverTheFieldThatIsTypedInto(String language) {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/arrivals/new");
            page.fill("#f-origin", "哪里都不是");
            page.waitForSelector("#preview-line.unclear strong");
            page.fill("#f-origin", "湖北武穴");
            page.waitForSelector("#preview-line:not(.unclear) strong");
            assertThat(page.textContent("#preview-line")).contains("2+14");
            visitor.waitForQuiet();
            // Leaving a field that was typed into asks once more what applies.
            page.locator("#f-origin").blur();
            visitor.waitForQuiet();
            for (String name : new String[] {"name", "arrivedOn", "address", "withWhom", "note"}) {
                // All at once: the line may be replaced by a newer answer between two questions.
                @SuppressWarnings("unchecked")
                var seen = (Map<String, Object>) page.evaluate("""
                        n => {
                          window.scrollTo(0, 0);
                          const field = document.getElementById('f-' + n);
                          field.focus();
                          const line = document.getElementById('preview-line').getBoundingClientRect();
                          const box = field.getBoundingClientRect();
                          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                          return {line: line.y, below: line.bottom, field: box.y, free: top === field};
                        }""", name);
                assertThat(number(seen, "line"))
                        .as("the line is in sight at " + name)
                        .isBetween(50.0, PHONE_HEIGHT / 2);
                assertThat(number(seen, "field"))
                        .as(name + " is below the line")
                        .isGreaterThanOrEqualTo(number(seen, "below") - 1);
                assertThat(seen.get("free")).as("nothing lies over " + name).isEqualTo(true);
            }
            visitor.picture("preview-line-" + language);
            visitor.assertFitsTheWidth();
        }
    }

    @Test
    void boxesAndMapsHaveEdgesInTheDark() {
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/people");
            page.evaluate("localStorage.setItem('theme', 'dark')");
            visitor.open("/people");
            assertThat(contrast(page, ".form-check-input", "borderTopColor")).isGreaterThan(3.0);
            visitor.picture("dark-boxes");
            visitor.open("/area/" + Fixture.XIFAN.slug());
            if (page.locator(".ground-line").count() > 0) {
                assertThat(contrast(page, ".ground-line", "stroke")).isGreaterThan(3.0);
            }
            visitor.picture("dark-map");
            visitor.assertNoComplaints();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void allColumnsOfTheCommandTableAndTheTrailAreOnTheScreen(String language) {
        // Two days on, so that something stands in every figure that the command view has a column for.
        TestClock.set("2022-02-09T18:35");
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.of(language))) {
            visitor.signIn("command", Fixture.PASSWORD);
            for (String path : List.of("/command", "/statements", "/statements/330783005.xifan/2022-02-09")) {
                Page page = visitor.open(path);
                assertThat(page.locator(".children-table thead th.num").count())
                        .as("figures on " + path)
                        .isGreaterThan(path.equals("/command") ? 7 : 20);
                assertThat(hidden(page))
                        .as("columns beside the screen on " + path)
                        .isZero();
                visitor.picture(path.equals("/command") ? "command-columns-" + language : "report-columns-" + language);
            }
        }
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.of(language))) {
            visitor.signIn("command", Fixture.PASSWORD);
            for (String path : List.of("/command", "/statements")) {
                Page page = visitor.open(path);
                assertThat(hidden(page)).isPositive();
                assertThat(page.locator(".scroll-hint").isVisible())
                        .as("that the table scrolls is said on " + path)
                        .isTrue();
            }
        }
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.of(language))) {
            visitor.signIn("admin", Fixture.PASSWORD);
            Page page = visitor.open("/audit");
            assertThat(hidden(page)).as("columns beside the screen").isZero();
            visitor.picture("audit-columns-" + language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void whatAppliesIsReadToItsEndAndAListCanBeStartedAboveItsRows(String language) {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/arrivals/new");
            assertThat(cut(page)).as("before anything is typed").isFalse();
            page.fill("#f-origin", "哪里都不是");
            page.waitForSelector("#preview-line.unclear strong");
            assertThat(cut(page)).as("of what is not recognised").isFalse();
            page = visitor.open("/imports/arrivals/" + work.file);
            Locator start = page.locator("button[form=start]");
            assertThat(start.boundingBox().y)
                    .isLessThan(page.locator("table.table-stack").boundingBox().y);
            visitor.picture("import-start-" + language);
        }
    }

    private static boolean cut(Page page) {
        return (Boolean) page.evaluate("[...document.querySelectorAll('#preview-line, #preview-line > *')]"
                + ".some(e => e.scrollWidth > e.clientWidth + 1 || getComputedStyle(e).whiteSpace === 'nowrap')");
    }

    private static int hidden(Page page) {
        return ((Number) page.evaluate("Math.max(0, ...[...document.querySelectorAll('.table-responsive')]"
                        + ".map(e => e.scrollWidth - e.clientWidth))"))
                .intValue();
    }

    private static double contrast(Page page, String selector, String property) {
        return ((Number) page.evaluate("""
                        ([selector, property]) => {
                          const light = (color) => color.match(/[\\d.]+/g).slice(0, 3).map(Number).map((c) => c / 255)
                              .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                              .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
                          const edge = light(getComputedStyle(document.querySelector(selector))[property]);
                          const ground = light(getComputedStyle(document.body).backgroundColor);
                          return (Math.max(edge, ground) + 0.05) / (Math.min(edge, ground) + 0.05);
                        }
                        """, new Object[] {selector, property})).doubleValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void bothSidesOfARepeatThatDiffersAreInSightOnAPhone(String language) {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            register(visitor, "西范1组35号101室", "");
            register(visitor, "西范1组36号202室", "从武汉天河机场转机，带着一个三个月大的孩子");
            Page page = visitor.page();
            assertThat(page.url()).endsWith("/differs");
            List<Locator> rows = page.locator("table.beside tbody tr").all();
            assertThat(rows).hasSizeGreaterThan(8);
            for (Locator row : rows) {
                List<Locator> sides = row.locator("td").all();
                assertThat(sides).hasSize(2);
                for (Locator side : sides) {
                    BoundingBox box = side.boundingBox();
                    assertThat(box.x).as(side.textContent()).isBetween(0.0, 390.0);
                    assertThat(box.x + box.width).as(side.textContent()).isLessThanOrEqualTo(390);
                }
                assertThat(sides.getLast().boundingBox().y)
                        .as("below each other")
                        .isGreaterThan(sides.getFirst().boundingBox().y);
                assertThat(row.locator("th").isVisible()).isTrue();
            }
            assertThat(page.locator("table.beside tbody td")
                            .first()
                            .evaluate("e => getComputedStyle(e, '::before').content"))
                    .asString()
                    .contains(language.equals("zh") ? "已登记的" : "On record");
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            visitor.picture("differs-" + language);
        }
    }

    private static void register(Visitor visitor, String address, String note) {
        Page page = visitor.open("/arrivals/new");
        page.fill("#f-name", "张建国");
        page.fill("#f-document", "360424197407286378");
        page.fill("#f-phone", "13915326595");
        page.fill("#f-origin", "421182");
        page.fill("#f-address", address);
        page.fill("#f-note", note);
        page.click("#arrival button.btn-primary");
        visitor.waitForQuiet();
    }

    private static double number(Map<String, Object> seen, String what) {
        return ((Number) Objects.requireNonNull(seen.get(what))).doubleValue();
    }
}
