package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.people.PeopleFixture.citizen;
import static org.linli.testing.Fixture.XIFAN;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.access.Acting;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of households on the screen and through the API. */
@Tag("slow")
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseholdImportPagesTest {

    private static final String HOSTILE = "<img src=x>";
    private static final String BOUNDARY = "----a-line-that-is-in-no-file";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PeopleFixture made;
    PeopleFixture.Laid laid;

    @BeforeAll
    void layPeople() {
        made = new PeopleFixture(people, territory, jdbc, transaction);
        laid = made.lay();
    }

    @Test
    void apiTellsWhatDiffersFieldByFieldAndWhoIsMissing() throws Exception {
        JsonNode done = bring("""
                户主,与户主关系,姓名,身份证号码,联系电话,地址
                范建国,户主,范建国,%s,13905799999,1组8号
                """.formatted(citizen("1985-06-01", 11).number()));
        assertThat(done.at("/aside").asInt()).isEqualTo(1);
        assertThat(done.at("/changed/0/row").asInt()).isEqualTo(2);
        assertThat(done.at("/changed/0/person").asString()).isEqualTo(laid.fan().toString());
        assertThat(done.at("/changed/0/fields").toString())
                .isEqualTo("[{\"field\":\"phone\",\"onRecord\":\"139****0002\",\"sent\":\"139****9999\"}]");
        assertThat(done.at("/changed/0/settled").asBoolean()).isFalse();
        assertThat(done.at("/movedAway"))
                .extracting(gone -> gone.at("/name").asString())
                .containsExactlyInAnyOrder("罗小红", "范小宝");
        assertThat(trail("people.list.seen", done.at("/id").asString())).isPositive();
    }

    @Test
    void pageShowsBothSidesMaskedAndDecidesByButtons() throws Exception {
        JsonNode done = bring("""
                户主,与户主关系,姓名,身份证号码,联系电话,地址
                李强,户主,李强,%s,13905798888,2组3号302室
                李强,配偶,李新妻,%s,13905797777,2组3号302室
                """.formatted(
                        PeopleFixture.document("410101", "1990-01-02", 15).number(),
                        citizen("1991-01-01", 302).number()));
        String page = "/imports/households/" + done.at("/id").asString();
        var browser = new SignedIn(port, "secretary");
        Document shown = browser.get(page);
        assertThat(shown.select("#set-aside").text())
                .contains("139****0003", "139****8888")
                .doesNotContain("13905798888");
        assertThat(shown.outerHtml()).doesNotContain("??").doesNotContain("13905798888", "13905797777");
        Document after = browser.post(page, page + "/rows/2", Map.of("answer", "accepted"));
        assertThat(after.select("#set-aside form")).isEmpty();
        assertThat(after.select("#set-aside .badge").text()).isEqualTo("已采用名册");
        assertThat(Acting.as(fixture.actor("secretary"), () -> people.get(laid.li()))
                        .contacts())
                .extracting(Contact::masked)
                .containsExactly("139****8888");
    }

    @Test
    void oneButtonTakesAllOverAndOneMarksAllWhoAreMissing() throws Exception {
        HouseholdId home = Acting.as(fixture.actor("secretary"), () -> made.resident(XIFAN, "1组70号"));
        PersonId gone =
                Acting.as(fixture.actor("secretary"), () -> made.add(home, "贾走了", citizen("1966-01-01", 303), null));
        PersonId stays =
                Acting.as(fixture.actor("secretary"), () -> made.add(home, "贾还在", citizen("1967-01-01", 305), null));
        JsonNode done = bring("""
                户主,与户主关系,姓名,身份证号码,联系电话,地址
                贾走了,之子,贾还在,%s,13905796666,1组70号
                """.formatted(citizen("1967-01-01", 305).number()));
        String page = "/imports/households/" + done.at("/id").asString();
        var browser = new SignedIn(port, "secretary");
        assertThat(said(browser.post(page, page + "/rows", Map.of("all", "accepted"))))
                .contains("已按名册更改 1 人");
        assertThat(said(browser.post(page, page + "/gone", Map.of()))).contains("已将 1 人登记为今天搬离");
        People people = this.people;
        Acting.run(fixture.actor("secretary"), () -> {
            assertThat(people.get(stays).relation()).isEqualTo(Relation.CHILD);
            assertThat(people.get(gone).isHere()).isFalse();
        });
        assertThat(browser.get(page).select("#gone form")).isEmpty();
    }

    @Test
    void aRowThatCannotBeReadHoldsUpNoneOfTheOthers() throws Exception {
        HouseholdId home = Acting.as(fixture.actor("secretary"), () -> made.resident(XIFAN, "1组71号"));
        Acting.run(fixture.actor("secretary"), () -> {
            made.add(home, "景一", citizen("1966-01-01", 321), null);
            made.add(home, "景二", citizen("1967-01-01", 323), null);
        });
        JsonNode done = bring("""
                户主,与户主关系,姓名,身份证号码,联系电话,地址
                景一,户主,景一,%s,13905796661,1组71号
                景一,之子,景二,%s,13905796662,1组71号
                """.formatted(
                citizen("1966-01-01", 321).number(), citizen("1967-01-01", 323).number()));
        String id = done.at("/id").asString();
        Acting.run(
                fixture.actor("secretary"),
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("""
                                update imports.import_row set cells = decode('00', 'hex')
                                 where import_id = cast(:id as uuid) and row_no = 2
                                """).param("id", id).update()));
        String page = "/imports/households/" + id;
        assertThat(said(new SignedIn(port, "secretary").post(page, page + "/rows", Map.of("all", "accepted"))))
                .contains("已按名册更改 1 人", "另有 1 人没能更改");
    }

    @Test
    void anAnswerToRowsThatAreNoneIsRefused() throws Exception {
        JsonNode done = bring(
                """
                户主,与户主关系,姓名,身份证号码,联系电话,地址
                李强,户主,李强,%s,13905798886,2组3号302室
                """.formatted(PeopleFixture.document("410101", "1990-01-02", 15).number()));
        HttpResponse<String> answer = send(
                fixture.token("secretary"),
                HttpRequest.newBuilder(at(
                                "/api/v1/imports/households/" + done.at("/id").asString() + "/asides"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"answer\":\"kept\",\"rows\":[null]}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        JsonNode done = bring("""
                户主,与户主关系,姓名,身份证号码,联系电话,地址,备注
                %1$s,%1$s,%1$s,%2$s,%1$s,%1$s,%1$s
                """.formatted(HOSTILE, citizen("1968-01-01", 307).number()));
        assertThat(done.at("/read").asInt()).isEqualTo(1);
        Document page = new SignedIn(port, "secretary")
                .get("/imports/households/" + done.at("/id").asString());
        assertThat(page.select("img")).isEmpty();
    }

    @Test
    void theHouseholdsLeadToTheirListsForThoseWhoMayBringThemIn() throws IOException {
        for (String path : new String[] {"/households", "/people"}) {
            assertThat(new SignedIn(port, "secretary").get(path).select("a[href=/imports/households]"))
                    .isNotEmpty();
            assertThat(new SignedIn(port, "worker").get(path).select("a[href=/imports/households]"))
                    .isEmpty();
        }
    }

    @Test
    void whoMayNotBringThemInIsRefused() throws Exception {
        assertThat(upload(fixture.token("worker"), "姓名,地址\n甲乙,1组1号\n").statusCode())
                .isEqualTo(403);
    }

    private static String said(Document page) {
        return page.select("main, [role=status]").text();
    }

    private long trail(String action, String subject) {
        return Acting.as(
                fixture.actor("command"),
                () -> transaction.execute(status -> jdbc.sql(
                                "select count(*) from access.audit_entry where action = :action and subject = :of")
                        .param("action", action)
                        .param("of", subject)
                        .query(Long.class)
                        .single()));
    }

    private JsonNode bring(String list) throws Exception {
        String token = fixture.token("secretary");
        HttpResponse<String> answer = upload(token, list);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        for (int i = 0; ; i++) {
            JsonNode state = new JsonMapper()
                    .readTree(send(token, HttpRequest.newBuilder(at(location))).body());
            if (!state.at("/state").asString().equals("running") || i > 400) {
                assertThat(state.at("/state").asString()).isEqualTo("done");
                return state;
            }
            Thread.sleep(50);
        }
    }

    private HttpResponse<String> upload(String token, String list) throws Exception {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + list + "\r\n--" + BOUNDARY + "--\r\n";
        return send(
                token,
                HttpRequest.newBuilder(at("/api/v1/imports/households?area=" + XIFAN.slug()))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(String token, HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
