package org.linli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What happens to a form when its session is over, the network is away, or the server refuses or takes it. */
@LinliTest
@Tag("browser")
class NothingTypedIsLostTest {

    @LocalServerPort
    int port;

    @Test
    void aFormSentAfterTheSessionIsOverIsThereAfterSigningInAgain() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = fillIn(visitor);
            page.context().clearCookies();
            send(visitor);
            assertThat(page.locator("[role=alert]")).containsText("您的登录已失效");
            page.fill("#username", "secretary");
            page.fill("#password", "wrong the first time");
            page.click("form[action$='/sign-in'] button");
            page.waitForURL("**/sign-in?error");
            page.fill("#username", "secretary");
            page.fill("#password", Fixture.PASSWORD);
            page.click("form[action$='/sign-in'] button");
            visitor.waitForQuiet();
            assertThat(page.url()).endsWith("/arrivals/new");
            assertTyped(page);
        }
    }

    @Test
    void aFormThatTheNetworkLostIsThereWhenItIsOpenedAgain() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = fillIn(visitor);
            page.route("**/arrivals", Route::abort);
            page.click("#arrival button.btn-primary");
            page.waitForTimeout(300); // ms, until the browser has given up
            page.unroute("**/arrivals");
            visitor.open("/today");
            visitor.open("/arrivals/new");
            assertTyped(page);
        }
    }

    @Test
    void aFormIsEmptyAgainOnlyWhenItWasTaken() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = fillIn(visitor);
            page.fill("#f-document", "360424197407286379");
            send(visitor);
            assertThat(page.locator("#f-document")).hasClass(java.util.regex.Pattern.compile(".*is-invalid.*"));
            assertThat(page.locator("#f-name")).hasValue("张建国");
            visitor.open("/today");
            visitor.open("/arrivals/new");
            assertThat(page.locator("#f-name")).hasValue("张建国");
            page.fill("#f-document", "360424197407286378");
            send(visitor);
            assertThat(page.locator(".alert-success")).containsText("已登记");
            visitor.open("/arrivals/new");
            assertThat(page.locator("#f-name")).hasValue("");
            assertThat(page.locator("#f-document")).hasValue("");
        }
    }

    @Test
    void aFormWithoutADraftKeepsWhatWasSentUntilItIsTaken() {
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("command", Fixture.PASSWORD);
            Page page = visitor.open("/profile");
            page.fill("form[action='/profile/tokens'] [name=label]", "大屏");
            page.context().clearCookies();
            page.click("form[action='/profile/tokens'] button");
            visitor.waitForQuiet();
            page.fill("#username", "command");
            page.fill("#password", Fixture.PASSWORD);
            page.click("form[action$='/sign-in'] button");
            visitor.waitForQuiet();
            assertThat(page.locator("form[action='/profile/tokens'] [name=label]"))
                    .hasValue("大屏");
            page.click("form[action='/profile/tokens'] button");
            visitor.waitForQuiet();
            assertThat(page.locator("form[action='/profile/tokens'] [name=label]"))
                    .hasValue("");
        }
    }

    private static Page fillIn(Visitor visitor) {
        Page page = visitor.open("/arrivals/new");
        page.fill("#f-name", "张建国");
        page.fill("#f-document", "360424197407286378");
        page.fill("#f-phone", "13915326595");
        page.fill("#f-origin", "421182 湖北省黄冈市武穴市");
        page.fill("#f-testedAt", "2022-02-06T09:00");
        page.selectOption("#f-testResult", "NEGATIVE");
        page.fill("#f-address", "1组60号202室");
        page.waitForTimeout(800); // ms, until what follows was asked for and is shown
        visitor.waitForQuiet();
        return page;
    }

    private static void send(Visitor visitor) {
        visitor.page().click("#arrival button.btn-primary");
        visitor.waitForQuiet();
    }

    private static void assertTyped(Page page) {
        assertThat(page.locator("#f-name")).hasValue("张建国");
        assertThat(page.locator("#f-document")).hasValue("360424197407286378");
        assertThat(page.locator("#f-phone")).hasValue("13915326595");
        assertThat(page.locator("#f-testedAt")).hasValue("2022-02-06T09:00");
        assertThat(page.locator("#f-testResult")).hasValue("NEGATIVE");
        assertThat(page.locator("#f-address")).hasValue("1组60号202室");
    }
}
