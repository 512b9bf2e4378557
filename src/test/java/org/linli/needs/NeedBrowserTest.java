package org.linli.needs;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A medicine from the household's page until it is kept too late, and a timetable of dialysis. */
@Tag("browser")
class NeedBrowserTest extends NeedsTesting {

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, en"})
    void aPromiseIsToldIsLateIsGivenAndIsKept(Screen screen, String language) {
        told(null, "talk", "孩子想找人说说话");
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            visitor.open("/needs/new?person=" + laid.xu());
            Page page = visitor.page();
            page.selectOption("select[name=what]", "medicine");
            page.fill("input[name=words]", "降压药一盒");
            page.click("main form button.btn-primary");
            visitor.waitForQuiet();
            assertThat(page.locator(".alert-success").textContent()).contains("降压药一盒");
            TestClock.set("2022-02-07T14:35");
            watch.run();
            visitor.open("/needs");
            assertThat(page.locator("tbody tr").first().textContent()).contains("降压药一盒");
            visitor.picture("needs-late-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.click("tbody a >> nth=0");
            visitor.waitForQuiet();
            assertThat(page.locator("form[action$='/owner']").count())
                    .as(page.url())
                    .isEqualTo(1);
            page.selectOption("select[name=account]", String.valueOf(secretary.id()));
            page.click("form[action$='/owner'] button");
            visitor.waitForQuiet();
            visitor.picture("need-late-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.click("main a[href^='/tasks/']");
            visitor.waitForQuiet();
            page.check("input[name=outcome][value=kept]");
            page.click("main form button.btn-next");
            visitor.waitForQuiet();
            visitor.open("/needs?state=KEPT_LATE");
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            visitor.open("/command");
            assertThat(page.locator("main").textContent())
                    .as("no alarm is left")
                    .doesNotContain("降压药");
            visitor.assertNoComplaints();
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, en"})
    void aTimetableIsEnteredAndPaused(Screen screen, String language) {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("worker", Fixture.PASSWORD);
            visitor.open("/needs/timetable?person=" + laid.xu());
            Page page = visitor.page();
            Map.of("WEDNESDAY", "08:00", "FRIDAY", "08:00", "travel", "60", "words", "市人民医院血透室，社区专车")
                    .forEach((name, value) -> page.fill("input[name=" + name + "]", value));
            visitor.picture("timetable-new-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.click("form[action='/needs/timetable'] button");
            visitor.waitForQuiet();
            page.click("details:has(form[action$='/pause']) summary");
            page.fill("input[name=pauseFrom]", "2022-02-11");
            page.fill("input[name=pauseUntil]", "2022-02-12");
            page.click("form[action$='/pause'] button");
            visitor.waitForQuiet();
            visitor.picture("timetable-paused-" + screen + "-" + language);
            assertThat(page.locator("main li.row-line").count()).isEqualTo(2);
            visitor.assertAccessible();
            visitor.open("/needs?state=PLANNED");
            assertThat(page.locator("tbody tr").count()).as("not on the 11th").isEqualTo(3);
            visitor.assertNoComplaints();
        }
    }
}
