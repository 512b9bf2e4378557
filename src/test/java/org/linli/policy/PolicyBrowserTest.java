package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;

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

@LinliTest
@Tag("browser")
class PolicyBrowserTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, zh", "PHONE, en", "DESK, en"})
    void everyPageFitsTheScreenAndCanBeReadByAll(Screen screen, String language) {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.open("/policies"); // where the sign-in leads back to
            visitor.signIn("command", Fixture.PASSWORD);
            String name = "-" + screen + "-" + language;
            look(visitor, "/policies", "policies" + name);
            look(visitor, "/policies/dongyang-2022-02", "policy" + name);
            look(visitor, "/policies/catalogue-2022", "policy-catalogue" + name);
            look(visitor, "/policies/try?from=410523&arrived=2022-02-07&risk=LOCAL_CASES", "policy-try" + name);
            importsTheDemoList(visitor, "risk-places" + name);
        }
    }

    private static void look(Visitor visitor, String path, String picture) {
        visitor.open(path);
        visitor.picture(picture);
        visitor.assertAccessible();
        visitor.assertFitsTheWidth();
        visitor.assertNoComplaints();
    }

    private static void importsTheDemoList(Visitor visitor, String picture) {
        visitor.open("/imports/risk-areas");
        visitor.page().setInputFiles("[name=file]", Path.of("src/main/resources/demo/risk-places.csv"));
        visitor.page().click("form[enctype] button");
        visitor.waitForQuiet();
        visitor.picture(picture + "-check");
        visitor.assertAccessible();
        visitor.assertFitsTheWidth();
        visitor.page().click("form[action$='/start'] button");
        visitor.page().waitForSelector("a[href='/policies/risk-places'].btn, details.card");
        visitor.open("/policies/risk-places");
        assertThat(visitor.page().locator("main table tbody tr").count()).isEqualTo(5);
        visitor.picture(picture);
        visitor.assertAccessible();
        visitor.assertFitsTheWidth();
        visitor.assertNoComplaints();
    }
}
