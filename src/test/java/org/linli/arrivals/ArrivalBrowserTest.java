package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of arrivals and imports on both screens in both languages, with the reference list brought in by hand. */
@LinliTest
@Tag("browser")
class ArrivalBrowserTest {

    private static final Path REFERENCE = Path.of("src/test/resources/scenario/arrivals-xifan-2022-02-07.xlsx");

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, zh", "PHONE, en", "DESK, en"})
    void aListIsBroughtInAndEveryPageFits(Screen screen, String language) {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            String name = "-" + screen + "-" + language;
            look(visitor, "/arrivals", "arrivals" + name);
            look(visitor, "/arrivals/new", "arrival-new" + name);
            look(visitor, "/imports/arrivals", "imports" + name);

            Page page = visitor.page();
            page.setInputFiles("#f-file", REFERENCE);
            page.click("form[enctype] button.btn-primary");
            page.waitForURL("**/imports/arrivals/*");
            visitor.waitForQuiet();
            seen(visitor, "import-check" + name);
            page.click("form[action$='/start'] button");
            page.waitForSelector("table");
            visitor.waitForQuiet();
            assertThat(page.textContent(".import-sum")).contains("36").contains("6");
            assertThat(page.locator("tbody tr").count()).isEqualTo(6);
            seen(visitor, "import-done" + name);
            look(visitor, "/arrivals", "arrivals-some" + name);
            page.click("tbody tr a");
            visitor.waitForQuiet();
            seen(visitor, "arrival" + name);
            visitor.assertNoComplaints();
        }
    }

    private static void look(Visitor visitor, String path, String picture) {
        visitor.open(path);
        seen(visitor, picture);
    }

    private static void seen(Visitor visitor, String picture) {
        visitor.picture(picture);
        visitor.assertFitsTheWidth();
        visitor.assertAccessible();
    }
}
