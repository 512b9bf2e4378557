package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
class SignInTest {

    @LocalServerPort
    int port;

    @Test
    void aStrangerIsLedToTheSignInPage() throws Exception {
        var page = Jsoup.newSession().url(at("/profile")).get();
        assertThat(page.location()).endsWith("/sign-in");
        assertThat(page.expectFirst("h1").text()).isEqualTo("登录");
    }

    @Test
    void aUserSignsInAndOut() throws Exception {
        var session = Jsoup.newSession();
        var profile = signIn(session, "command", Fixture.PASSWORD, "/profile");
        assertThat(profile.text()).contains("command").contains("街道指挥部");
        var out = session.newRequest(at("/sign-out"))
                .data(
                        "_csrf",
                        profile.expectFirst("form[action=/sign-out] [name=_csrf]")
                                .val())
                .post();
        assertThat(out.text()).contains("您已退出");
    }

    @Test
    void aPostWithoutTheCsrfTokenIsForbidden() throws Exception {
        var session = Jsoup.newSession();
        signIn(session, "health", Fixture.PASSWORD, "/profile");
        var answer = session.newRequest(at("/profile/tokens"))
                .data("label", "x")
                .ignoreHttpErrors(true)
                .method(Connection.Method.POST)
                .execute();
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void eightWrongPasswordsPauseAnAccountForTenMinutes() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertThat(signIn(Jsoup.newSession(), "guard", "wrong-password", "/profile")
                            .location())
                    .contains("error");
        }
        assertThat(signIn(Jsoup.newSession(), "guard", Fixture.PASSWORD, "/profile")
                        .location())
                .contains("error");
        TestClock.advance(Duration.ofMinutes(11));
        assertThat(signIn(Jsoup.newSession(), "guard", Fixture.PASSWORD, "/profile")
                        .location())
                .endsWith("/profile");
    }

    @Test
    void thePageSpeaksTheLanguageThatTheBrowserPrefers() throws Exception {
        var page = Jsoup.connect(at("/sign-in"))
                .header("Accept-Language", "en-GB,en;q=0.9")
                .get();
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.expectFirst("h1").text()).isEqualTo("Sign in");
    }

    private org.jsoup.nodes.Document signIn(Connection session, String username, String password, String then)
            throws Exception {
        var form = session.newRequest(at("/sign-in")).get();
        var signedIn = session.newRequest(at("/sign-in"))
                .data("username", username)
                .data("password", password)
                .data(
                        "_csrf",
                        form.expectFirst("form[action=/sign-in] [name=_csrf]").val())
                .ignoreHttpErrors(true)
                .post();
        return signedIn.location().contains("error")
                ? signedIn
                : session.newRequest(at(then)).get();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
