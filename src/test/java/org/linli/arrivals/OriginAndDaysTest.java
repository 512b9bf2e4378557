package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.arrivals.SyntheticLists.idNumber;
import static org.linli.arrivals.SyntheticLists.name;
import static org.linli.arrivals.SyntheticLists.phone;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** Where from and when: the same rules in the form, the API and files. On noon of 7 February 2022. */
@LinliTest
@Tag("slow")
class OriginAndDaysTest {

    private static final List<String> HEADER = List.of("姓名", "身份证号码", "联系电话", "来自何地", "抵达日期", "房号", "离开风险地区时间");

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    RiskPlaces riskPlaces;

    ApiCaller api;

    @BeforeEach
    void call() throws Exception {
        api = new ApiCaller(port, fixture.token("secretary"), "zh-CN");
        LocalDate since = LocalDate.of(2022, 2, 1);
        Acting.run(
                fixture.actor("command"),
                () -> riskPlaces.put(List.of(
                        new RiskPlace("410523", "河南省安阳市汤阴县", RiskLevel.LOCAL_CASES, since.minusDays(4), null, "通告"),
                        new RiskPlace("451024", "广西壮族自治区百色市德保县", RiskLevel.HIGH, since, null, "通告"))));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-02-11, arrivals.refusal.date.ahead",
        "2099-01-01, arrivals.refusal.date.ahead",
        "2019-11-30, arrivals.refusal.date.back",
        "1999-02-07, arrivals.refusal.date.back"
    })
    void aDayOfArrivalBeyondTheBoundsIsRefusedInEveryWay(String day, String code) throws Exception {
        Map<String, Object> sent = sent(801);
        sent.put("arrivedOn", day);
        assertThat(refusedField(sent)).isEqualTo("arrivedOn " + code);
        List<String> row = row(801);
        row.set(4, day);
        JsonNode done = bring(row);
        assertThat(done.at("/refused").asInt()).isOne();
        assertThat(done.at("/rows/0/column").asString()).isEqualTo("抵达日期");
        Document page = new SignedIn(port, "secretary", "zh-CN").post("/arrivals/new", "/arrivals", texts(sent));
        assertThat(page.expectFirst("#problem-arrivedOn").text())
                .isEqualTo(done.at("/rows/0/reason").asString());
    }

    @ParameterizedTest
    @CsvSource({"811, 2022-02-10", "812, 2019-12-01", "813, 2021-11-01"})
    void aDayWithinTheBoundsIsTakenInEveryWay(int n, String day) throws Exception {
        Map<String, Object> sent = sent(n);
        sent.put("arrivedOn", day);
        assertThat(stored(sent).at("/arrivedOn").asString()).isEqualTo(day);
        List<String> row = row(n + 10);
        row.set(4, day);
        assertThat(bring(row).at("/stored").asInt()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "1999-02-01, arrivals.refusal.date.back",
        "2022-02-08, arrivals.refusal.left.after.arrival",
        "2022-02-07 11:30, arrivals.refusal.left.after.arrival"
    })
    void leavingTheRiskAreaAtAnImpossibleTimeIsRefusedInEveryWay(String left, String code) throws Exception {
        Map<String, Object> sent = sent(831);
        sent.put("arrivedAt", "11:00");
        sent.put("leftRiskOn", left);
        assertThat(refusedField(sent)).isEqualTo("leftRiskOn " + code);
        List<String> row = row(831);
        row.set(4, "2022-02-07 11:00");
        row.set(6, left);
        JsonNode done = bring(row);
        assertThat(done.at("/rows/0/column").asString()).as(done.toString()).isEqualTo("离开风险地区时间");
    }

    @Test
    void nobodyLeavesTheRiskAreaLaterThanNow() throws Exception {
        Map<String, Object> sent = sent(832);
        sent.put("arrivedOn", "2022-02-09");
        sent.put("leftRiskOn", "2022-02-08");
        assertThat(refusedField(sent)).isEqualTo("leftRiskOn arrivals.refusal.left.ahead");
    }

    @Test
    void theTimeOfLeavingIsKeptAndTheMeasureCountsFromThatDay() throws Exception {
        Map<String, Object> sent = sent(833);
        sent.put("origin", "451024");
        sent.put("leftRiskOn", "2022-02-05 14:30");
        JsonNode stored = stored(sent);
        assertThat(stored.at("/leftRiskOn").asString()).isEqualTo("2022-02-05");
        assertThat(stored.at("/leftRiskAt").asString()).startsWith("14:30");
        assertThat(stored.at("/protocol").asString()).isEqualTo("14+7");
        assertThat(stored.at("/until").asString()).isEqualTo("2022-02-26");
        Document page = new SignedIn(port, "secretary", "zh-CN")
                .get("/arrivals/" + stored.at("/id").asString());
        assertThat(page.text()).contains("2022-02-05 14:30");
        List<String> row = row(834);
        row.set(3, "451024");
        row.set(6, "2022年2月5日 14:30");
        assertThat(bring(row).at("/stored").asInt()).isOne();
        Map<String, String> form = texts(sent(835));
        form.put("origin", "451024");
        form.put("leftRiskOn", "2022-02-05");
        form.put("leftRiskAt", "14:30");
        assertThat(new SignedIn(port, "secretary", "zh-CN")
                        .post("/arrivals/new", "/arrivals", form)
                        .text())
                .contains("2022-02-05 14:30", "到 2月26日 解除");
    }

    @Test
    void aRoughOriginWithARiskInsideIsFlaggedAndEasilyCorrected() throws Exception {
        Map<String, Object> sent = sent(841);
        sent.put("origin", "河南");
        JsonNode stored = stored(sent);
        assertThat(stored.at("/protocol").asString()).isEqualTo("2+14");
        assertThat(stored.at("/needsCloserPlace").asBoolean()).isTrue();
        assertThat(stored.at("/closer/0/code").asString()).isEqualTo("410523");
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        String path = "/arrivals/" + stored.at("/id").asString();
        Document page = secretary.get(path);
        assertThat(page.select("#closer").text()).contains("汤阴县");
        Document unknown = secretary.post(path, path + "/origin", Map.of("origin", "老家"));
        assertThat(unknown.expectFirst("#problem-origin").text()).contains("老家");
        Document corrected = secretary.post(
                path,
                path + "/origin",
                Map.of("origin", page.select("#closer-places option").attr("value")));
        assertThat(corrected.select("#closer")).isEmpty();
        assertThat(corrected.text()).contains("3+11").contains(name(841)).contains("原登记");
        assertThat(secretary.get(path).text()).contains("已撤销").contains("已核实具体来源地");
        assertThat(secretary.get(path).select("#closer")).isEmpty();
    }

    @Test
    void anOriginWithoutARiskInsideIsNotFlagged() throws Exception {
        JsonNode stored = stored(sent(842));
        assertThat(stored.at("/needsCloserPlace").asBoolean()).isFalse();
        assertThat(new SignedIn(port, "secretary", "zh-CN")
                        .get("/arrivals/" + stored.at("/id").asString())
                        .select("#closer"))
                .isEmpty();
    }

    @Test
    void aFileNamesTheRowsWhoseOriginIsTooRough() throws Exception {
        List<String> rough = row(843);
        rough.set(3, "410500");
        JsonNode done = bring(row(844), rough);
        assertThat(done.at("/stored").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(done.at("/doubtful").size()).isOne();
        assertThat(done.at("/doubtful/0/row").asInt()).isEqualTo(3);
        assertThat(done.at("/doubtful/0/column").asString()).isEqualTo("来自何地");
        Document page = new SignedIn(port, "secretary", "zh-CN")
                .get("/imports/arrivals/" + done.at("/id").asString());
        assertThat(page.select(
                        "#rough a[href*=" + done.at("/doubtful/0/arrival").asString() + "]"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"851, 境外", "852, 美国", "853, 境外美国", "854, 999999", "855, United States", "856, 992119 境外美国", "857, 国外"})
    void somebodyFromAbroadIsRegisteredInEveryWayAndQuarantined(int n, String origin) throws Exception {
        Map<String, Object> sent = sent(n);
        sent.put("origin", origin);
        JsonNode stored = stored(sent);
        assertThat(stored.at("/protocol").asString()).isEqualTo("14+7+7");
        assertThat(stored.at("/until").asString()).isEqualTo("2022-03-07");
        assertThat(stored.at("/origin/code").asString()).startsWith("99");
        assertThat(stored.at("/origin/name").asString()).startsWith("境外");
        List<String> row = row(n + 100);
        row.set(3, origin);
        assertThat(bring(row).at("/stored").asInt()).isOne();
    }

    @Test
    void anOriginThatNobodyKnowsIsPointedOutUntilItIsPutRight() throws Exception {
        Map<String, Object> sent = sent(871);
        sent.put("origin", "不详");
        JsonNode stored = stored(sent);
        assertThat(stored.at("/protocol").asString()).isEqualTo("3+11");
        assertThat(stored.at("/warnings/0/code").asString()).isEqualTo("unknown_origin");
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        Document preview =
                secretary.post("/arrivals/new", "/arrivals/preview", Map.of("origin", "不详", "arrivedOn", "2022-02-07"));
        assertThat(preview.select(".alert-danger").text()).contains("来源地不详");
        List<String> row = row(872);
        row.set(3, "不详");
        JsonNode done = bring(row, row(873));
        assertThat(done.at("/stored").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(done.at("/warnings").size()).isOne();
        assertThat(done.at("/warnings/0/column").asString()).isEqualTo("来自何地");
        assertThat(done.at("/warnings/0/row").asInt()).isEqualTo(2);
        String path = "/arrivals/" + stored.at("/id").asString();
        assertThat(secretary.get(path).select(".alert-danger").text()).contains("来源地不详");
        Document corrected = secretary.post(path, path + "/origin", Map.of("origin", "江西省九江市"));
        assertThat(corrected.text()).contains("2+14");
        assertThat(corrected.select(".alert-danger, #closer")).isEmpty();
    }

    @Test
    void aHomeInNoCellIsWarnedOfInEveryWay() throws Exception {
        Map<String, Object> sent = sent(861);
        sent.put("address", "西范大院99号1室");
        JsonNode stored = stored(sent);
        assertThat(stored.at("/area").asString()).isEqualTo(Fixture.XIFAN.slug());
        assertThat(stored.at("/warnings/0/code").asString()).isEqualTo("no_cell");
        assertThat(stored.at("/warnings/0/message").asString()).contains("书记");
        assertThat(new SignedIn(port, "secretary", "zh-CN")
                        .get("/arrivals/" + stored.at("/id").asString())
                        .select(".alert-danger")
                        .text())
                .contains("没有网格员负责");
        List<String> row = row(862);
        row.set(5, "西范大院98号1室");
        JsonNode done = bring(row);
        assertThat(done.at("/warnings/0/column").asString()).as(done.toString()).isEqualTo("房号");
        assertThat(stored(sent(863)).at("/warnings").size()).isZero();
    }

    @Test
    void abroadIsFoundWhileTyping() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        for (String typed : List.of("境外", "meiguo", "united", "mg")) {
            assertThat(secretary
                            .get("/arrivals/divisions?origin=" + typed)
                            .select("option")
                            .eachAttr("value"))
                    .as(typed)
                    .anyMatch(value -> value.startsWith("99"));
        }
    }

    private JsonNode stored(Map<String, Object> sent) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ApiCaller.json(answer);
    }

    private String refusedField(Map<String, Object> sent) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return StreamSupport.stream(ApiCaller.json(answer).at("/errors").spliterator(), false)
                .map(e -> e.at("/field").asString() + " " + e.at("/code").asString())
                .collect(java.util.stream.Collectors.joining(", "));
    }

    @SafeVarargs
    private JsonNode bring(List<String>... rows) throws Exception {
        return api.bring(
                Fixture.XIFAN.slug(), "名单.csv", SyntheticLists.csv(StandardCharsets.UTF_8, HEADER, List.of(rows)));
    }

    private static Map<String, Object> sent(int n) {
        var sent = new LinkedHashMap<String, Object>();
        sent.put("id", UUID.randomUUID());
        sent.put("area", Fixture.XIFAN.slug());
        sent.put("name", name(n));
        sent.put("document", idNumber(n));
        sent.put("phone", phone(n));
        sent.put("origin", "湖北省武穴市");
        sent.put("arrivedOn", LocalDate.of(2022, 2, 7).toString());
        sent.put("address", "西范1组33号" + n + "室");
        return sent;
    }

    private static Map<String, String> texts(Map<String, Object> sent) {
        var texts = new LinkedHashMap<String, String>();
        sent.forEach((field, value) -> texts.put(field, value.toString()));
        return texts;
    }

    private static List<String> row(int n) {
        return new ArrayList<>(
                List.of(name(n), idNumber(n), phone(n), "江西省九江市", "2022-02-07", "西范1组34号" + n + "室", ""));
    }

    private static String json(Map<String, Object> sent) {
        return new JsonMapper().writeValueAsString(sent);
    }
}
