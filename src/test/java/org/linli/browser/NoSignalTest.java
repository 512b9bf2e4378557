package org.linli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A form that is sent where there is no signal: the page stays, says so, and sends once when it is told to. */
@LinliTest
@Tag("browser")
class NoSignalTest {

    private static final String SAID = "#no-signal .no-signal";
    private static final String AGAIN = "#no-signal [data-again]";
    private static final String MAKE_TOKEN = "form[action='/profile/tokens'] button:not(.btn-sm)";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "PHONE, zh, 390, 844, 张建国",
        "PHONE, en, 360, 740, 张建军",
        "DESK, zh, 1440, 900, 张建民",
        "DESK, en, 1440, 900, 张建华"
    })
    void aFormSentWithoutSignalStaysOnThePageAndIsSentOnceLater(
            Screen screen, String language, int width, int height, String name) {
        try (Visitor visitor =
                Browsers.visitor(port, screen, language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)) {
            visitor.page().setViewportSize(width, height);
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/arrivals/new");
            page.fill("#f-name", name);
            page.fill("#f-phone", "13915326595");
            page.fill("#f-origin", "421182 湖北省黄冈市武穴市");
            page.waitForTimeout(800); // ms, until what follows was asked for and is shown
            visitor.waitForQuiet();
            List<Request> posts = posts(page, "/arrivals");
            page.context().setOffline(true);
            page.click("#arrival button.btn-primary");
            assertThat(page.locator(SAID)).containsText(language.equals("zh") ? "没有发出" : "nothing was sent");
            assertThat(page.locator("#f-name")).hasValue(name);
            assertThat(page.url()).endsWith("/arrivals/new");
            visitor.picture("no-signal-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            page.click(AGAIN);
            assertThat(page.locator(SAID)).isVisible();
            page.context().setOffline(false);
            assertThat(page.locator("#no-signal [data-back]")).isVisible();
            visitor.picture("no-signal-back-" + screen + "-" + language);
            page.waitForTimeout(300); // ms, in which nothing is sent unasked
            assertThat(posts).isEmpty();
            page.fill("#f-address", "1组60号202室");
            page.click(AGAIN);
            // The server has it, and says what is missing.
            assertThat(page.locator("#f-document.is-invalid")).isVisible();
            assertThat(page.locator("#f-address")).hasValue("1组60号202室");
            assertThat(posts).hasSize(1);
        }
    }

    @Test
    void theButtonThatWasPressedIsSentAlong() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.ENGLISH)) {
            Page page = profile(visitor);
            page.evaluate(
                    "([button]) => { button.name = 'which'; button.value = 'this'; }",
                    page.querySelectorAll(MAKE_TOKEN));
            List<Request> posts = posts(page, "/profile/tokens");
            page.context().setOffline(true);
            page.click(MAKE_TOKEN);
            page.locator(SAID).waitFor();
            page.context().setOffline(false);
            page.click(AGAIN);
            assertThat(page.locator("code.token")).isVisible();
            assertThat(posts).hasSize(1);
            assertThat(posts.getFirst().postData()).contains("which=this").contains("_csrf=");
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsAsNoSignal() {
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            Page page = profile(visitor);
            page.route("**/favicon.svg", Route::abort);
            page.fill("form[action='/profile/tokens'] [name=label]", "Screen");
            page.keyboard().press("Enter");
            assertThat(page.locator(SAID)).isVisible();
            page.unroute("**/favicon.svg");
            page.click(MAKE_TOKEN);
            assertThat(page.locator("code.token")).isVisible();
        }
    }

    @Test
    void aSecondTapWhileItIsLookedAtSendsNothing() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.ENGLISH)) {
            Page page = profile(visitor);
            List<Request> posts = posts(page, "/profile/tokens");
            List<Route> held = new ArrayList<>();
            page.route("**/favicon.svg", held::add);
            page.click(MAKE_TOKEN);
            page.waitForCondition(() -> !held.isEmpty());
            page.click(MAKE_TOKEN);
            page.click(MAKE_TOKEN);
            assertThat(held).hasSize(1);
            held.getFirst().resume();
            assertThat(page.locator("code.token")).isVisible();
            assertThat(posts).hasSize(1);
        }
    }

    @Test
    void aFileThatWasChosenIsSentLater(@TempDir Path folder) throws Exception {
        Path list = folder.resolve("list.csv");
        Files.writeString(list, "姓名,身份证号,电话,来源地\n张建国,360424197407286378,13915326595,湖北省武穴市\n");
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/imports/arrivals");
            page.setInputFiles("#f-file", list);
            page.context().setOffline(true);
            page.click("form[enctype] button.btn-primary");
            page.locator(SAID).waitFor();
            page.context().setOffline(false);
            page.click(AGAIN);
            page.waitForURL("**/imports/arrivals/*");
            assertThat(page.locator("main")).containsText("list.csv");
        }
    }

    @Test
    void aPartOfAPageSaysItToo() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/arrivals/new");
            page.context().setOffline(true);
            page.fill("#f-origin", "421182 湖北省黄冈市武穴市");
            Locator said = page.locator(SAID);
            said.waitFor();
            assertThat(page.locator("#f-origin")).hasValue("421182 湖北省黄冈市武穴市");
            page.context().setOffline(false);
            List<Request> posts = posts(page, "/arrivals/preview");
            page.click(AGAIN);
            page.waitForCondition(() -> posts.size() == 1);
            visitor.waitForQuiet();
            assertThat(said).hasCount(0);
            assertThat(posts.getFirst().postData()).contains("421182");
        }
    }

    private static Page profile(Visitor visitor) {
        visitor.signIn("command", Fixture.PASSWORD);
        return visitor.open("/profile");
    }

    /** What is sent there from now on. */
    private static List<Request> posts(Page page, String path) {
        List<Request> posts = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith(path) && request.failure() == null) {
                posts.add(request);
            }
        });
        return posts;
    }
}
