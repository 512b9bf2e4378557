package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page that tells of a problem stands where all others do, with the way back. */
@LinliTest
class ProblemPageTest {

    private static final String FROM = "/area/330783005.xifan?q=1";

    @Autowired
    Fixture fixture;

    @LocalServerPort
    int port;

    @Test
    void aPageThatIsNotThereStandsInTheShellWithTheWayBack() throws IOException {
        assertInShell(get("worker", "/nothing-here"), 404);
        assertInShell(get("worker", "/people/01900000-0000-7000-8000-000000000000"), 404);
    }

    @Test
    void aPageThatIsRefusedStandsInTheShellWithTheWayBack() throws IOException {
        assertInShell(get("worker", "/accounts"), 403);
        assertInShell(get("worker", "/area/330783005.xilou"), 403);
    }

    @Test
    void anAddressThatCannotBeReadStandsInTheShellWithTheWayBack() throws IOException {
        assertInShell(get("worker", "/people/not-an-id"), 400);
    }

    @Test
    void aRefusedOrStaleChangeStandsInTheShellWithTheWayBack() throws IOException {
        UUID admin = fixture.account("admin").id();
        assertInShell(post("admin", "/accounts/" + admin + "/disabled", Map.of("to", "true")), 422);
        Account worker = fixture.account("worker");
        assertInShell(
                post(
                        "admin",
                        "/accounts/" + worker.id(),
                        Map.of(
                                "username", "worker",
                                "name", "x",
                                "role", "GRID_WORKER",
                                "area", worker.area().slug(),
                                "password", "",
                                "version", "99")),
                409);
    }

    @Test
    void theWayBackNeverLeadsElsewhereNorInACircle() throws IOException {
        var session = new SignedIn(port, "worker");
        for (String from : new String[] {"https://elsewhere.example/area", base() + "/nothing-here", "::"}) {
            Document page =
                    session.request("/nothing-here").header("Referer", from).get();
            assertThat(page.select("#back")).as(from).isEmpty();
            assertThat(page.select("main a[href=/]")).hasSize(1);
        }
    }

    @Test
    void whoeverNamesNoLanguageIsAskedToSignInAsEverybody() throws IOException {
        for (String language : new String[] {"*", "", "x-none", "fr, *;q=0.1"}) {
            Connection.Response page = Jsoup.connect(base() + "/people")
                    .header("Accept-Language", language)
                    .ignoreHttpErrors(true)
                    .execute();
            assertThat(page.url().getPath()).as(language).isEqualTo("/sign-in");
            assertThat(page.statusCode()).as(language).isEqualTo(200);
            Connection.Response program = Jsoup.connect(base() + "/api/v1/people")
                    .header("Accept-Language", language)
                    .header("Accept", "application/json")
                    .ignoreHttpErrors(true)
                    .ignoreContentType(true)
                    .execute();
            assertThat(program.statusCode()).as(language).isEqualTo(401);
        }
    }

    @Test
    void aPartOfAPageGetsNoShell() throws IOException {
        var session = new SignedIn(port, "worker");
        for (String path : new String[] {"/nothing-here", "/accounts"}) {
            Document main = session.request(path)
                    .header("HX-Request", "true")
                    .header("HX-Target", "main")
                    .header("HX-Current-URL", base() + FROM)
                    .get();
            assertThat(main.select("main#main")).hasSize(1);
            assertThat(main.select(".rail, .topbar, title")).isEmpty();
            assertThat(main.select("#back").attr("href")).isEqualTo(FROM);
            Document part = session.request(path)
                    .header("HX-Request", "true")
                    .header("HX-Target", "preview")
                    .get();
            assertThat(part.select("[role=alert]")).hasSize(1);
            assertThat(part.select("main, .rail")).isEmpty();
        }
    }

    private static void assertInShell(Connection.Response answer, int status) throws IOException {
        Document page = answer.parse();
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(page.select(".rail a[href=/today]")).hasSize(1);
        assertThat(page.select(".topbar [action=/sign-out]")).hasSize(1);
        assertThat(page.select("#back").attr("href")).isEqualTo(FROM);
        assertThat(page.select("main a[href=/]")).hasSize(1);
    }

    private Connection.Response get(String user, String path) throws IOException {
        return from(new SignedIn(port, user), path)
                .method(Connection.Method.GET)
                .execute();
    }

    private Connection.Response post(String user, String path, Map<String, String> values) throws IOException {
        var session = new SignedIn(port, user);
        return from(session, path)
                .data(values)
                .data("_csrf", session.token("/profile"))
                .method(Connection.Method.POST)
                .execute();
    }

    private Connection from(SignedIn session, String path) {
        return session.request(path).header("Referer", base() + FROM);
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
