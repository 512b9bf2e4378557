package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.policy.RiskLevel;
import org.linli.policy.RiskPlace;
import org.linli.policy.RiskPlaces;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody registered again for the same day, of whom the rules would now say something else. On noon of 7 February
 * 2022.
 */
@LinliTest
@Tag("slow")
class StricterTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    RiskPlaces riskPlaces;

    ApiCaller api;
    SignedIn secretary;

    @BeforeEach
    void call() throws Exception {
        api = new ApiCaller(port, fixture.token("secretary"), "zh-CN");
        secretary = new SignedIn(port, "secretary", "zh-CN");
        list("451024", "广西壮族自治区百色市德保县", "2022-02-01");
    }

    private void list(String code, String name, String since) {
        Acting.run(
                fixture.actor("command"),
                () -> riskPlaces.put(
                        List.of(new RiskPlace(code, name, RiskLevel.HIGH, LocalDate.parse(since), null, "通告"))));
    }

    @Test
    void theFormShowsBothAnswersAndCorrectsInOneStep() throws Exception {
        JsonNode first = register(901, "湖北省武穴市");
        assertThat(first.at("/protocol").asString()).isEqualTo("2+14");
        Document asked = form(secretary, 901, "451024", Map.of());
        assertThat(asked.expectFirst("#differs").className()).contains("alert-danger");
        assertThat(asked.select(".answers td").eachText())
                .satisfiesExactly(
                        recorded -> assertThat(recorded).contains("2+14", "2月21日"),
                        typed -> assertThat(typed).contains("14+7", "2月28日"));
        assertThat(asked.select("mark").text()).contains("德保县");
        assertThat(get(first).at("/protocol").asString())
                .as("nothing is stored yet")
                .isEqualTo("2+14");

        Document corrected = press(asked);
        assertThat(corrected.text()).contains("14+7", "到 2月28日 解除", "原登记");
        assertThat(get(first).at("/stands").asBoolean()).isFalse();
        Document again = form(secretary, 901, "451024", Map.of());
        assertThat(again.select(".alert-info").text()).contains("登记过");
    }

    @Test
    void aLaxerAnswerIsSaidToBeLaxerAndTakesATypedReason() throws Exception {
        JsonNode first = register(902, "451024");
        Document asked = form(secretary, 902, "湖北省武穴市", Map.of());
        assertThat(asked.expectFirst("#differs").className())
                .contains("alert-warning")
                .doesNotContain("alert-danger");
        assertThat(asked.select(".answers td").eachText().getFirst()).contains("14+7");
        assertThat(asked.expectFirst("#differs").text()).contains("更松");
        assertThat(asked.select("main .btn-primary").eachText()).containsExactly("保留原登记");
        assertThat(asked.expectFirst("main .btn-primary").attr("href"))
                .isEqualTo("/arrivals/" + first.at("/id").asString());
        assertThat(asked.expectFirst("main form [name=why]").val()).isEmpty();
        assertThat(press(asked).expectFirst("#problem-why").text()).contains("原因");
        assertThat(get(first).at("/stands").asBoolean()).isTrue();
        assertThat(press(asked, Map.of("why", "看过车票，从武穴上车")).text()).contains("2+14");
        assertThat(get(first).at("/stands").asBoolean()).isFalse();
    }

    @Test
    void theApiSaysThatWhatWasSentIsLaxer() throws Exception {
        register(912, "451024");
        JsonNode problem = ApiCaller.json(api.post("/api/v1/arrivals", json(sent(912, "湖北省武穴市"))));
        assertThat(problem.at("/laxer").asBoolean()).isTrue();
        assertThat(problem.at("/stricter").asBoolean()).isFalse();
        assertThat(problem.at("/detail").asString()).contains("更松");
        assertThat(problem.at("/title").asString()).isNotBlank();
    }

    @Test
    void anotherDayOfLeavingTheRiskAreaIsADifference() throws Exception {
        register(903, "451024");
        Document asked = form(secretary, 903, "451024", Map.of("leftRiskOn", "2022-02-05"));
        assertThat(asked.select(".answers td").eachText().getLast()).contains("14+7", "2月26日");
    }

    @Test
    void aPositiveTestIsADifferenceEvenWhereTheProtocolStaysTheSame() throws Exception {
        register(904, "451024");
        Document asked =
                form(secretary, 904, "451024", Map.of("testedAt", "2022-02-07 08:00", "testResult", "POSITIVE"));
        assertThat(asked.expectFirst("#differs").className()).contains("alert-danger");
        assertThat(asked.text()).contains("阳性");
    }

    @Test
    void aRedCodeIsADifferenceAndIsPointedOutWhateverApplies() throws Exception {
        register(944, "湖北省武穴市");
        Document asked = form(secretary, 944, "湖北省武穴市", Map.of("healthCode", "RED"));
        assertThat(asked.expectFirst("#differs").className()).contains("alert-danger");
        assertThat(asked.text()).contains("红码");
    }

    @Test
    void anotherOriginWithTheSameAnswerIsADifferenceThatSaysThatTheSameApplies() throws Exception {
        JsonNode first = register(905, "湖北省武穴市");
        Document asked = form(secretary, 905, "江西省九江市", Map.of());
        assertThat(asked.expectFirst("#differs").text()).contains("措施不变");
        assertThat(asked.select("mark").eachText()).containsExactly("江西省九江市");
        assertThat(get(first).at("/stands").asBoolean()).isTrue();
        assertThat(press(asked).text()).contains("2+14", "九江市", "原登记");
        assertThat(get(first).at("/stands").asBoolean()).isFalse();
        assertThat(form(secretary, 905, "江西省九江市", Map.of())
                        .select(".alert-info")
                        .text())
                .contains("登记过");
    }

    @Test
    void aPlaceThatWasListedSinceIsADifference() throws Exception {
        register(906, "安徽省望江县");
        list("340827", "安徽省安庆市望江县", "2022-02-05");
        Document asked = form(secretary, 906, "安徽省望江县", Map.of());
        assertThat(asked.expectFirst("#differs").className()).contains("alert-danger");
        assertThat(asked.select(".answers td").eachText().getLast()).contains("14+7");
        assertThat(press(asked).text()).contains("14+7");
    }

    @Test
    void whoeverCannotCorrectIsToldWhomToTell() throws Exception {
        register(907, "湖北省武穴市");
        Document asked =
                form(new SignedIn(port, "worker", "zh-CN"), 907, "451024", Map.of("area", Fixture.XIFAN_1.slug()));
        assertThat(asked.select("main form")).isEmpty();
        assertThat(asked.text()).contains("请马上告知", "14+7");
    }

    @Test
    void aCorrectionOntoADayWithAnotherRecordChangesNothing() throws Exception {
        JsonNode first = register(908, "湖北省武穴市");
        Map<String, Object> other = sent(908, "451024");
        other.put("arrivedOn", "2022-02-06");
        assertThat(api.post("/api/v1/arrivals", json(other)).statusCode()).isEqualTo(201);
        String path = "/arrivals/" + first.at("/id").asString() + "/correct";
        Map<String, String> form = texts(sent(908, "湖北省武穴市"));
        form.put("arrivedOn", "2022-02-06");
        form.put("why", "日期");
        assertThat(secretary
                        .post(path, path, form)
                        .expectFirst("#problem-arrivedOn")
                        .text())
                .contains("2022-02-06");
        assertThat(get(first).at("/stands").asBoolean()).isTrue();
    }

    @Test
    void theApiAnswersWithBothAndTakesTheCorrection() throws Exception {
        JsonNode first = register(911, "湖北省武穴市");
        Map<String, Object> again = sent(911, "451024");
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(again));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        JsonNode problem = ApiCaller.json(answer);
        assertThat(problem.at("/type").asString()).isEqualTo("urn:linli:problem:differs");
        assertThat(problem.at("/stricter").asBoolean()).isTrue();
        assertThat(problem.at("/arrival").asString()).isEqualTo(first.at("/id").asString());
        assertThat(problem.at("/onRecord/protocol").asString()).isEqualTo("2+14");
        assertThat(problem.at("/onRecord/until").asString()).isEqualTo("2022-02-21");
        assertThat(problem.at("/sent/protocol").asString()).isEqualTo("14+7");
        assertThat(problem.at("/sent/until").asString()).isEqualTo("2022-02-28");
        assertThat(problem.at("/sent/countedFrom").asString()).isEqualTo("2022-02-07");
        HttpResponse<String> corrected =
                api.post(problem.at("/correction").asString(), json(Map.of("why", "来源地问清了", "arrival", again)));
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(201);
        assertThat(ApiCaller.json(corrected).at("/protocol").asString()).isEqualTo("14+7");
        assertThat(get(first).at("/stands").asBoolean()).isFalse();
        again.put("id", UUID.randomUUID());
        assertThat(api.post("/api/v1/arrivals", json(again)).statusCode()).isEqualTo(200);
    }

    @Test
    void aFileCountsTheRowAndLeadsToTheOneStep() throws Exception {
        JsonNode first = register(921, "湖北省武穴市");
        JsonNode done =
                bring(row(921, "451024"), row(922, "江西省九江市"), row(921, "湖北省武穴市"), row(922, "451024"), row(923, ""));
        assertThat(List.of(
                        done.at("/read").asInt(),
                        done.at("/stored").asInt(),
                        done.at("/known").asInt(),
                        done.at("/differs").asInt(),
                        done.at("/refused").asInt()))
                .as(done.toString())
                .containsExactly(5, 1, 1, 2, 1);
        JsonNode told = done.at("/differing/0");
        assertThat(told.at("/row").asInt()).isEqualTo(2);
        assertThat(told.at("/stricter").asBoolean()).isTrue();
        assertThat(told.at("/arrival").asString()).isEqualTo(first.at("/id").asString());
        assertThat(told.at("/onRecord/protocol").asString()).isEqualTo("2+14");
        assertThat(told.at("/sent/protocol").asString()).isEqualTo("14+7");
        assertThat(told.at("/sent/until").asString()).isEqualTo("2022-02-28");
        assertThat(done.at("/differing/1/row").asInt()).isEqualTo(5);
        assertThat(done.at("/differing/1/reason").asString()).contains("第 3 行");

        String path = "/imports/arrivals/" + done.at("/id").asString();
        Document page = secretary.get(path);
        assertThat(page.expectFirst(".import-sum").text()).contains("内容不一致 2");
        assertThat(page.select("#differs tbody tr").eachText().getFirst()).contains("2+14", "14+7", "更严");
        Document asked = secretary.get(page.select("#differs tbody a").attr("href"));
        assertThat(asked.select(".answers td").eachText().getLast()).contains("14+7", "2月28日");
        assertThat(press(asked).text()).contains("14+7", "原登记");
        assertThat(get(first).at("/stands").asBoolean()).isFalse();
        assertThat(secretary.get(path).select("#differs tbody tr").text()).contains("已更正");
        assertThat(bring(row(921, "451024")).at("/known").asInt()).isOne();
    }

    @Test
    void thePreviewOfAFileShowsTheRowToo() throws Exception {
        register(924, "湖北省武穴市");
        Document check = secretary.upload(
                "/imports/arrivals", "/imports/arrivals", Fixture.XIFAN.slug(), "名单.csv", csv(row(924, "451024")));
        assertThat(check.select("table tbody tr").text()).contains("内容不一致", "14+7");
    }

    @SafeVarargs
    private JsonNode bring(List<String>... rows) throws Exception {
        return api.bring(Fixture.XIFAN.slug(), "名单.csv", csv(rows));
    }

    @SafeVarargs
    private static byte[] csv(List<String>... rows) {
        return SyntheticLists.csv(StandardCharsets.UTF_8, SyntheticLists.HEADER, List.of(rows));
    }

    private static List<String> row(int n, String origin) {
        return List.of(
                SyntheticLists.name(n),
                SyntheticLists.idNumber(n),
                SyntheticLists.phone(n),
                origin,
                "2022-02-07",
                "西范1组35号" + n + "室");
    }

    private Document form(SignedIn who, int n, String origin, Map<String, String> more) throws Exception {
        Map<String, String> form = texts(sent(n, origin));
        form.putAll(more);
        return who.post("/arrivals/new", "/arrivals", form);
    }

    /** The one button. */
    private Document press(Document asked) throws Exception {
        return press(asked, Map.of());
    }

    private Document press(Document asked, Map<String, String> typed) throws Exception {
        Element form = asked.expectFirst("main form");
        var values = new LinkedHashMap<String, String>();
        form.select("input[type=hidden]").forEach(field -> values.put(field.attr("name"), field.val()));
        values.remove("_csrf");
        values.putAll(typed);
        return secretary.post("/arrivals/new", form.attr("action"), values);
    }

    private JsonNode register(int n, String origin) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent(n, origin)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ApiCaller.json(answer);
    }

    private JsonNode get(JsonNode arrival) throws Exception {
        return api.get("/api/v1/arrivals/" + arrival.at("/id").asString(), 200);
    }

    private static Map<String, Object> sent(int n, String origin) {
        var sent = new LinkedHashMap<String, Object>();
        sent.put("id", UUID.randomUUID());
        sent.put("area", Fixture.XIFAN.slug());
        sent.put("name", SyntheticLists.name(n));
        sent.put("document", SyntheticLists.idNumber(n));
        sent.put("phone", SyntheticLists.phone(n));
        sent.put("origin", origin);
        sent.put("arrivedOn", "2022-02-07");
        sent.put("address", "西范1组35号" + n + "室");
        return sent;
    }

    private static Map<String, String> texts(Map<String, Object> sent) {
        var texts = new LinkedHashMap<String, String>();
        sent.forEach((field, value) -> texts.put(field, value.toString()));
        return texts;
    }

    private static String json(Map<String, Object> sent) {
        return new JsonMapper().writeValueAsString(sent);
    }
}
