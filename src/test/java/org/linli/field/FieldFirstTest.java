package org.linli.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** On a phone the field app stands first for those whose day is at doors; the desk is a tap away, and stays chosen. */
@LinliTest
@Tag("browser")
class FieldFirstTest {

    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 12; M2101K6G) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/142.0.0.0 Mobile Safari/537.36";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1";
    private static final String DESK =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/142.0.0.0 Safari/537.36";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"worker", "leader"})
    void whoeverGoesToDoorsSeesTheFieldAppFirstOnAPhoneAndTodayAtADesk(String user) throws IOException {
        assertThat(signIn(browser(PHONE), user, "/sign-in")).isEqualTo("/field");
        assertThat(signIn(browser(IPHONE), user, "/")).isEqualTo("/field");
        assertThat(signIn(browser(DESK), user, "/sign-in")).isEqualTo("/today");
        assertThat(signIn(browser(DESK).header("Sec-CH-UA-Mobile", "?1"), user, "/"))
                .isEqualTo("/field");
        assertThat(signIn(browser(DESK).header("Sec-CH-UA-Mobile", "?0"), user, "/"))
                .isEqualTo("/today");
    }

    @Test
    void whoeverStandsAtAGateSeesItsPageFirstOnWhateverThereIs() throws IOException {
        assertThat(signIn(browser(PHONE), "guard", "/sign-in")).isEqualTo("/gate");
        assertThat(signIn(browser(DESK), "guard", "/sign-in")).isEqualTo("/gate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretary", "command", "health", "admin"})
    void whoeverSitsAtADeskSeesTodayFirstOnAPhoneToo(String user) throws IOException {
        assertThat(signIn(browser(PHONE), user, "/")).isEqualTo("/today");
    }

    @Test
    void thePageThatWasAskedForGoesFirst() throws IOException {
        assertThat(signIn(browser(PHONE), "worker", "/people?q=x")).isEqualTo("/people");
    }

    @Test
    void whoeverChoseTheDeskStaysThereUntilTheyChooseTheFieldApp() throws IOException {
        Connection phone = browser(PHONE);
        assertThat(signIn(phone, "worker", "/")).isEqualTo("/field");
        assertThat(path(phone.newRequest(at("/desk")).get().location())).isEqualTo("/today");
        signOut(phone);
        assertThat(signIn(phone, "worker", "/")).isEqualTo("/today");
        assertThat(path(phone.newRequest(at("/field/start")).get().location())).isEqualTo("/field");
        signOut(phone);
        assertThat(signIn(phone, "worker", "/")).isEqualTo("/field");
    }

    @Test
    void theWayOverAndBackIsInSightOnAPhoneOnly() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            Page page = visitor.page();
            page.context().setExtraHTTPHeaders(Map.of("User-Agent", PHONE));
            visitor.open("/sign-in");
            page.fill("#username", "worker");
            page.fill("#password", Fixture.PASSWORD);
            page.click("form[action$='/sign-in'] button");
            page.waitForURL("**/field");
            page.locator("#pin").waitFor();
            visitor.picture("field-first-door");
            page.tap("#desk");
            page.waitForURL("**/today");
            page.tap(".rail .more summary");
            visitor.picture("field-first-menu");
            page.tap(".more-list a[href='/field/start']");
            page.waitForURL("**/field");
            page.waitForLoadState(LoadState.LOAD);
            visitor.assertNoComplaints();
        }
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            visitor.signIn("worker", Fixture.PASSWORD);
            assertThat(visitor.page().url()).endsWith("/today");
            assertThat(visitor.page().locator(".rail > a[href='/people']")).isVisible();
            assertThat(visitor.page().locator("a[href='/field/start'] >> visible=true"))
                    .hasCount(0);
        }
    }

    private Connection browser(String agent) {
        return Jsoup.newSession().userAgent(agent).ignoreContentType(true);
    }

    /** Opens a page and signs in where it leads to; the path of what comes then. */
    private String signIn(Connection browser, String user, String first) throws IOException {
        FormElement form = browser.newRequest(at(first)).get().expectForm("form[action=/sign-in]");
        form.expectFirst("[name=username]").val(user);
        form.expectFirst("[name=password]").val(Fixture.PASSWORD);
        return path(form.submit().post().location());
    }

    private void signOut(Connection browser) throws IOException {
        String token = browser.newRequest(at("/profile"))
                .get()
                .expectFirst("form[action=/sign-out] [name=_csrf]")
                .val();
        browser.newRequest(at("/sign-out")).data("_csrf", token).post();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private static String path(String address) {
        return java.net.URI.create(address).getPath();
    }
}
