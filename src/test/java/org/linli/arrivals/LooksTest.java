package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who looked at whom stands in the trail, and nobody's number does. */
@LinliTest
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class LooksTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NUMBER = SyntheticLists.idNumber(8_801);

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    ApiCaller api;
    SignedIn worker;

    @BeforeEach
    void call() throws Exception {
        api = new ApiCaller(port, fixture.token("secretary"), "zh-CN");
        worker = new SignedIn(port, "worker", "zh-CN");
    }

    @Test
    void everyPageAboutAPersonLeavesWhoWhomWhenAndFromWhere() throws Exception {
        JsonNode arrival = register();
        String person = arrival.at("/person").asString();
        String household =
                api.get("/api/v1/people/" + person, 200).at("/household").asString();
        worker.get("/people/" + person);
        worker.get("/households/" + household);
        worker.get("/care/" + arrival.at("/measure").asString());
        worker.get("/arrivals/" + arrival.at("/id").asString());
        assertThat(trail("select distinct action || ' ' || address as seen from access.audit_entry"
                        + " where username = 'worker' and subject = '" + person + "' order by seen"))
                .containsExactly(
                        "person.seen.arrival 127.0.0.1",
                        "person.seen.household 127.0.0.1",
                        "person.seen.measure 127.0.0.1",
                        "person.seen.person 127.0.0.1");
        assertThat(trail("select username from access.audit_entry where action = 'person.seen.person' and subject = '"
                        + person + "'"))
                .as("software is noted like a page")
                .contains("secretary");
    }

    @Test
    void whoMayKnowSeesOnThePersonsPageWhoLooked() throws Exception {
        String person = register().at("/person").asString();
        worker.get("/people/" + person);
        Document secretary = new SignedIn(port, "secretary", "zh-CN").get("/people/" + person);
        assertThat(secretary.text()).contains("查看记录").contains("worker 查看人员页 127.0.0.1");
        assertThat(worker.get("/people/" + person).text()).doesNotContain("查看记录");
    }

    @Test
    void aSearchIsKeptAsItsKindAndAHash(CapturedOutput log) throws Exception {
        register();
        String homes = "/homes?area=" + Fixture.XIFAN_1.slug() + "&q=";
        for (String list : List.of("/people?q=", "/care?q=", "/arrivals?q=", "/today?whose=all&q=", homes)) {
            worker.get(list + NUMBER);
        }
        new SignedIn(port, "secretary", "zh-CN").response("/people.xlsx?q=" + NUMBER);
        new SignedIn(port, "secretary", "zh-CN").response("/care.xlsx?state=ALL&q=" + NUMBER);
        new SignedIn(port, "secretary", "zh-CN").response("/arrivals.xlsx?q=" + NUMBER);
        worker.get("/people/" + NUMBER);
        worker.get("/arrivals/" + NUMBER);
        api.ask("/api/v1/people/" + NUMBER);
        api.ask("/api/v1/measures?state=" + NUMBER);
        List<String> searches =
                trail("select subject || ' ' || detail from access.audit_entry where action = 'searched'"
                        + " and subject <> 'audit'");
        assertThat(searches)
                .hasSize(5)
                .allMatch(entry -> entry.matches("(people|care|arrivals|tasks|homes) number [0-9a-f]{16}"));
        assertThat(trail("select detail from access.audit_entry where action = 'care.exported'"))
                .singleElement()
                .satisfies(detail -> assertThat(detail).contains("number "));
        assertThat(trail("select coalesce(subject, '') || coalesce(detail, '') from access.audit_entry"))
                .noneMatch(entry -> entry.contains(NUMBER));
        assertThat(log.getAll()).doesNotContain(NUMBER);
    }

    @Test
    void anExportOfRowsKeepsATraceOfWhatWasSearchedFor() throws Exception {
        new SignedIn(port, "secretary", "zh-CN")
                .response("/statements/" + Fixture.XIFAN.slug() + "/2022-02-07/control.today/rows.xlsx?q=" + NUMBER);
        assertThat(trail("select detail from access.audit_entry where action = 'statement.exported'"))
                .singleElement()
                .satisfies(detail -> assertThat(detail).matches("NOW number [0-9a-f]{16}"));
    }

    @Test
    void theTrailNamesWhomItIsAboutToWhoMaySeeThem() throws Exception {
        JsonNode arrival = register();
        String person = arrival.at("/person").asString();
        worker.get("/people/" + person);
        Document trail = new SignedIn(port, "auditor", "zh-CN").get("/audit?subject=" + person);
        assertThat(trail.select("main a[href='/people/" + person + "']").eachText())
                .isNotEmpty()
                .containsOnly("王小看");
        String id = arrival.at("/id").asString();
        Document corrected = ofArrival(id);
        assertThat(corrected.select("main a[href='/arrivals/" + id + "']").text())
                .isEqualTo("王小看");
        Connection.Response file = new SignedIn(port, "auditor", "zh-CN").response("/audit.csv?subject=" + person);
        assertThat(file.body()).contains(person).doesNotContain("王小看");
    }

    private org.jsoup.nodes.Document ofArrival(String id) throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        secretary.post("/arrivals/" + id, "/arrivals/" + id + "/withdraw", Map.of("why", "登记错了"));
        return new SignedIn(port, "auditor", "zh-CN").get("/audit?subject=" + id);
    }

    @Test
    void aNumberInTheNameOfAFileDoesNotStayInTheTrail() throws Exception {
        byte[] csv = ("姓名,身份证号,电话,来源地,到达日期,住址\n王小三," + SyntheticLists.idNumber(8_802) + ",13800138000,湖北武穴,"
                        + "2022-02-07,1组2号\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        api.bring("330783005.xifan", "名单 " + NUMBER + ".csv", csv);
        assertThat(trail("select detail from access.audit_entry where action = 'arrivals.imported'"))
                .isNotEmpty()
                .noneMatch(detail -> detail.contains(NUMBER));
    }

    private JsonNode register() throws Exception {
        HttpResponse<String> answer = api.post(
                "/api/v1/arrivals",
                JSON.writeValueAsString(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "area",
                        Fixture.XIFAN.slug(),
                        "name",
                        "王小看",
                        "document",
                        NUMBER,
                        "phone",
                        SyntheticLists.phone(8_801),
                        "origin",
                        "湖北省武穴市",
                        "arrivedOn",
                        "2022-02-07",
                        "address",
                        "1组2号")));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return ApiCaller.json(answer);
    }

    private static List<String> trail(String sql) throws Exception {
        try (java.sql.Connection connection = TestDatabase.asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            var found = new java.util.ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
