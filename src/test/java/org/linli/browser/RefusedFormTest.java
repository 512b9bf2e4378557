package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A refused form leads back to its own page, which shows what was typed: Back and a reload send nothing again. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class RefusedFormTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private AtWork work;
    private SignedIn session;

    @BeforeAll
    void work() throws IOException {
        work = new AtWork(context);
        session = new SignedIn(port, "secretary");
    }

    @Test
    void aRefusedArrivalIsShownOnTheFormsOwnPageOnce() throws IOException {
        Document page = refused(
                "/arrivals/new",
                "/arrivals",
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "area", "330783005.xifan",
                        "name", "王小明",
                        "document", "360424197407286379",
                        "origin", "421182",
                        "arrivedOn", "2022-02-07"),
                "/arrivals/new");
        assertThat(page.expectFirst("#f-name").val()).isEqualTo("王小明");
        assertThat(page.expectFirst("#f-document").val()).isEqualTo("360424197407286379");
        assertThat(page.select("#problem-document").text()).isNotEmpty();
        assertThat(page.select("[role=alert]").text()).contains("标红");
        assertThat(request("/arrivals/new").get().select("[role=alert], .is-invalid"))
                .isEmpty();
    }

    @Test
    void aRepeatThatDiffersHasAPageThatMayBeReloaded() throws IOException {
        String page = "/arrivals/" + work.arrival.id() + "/differs";
        Connection.Response answer = answer(
                "/arrivals",
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "area", "330783005.xifan",
                        "name", "张建国",
                        "document", "360424197407286378",
                        "phone", "13915326595",
                        "origin", "境外日本",
                        "arrivedOn", "2022-02-06",
                        "address", "1组60号202室",
                        "note", "备注也在"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(page);
        assertThat(answer.headers("Set-Cookie"))
                .as("the browser keeps what was typed until it is stored")
                .noneMatch(cookie -> cookie.startsWith("accepted="));
        for (int opened = 1; opened <= 3; opened++) {
            Document shown = request(page).get();
            assertThat(shown.select("#differs")).as("opened " + opened).hasSize(1);
            assertThat(shown.expectFirst("main form [name=note]").val()).isEqualTo("备注也在");
            assertThat(shown.expectFirst("main form").attr("data-ends-draft")).isEqualTo("arrival");
        }
    }

    @Test
    void aComparisonOfNothingLeadsToTheForm() throws IOException {
        Document page = request("/arrivals/" + work.fevered.id() + "/differs").get();
        assertThat(page.location()).endsWith("/arrivals/new");
    }

    @Test
    void aRefusedCorrectionKeepsItsReason() throws IOException {
        String path = "/arrivals/" + work.arrival.id() + "/correct";
        Document page = refused(path, path, Map.of("name", "张建国", "document", "1", "why", "抄错了"), path);
        assertThat(page.expectFirst("[name=why]").val()
                        + page.expectFirst("[name=why]").text())
                .contains("抄错了");
        assertThat(page.select("#problem-document").text()).isNotEmpty();
    }

    @Test
    void aRefusedAccountForgetsItsPassword() throws IOException {
        Document page = refused(
                "/accounts/new",
                "/accounts",
                Map.of(
                        "username", "New Name",
                        "name", "新人",
                        "role", "GRID_WORKER",
                        "area", "330783005.xifan.g1.c01",
                        "password", "a-secret-password",
                        "version", "0"),
                "/accounts/new");
        assertThat(page.expectFirst("#f-username").val()).isEqualTo("New Name");
        assertThat(page.select("#problem-username").text()).isNotEmpty();
        assertThat(page.select("#f-area option[selected]").val()).isEqualTo("330783005.xifan.g1.c01");
        assertThat(page.html()).doesNotContain("a-secret-password");
    }

    @Test
    void aRefusedPersonIsShownOnTheFormsOwnPage() throws IOException {
        String path = "/people/" + work.arrival.person() + "/edit";
        Document page =
                refused(path, path, Map.of("version", "0", "name", "张建国", "phone", "12", "tags", "pregnant"), path);
        assertThat(page.expectFirst("[name=phone]").val()).isEqualTo("12");
        assertThat(page.select("#problem-phone").text()).isNotEmpty();
        String household = "/households/new";
        page = refused(
                household, "/households", Map.of("area", "330783005.xifan", "address", "1组99号", "name", ""), household);
        assertThat(page.expectFirst("[name=address]").val()).isEqualTo("1组99号");
        assertThat(page.select("#problem-name").text()).isNotEmpty();
    }

    @Test
    void aRefusedDecisionOpensItsOwnForm() throws IOException {
        String path = "/care/" + work.measure.id();
        Document page = refused(
                path,
                path + "/extend",
                Map.of("version", String.valueOf(work.measure.version()), "days", "many", "reason", "复查"),
                path);
        assertThat(page.expectFirst("details[open] [name=days]").val()).isEqualTo("many");
        assertThat(page.select("#problem-days").text()).isNotEmpty();
    }

    @Test
    void aRefusedAreaOpensItsOwnForm() throws IOException {
        String path = "/area/330783005.xifan.g1/edit";
        Document page =
                refused(path, "/area/330783005.xifan.g1/edit/child", Map.of("name", "1组", "kind", "CELL"), path);
        assertThat(page.expectFirst("#child-name").val()).isEqualTo("1组");
        assertThat(page.text()).contains("同级已有“1组”");
    }

    @Test
    void aRefusedSignatureIsAskedForAgainOnItsOwnPage() throws IOException {
        String path = "/statements/330783005.xifan/2022-02-06/signature";
        String seen = request(path).get().expectFirst("[name=seen]").val();
        Document page = refused(path, path, Map.of("seen", seen, "acknowledged", "something-else"), path);
        assertThat(page.select("[name=acknowledged]:not([checked])")).isNotEmpty();
        assertThat(page.select("[role=alert]")).isNotEmpty();
    }

    @Test
    void aSignatureWithoutTheFiguresThatWereSeenLeadsToThePageThatNamesWhatIsOpen() throws IOException {
        String path = "/statements/330783005.xifan/2022-02-06/signature";
        Document page = refused(path, path, Map.of(), path);
        String named = page.select("[role=alert] a, [role=alert] li").text();
        assertThat(page.select(".open-part")).isNotEmpty();
        for (Element part : page.select(".open-part strong")) {
            assertThat(named).contains(part.text().replaceAll("[:：].*", "").strip());
        }
    }

    @Test
    void whatWasTypedIsSealedUntilThePageIsAskedFor() throws Exception {
        answer("/arrivals", Map.of("name", "王小明", "document", "360424197407286379", "phone", "13915326595"));
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement run = owner.createStatement();
                ResultSet rows = run.executeQuery(
                        "select convert_from(attribute_bytes, 'LATIN1') from access.session_attributes")) {
            while (rows.next()) {
                assertThat(rows.getString(1))
                        .doesNotContain("360424197407286379")
                        .doesNotContain("13915326595");
            }
        }
    }

    /** Sends a form that is refused, and opens the page that the answer leads to. */
    private Document refused(String from, String action, Map<String, String> typed, String page) throws IOException {
        request(from).get();
        Connection.Response answer = answer(action, typed);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(page);
        assertThat(answer.headers("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("accepted="));
        Connection.Response shown = request(page).method(Connection.Method.GET).execute();
        assertThat(shown.statusCode()).isEqualTo(200);
        return shown.parse();
    }

    private Connection.Response answer(String action, Map<String, String> typed) throws IOException {
        return session.answer("/profile", action, typed);
    }

    private Connection request(String address) {
        return session.request(address);
    }
}
