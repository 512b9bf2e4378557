package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
@Tag("slow")
class SignInTest {

    private static final String NEW = "another-only-for-tests";

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Test
    void aStrangerIsLedToTheSignInPage() throws Exception {
        Document page = Jsoup.newSession().url(at("/profile")).get();
        assertThat(page.location()).endsWith("/sign-in");
        assertThat(page.expectFirst("h1").text()).isEqualTo("登录");
    }

    @Test
    void aUserSignsInAndOut() throws Exception {
        Connection session = Jsoup.newSession();
        Document profile = signIn(session, "command", Fixture.PASSWORD, "/profile");
        assertThat(profile.text()).contains("command").contains("街道指挥部");
        Document out = session.newRequest(at("/sign-out"))
                .data(
                        "_csrf",
                        profile.expectFirst("form[action=/sign-out] [name=_csrf]")
                                .val())
                .post();
        assertThat(out.text()).contains("您已退出");
    }

    @Test
    void aPostWithoutTheCsrfTokenIsForbidden() throws Exception {
        Connection session = Jsoup.newSession();
        signIn(session, "health", Fixture.PASSWORD, "/profile");
        Connection.Response answer = session.newRequest(at("/profile/tokens"))
                .data("label", "x")
                .ignoreHttpErrors(true)
                .method(Connection.Method.POST)
                .execute();
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsSentWhenTheSessionIsOverLeadsToSigningInAndBackToThePage() throws Exception {
        Connection session = Jsoup.newSession();
        Document asked = session.newRequest(at("/profile/tokens"))
                .header("Referer", at("/profile?x=1"))
                .data("label", "x")
                .data("_csrf", "of-a-session-that-is-over")
                .post();
        assertThat(asked.location()).endsWith("/sign-in?ended");
        assertThat(asked.expectFirst("[role=alert]").text()).contains("您的登录已失效");
        FormElement form = asked.expectForm("form[action=/sign-in]");
        form.expectFirst("[name=username]").val("command");
        form.expectFirst("[name=password]").val(Fixture.PASSWORD);
        assertThat(form.submit().post().location()).endsWith("/profile?x=1");
    }

    @Test
    void nobodyIsBroughtToAnotherSiteBySigningIn() throws Exception {
        for (String elsewhere : List.of("https://elsewhere.example//evil.example/", "//evil.example/", "x:y", "%")) {
            Connection session = Jsoup.newSession();
            session.newRequest(at("/profile/tokens"))
                    .header("Referer", elsewhere)
                    .data("label", "x")
                    .post();
            assertThat(signIn(session, "command", Fixture.PASSWORD, "/profile").location())
                    .startsWith(at("/"));
        }
    }

    @Test
    void aPageOfAnEarlierSignInIsNotSentAndSaysSo() throws Exception {
        Connection session = Jsoup.newSession();
        signIn(session, "command", Fixture.PASSWORD, "/profile");
        Document answer = session.newRequest(at("/profile/tokens"))
                .header("Referer", at("/profile"))
                .data("label", "x")
                .data("_csrf", "of-another-session")
                .ignoreHttpErrors(true)
                .post();
        assertThat(answer.connection().response().statusCode()).isEqualTo(403);
        assertThat(answer.text()).contains("上次登录时打开的").doesNotContain("您的角色");
        assertThat(answer.select("a[href=/profile]")).isNotEmpty();
    }

    @Test
    void signingOutAfterTheSessionIsOverIsSigningOut() throws Exception {
        assertThat(Jsoup.newSession().newRequest(at("/sign-out")).post().text()).contains("您已退出");
    }

    @Test
    void aPartOfAPageAskedForAfterTheSessionIsOverLeadsTheWholePageToSigningIn() throws Exception {
        Connection session = Jsoup.newSession();
        for (Connection.Method method : List.of(Connection.Method.GET, Connection.Method.POST)) {
            Connection.Response answer = session.newRequest(
                            at(method == Connection.Method.GET ? "/today" : "/arrivals/preview"))
                    .header("HX-Request", "true")
                    .header("HX-Current-URL", at("/arrivals/new"))
                    .cookie("linli", "over")
                    .ignoreHttpErrors(true)
                    .method(method)
                    .execute();
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in?ended");
        }
        assertThat(signIn(session, "secretary", Fixture.PASSWORD).location()).endsWith("/arrivals/new");
    }

    @Test
    void softwareThatIsNotSignedInIsToldSoAsAProblem() throws Exception {
        for (String path : List.of("/api/v1/tasks", "/actuator/prometheus", "/command/map.json")) {
            Connection.Response answer = Jsoup.newSession()
                    .newRequest(at(path))
                    .header("Accept", "application/json")
                    .header("Accept-Language", "en")
                    .ignoreHttpErrors(true)
                    .ignoreContentType(true)
                    .execute();
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
            assertThat(answer.body()).contains("urn:linli:problem:signed-out").contains("Sign in again");
        }
    }

    @Test
    void aPauseDoesNotTellWhetherThereIsSuchAnAccount() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertThat(signIn(Jsoup.newSession(), "Nobody-at-all", "wrong-password")
                            .location())
                    .endsWith("?error");
        }
        assertThat(signIn(Jsoup.newSession(), "nobody-at-all ", "wrong-password")
                        .location())
                .endsWith("?paused");
        TestClock.advance(Duration.ofMinutes(11));
        assertThat(signIn(Jsoup.newSession(), "nobody-at-all", "wrong-password").location())
                .endsWith("?error");
    }

    @Test
    void eightWrongPasswordsLetTheirSenderWaitTenMinutes() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertThat(signIn(Jsoup.newSession(), "guard", "wrong-password", "/profile")
                            .location())
                    .contains("error");
        }
        Document paused = signIn(Jsoup.newSession(), "guard", Fixture.PASSWORD, "/today");
        assertThat(paused.expectFirst(".alert-danger").text()).contains("输错的次数太多");
        TestClock.advance(Duration.ofMinutes(11));
        assertThat(signIn(Jsoup.newSession(), "guard", Fixture.PASSWORD, "/profile")
                        .location())
                .endsWith("/profile");
    }

    @Test
    void thePageSpeaksTheLanguageThatTheBrowserPrefers() throws Exception {
        Document page = Jsoup.connect(at("/sign-in"))
                .header("Accept-Language", "en-GB,en;q=0.9")
                .get();
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.expectFirst("h1").text()).isEqualTo("Sign in");
    }

    @Test
    void aPasswordGivenByTheAdministratorEndsTheSessionsBegunWithTheOldOne() throws Exception {
        Connection held = Jsoup.newSession();
        signIn(held, "worker2", Fixture.PASSWORD, "/profile");
        send(administrator(), "/accounts/" + id("worker2"), "/accounts/" + id("worker2"), Map.of("password", NEW));
        assertEnded(held);
        assertThat(signIn(Jsoup.newSession(), "worker2", Fixture.PASSWORD, "/profile")
                        .location())
                .contains("error");
        assertThat(signIn(Jsoup.newSession(), "worker2", NEW, "/profile").location())
                .endsWith("/profile");
    }

    @Test
    void oneWhoChangesTheirPasswordStaysSignedInAndIsSignedOutElsewhere() throws Exception {
        Connection here = Jsoup.newSession();
        signIn(here, "xilou", Fixture.PASSWORD, "/profile");
        String before = here.cookieStore().getCookies().toString();
        Connection elsewhere = Jsoup.newSession();
        signIn(elsewhere, "xilou", Fixture.PASSWORD, "/profile");
        send(here, "/profile", "/profile/password", Map.of("current", Fixture.PASSWORD, "password", NEW));
        assertThat(here.newRequest(at("/profile")).get().location()).endsWith("/profile");
        assertThat(here.cookieStore().getCookies().toString()).isNotEqualTo(before);
        assertEnded(elsewhere);
    }

    @Test
    void aSessionEndsWhenItsAccountIsLockedAndDoesNotComeBackWithIt() throws Exception {
        Connection used = Jsoup.newSession();
        signIn(used, "xilou1", Fixture.PASSWORD, "/profile");
        Connection unused = Jsoup.newSession();
        signIn(unused, "xilou1", Fixture.PASSWORD, "/profile");
        String page = "/accounts/" + id("xilou1");
        send(administrator(), page, page + "/disabled", Map.of());
        assertEnded(used);
        send(administrator(), page, page + "/disabled", Map.of());
        assertEnded(unused);
        assertThat(signIn(Jsoup.newSession(), "xilou1", Fixture.PASSWORD, "/profile")
                        .location())
                .endsWith("/profile");
    }

    @Test
    void aSessionEndsWhenItsAccountIsNoMore() throws Exception {
        Connection held = Jsoup.newSession();
        signIn(held, "rental", Fixture.PASSWORD, "/profile");
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            assertThat(statement.executeUpdate("delete from access.account where username = 'rental'"))
                    .isOne();
        }
        assertEnded(held);
    }

    private Connection administrator() throws Exception {
        Connection session = Jsoup.newSession();
        signIn(session, "admin", Fixture.PASSWORD, "/profile");
        return session;
    }

    private String id(String username) {
        return fixture.account(username).id().toString();
    }

    /** Sends a form that stands on a page, with what stands in it, changed as said. */
    private void send(Connection session, String page, String action, Map<String, String> typed) throws Exception {
        FormElement form = session.newRequest(at(page)).get().expectForm("form[action=" + action + "]");
        typed.forEach((name, value) -> form.expectFirst("[name=" + name + "]").val(value));
        Connection.Response answer = form.submit().ignoreHttpErrors(true).execute();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.parse().select(".is-invalid, .alert-danger").text()).isEmpty();
    }

    private void assertEnded(Connection session) throws Exception {
        assertThat(session.newRequest(at("/profile")).get().location()).contains("/sign-in");
    }

    private org.jsoup.nodes.Document signIn(Connection session, String username, String password, String then)
            throws Exception {
        Document signedIn = signIn(session, username, password);
        return signedIn.location().contains("/sign-in?")
                ? signedIn
                : session.newRequest(at(then)).get();
    }

    /** The page that comes then. */
    private org.jsoup.nodes.Document signIn(Connection session, String username, String password) throws Exception {
        Document form = session.newRequest(at("/sign-in")).get();
        return session.newRequest(at("/sign-in"))
                .data("username", username)
                .data("password", password)
                .data(
                        "_csrf",
                        form.expectFirst("form[action=/sign-in] [name=_csrf]").val())
                .ignoreHttpErrors(true)
                .post();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
