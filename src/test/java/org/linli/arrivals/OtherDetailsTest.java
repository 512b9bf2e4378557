package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody registered again for the same day with other details to which the same applies. On noon of 7 February 2022.
 */
@LinliTest
@Tag("slow")
class OtherDetailsTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    ApiCaller api;
    SignedIn secretary;

    @BeforeEach
    void call() throws Exception {
        api = new ApiCaller(port, fixture.token("secretary"), "zh-CN");
        secretary = new SignedIn(port, "secretary", "zh-CN");
    }

    @ParameterizedTest
    @CsvSource({
        "3001, origin, 江西省九江市, origin",
        "3002, address, 西范1组36号88室, home",
        "3003, arrivedAt, 09:30, arrived_at",
        "3004, transportNo, G1234, transport_no",
        "3005, doses, 2, doses",
        "3006, note, 有哮喘, note",
        "3007, withWhom, 妻子, companions",
        "3008, landlord, 楼建军, landlord",
        "3009, healthCode, YELLOW, health_code",
        "3010, vehiclePlate, 浙G·12345, vehicle_plate"
    })
    void aDetailThatIsSaidOtherwiseIsShownAndNothingIsStoredUntilItIsCorrected(
            int n, String field, String value, String code) throws Exception {
        Map<String, Object> before = sent(n);
        before.putAll(Map.of("arrivedAt", "08:00", "transportNo", "K1", "doses", "3", "note", "旧"));
        before.putAll(Map.of("withWhom", "儿子", "landlord", "范大", "healthCode", "GREEN"));
        JsonNode first = register(before);
        assertThat(api.post("/api/v1/arrivals", json(anew(before))).statusCode())
                .as("the same once more")
                .isEqualTo(200);
        assertThat(api.post("/api/v1/arrivals", json(sent(n))).statusCode())
                .as("less than what stands")
                .isEqualTo(200);

        Map<String, Object> other = sent(n);
        other.put(field, value);
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(other));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        JsonNode problem = ApiCaller.json(answer);
        assertThat(problem.at("/facts").toString()).isEqualTo("[\"" + code + "\"]");
        assertThat(problem.at("/stricter").asBoolean()).isFalse();
        assertThat(problem.at("/laxer").asBoolean()).isFalse();
        assertThat(problem.at("/detail").asString()).contains("措施不变");
        assertThat(get(first).at("/stands").asBoolean()).isTrue();

        Document asked = typed(anew(other));
        assertThat(asked.expectFirst("#differs").text()).contains("措施不变");
        assertThat(asked.select("mark")).as(asked.select("table").text()).hasSize(1);
        assertThat(asked.select("main .btn-primary").eachText()).containsExactly("按这次填的更正登记");
        assertThat(asked.select("main .btn-lg").eachText()).contains("保留原登记");
        Document corrected = press(asked);
        assertThat(corrected.location()).endsWith("?new");
        assertThat(get(first).at("/stands").asBoolean()).isFalse();
        Map<String, Object> all = anew(before);
        all.put(field, value);
        assertThat(api.post("/api/v1/arrivals", json(all)).statusCode())
                .as("what was not said again was kept, and what was said is on record")
                .isEqualTo(200);
    }

    @Test
    void theSameSentTwiceStaysKnownThoughTheHouseHasAnotherLandlordOnRecord() throws Exception {
        Map<String, Object> neighbour = sent(3031);
        neighbour.put("landlord", "范大");
        register(neighbour);
        Map<String, Object> sent = sent(3032);
        sent.putAll(Map.of("address", neighbour.get("address"), "landlord", "范大爷"));
        register(sent);
        assertThat(api.post("/api/v1/arrivals", json(anew(sent))).statusCode()).isEqualTo(200);
        sent.put("landlord", "楼建军");
        assertThat(api.post("/api/v1/arrivals", json(anew(sent))).statusCode()).isEqualTo(409);
    }

    @Test
    void thePageListsHomePhoneLandlordDosesAndNote() throws Exception {
        int n = 3011;
        register(sent(n));
        Map<String, Object> other = sent(n);
        other.putAll(Map.of("address", "西范1组37号", "phone", SyntheticLists.phone(3012)));
        other.putAll(Map.of("landlord", "楼房东", "doses", "2", "note", "有哮喘", "withWhom", "妻子"));
        String page = typed(other).select("table").text();
        assertThat(page)
                .contains("1组3011号", "1组37号", "楼房东", "有哮喘", "妻子")
                .contains(SyntheticLists.phone(3012).substring(0, 3) + "****")
                .doesNotContain(SyntheticLists.phone(3012));
    }

    @Test
    void aFileSetsSuchARowAsideAndKnowsTheSameRow() throws Exception {
        register(sent(3021));
        JsonNode done =
                bring(row(3021, "西范1组3021号"), row(3021, "西范1组36号9室"), row(3022, "西范1组36号1室"), row(3022, "西范1组36号2室"));
        assertThat(List.of(
                        done.at("/stored").asInt(),
                        done.at("/known").asInt(),
                        done.at("/differs").asInt()))
                .as(done.toString())
                .containsExactly(1, 1, 2);
        assertThat(done.at("/differing/0/facts").toString()).isEqualTo("[\"home\"]");
        assertThat(done.at("/differing/0/stricter").asBoolean()).isFalse();
        assertThat(done.at("/differing/1/reason").asString()).contains("第 4 行", "措施一致");
        Document page = secretary.get("/imports/arrivals/" + done.at("/id").asString());
        assertThat(page.select("#differs tbody tr").eachText().getFirst()).contains("内容不一致", "住址");
        Document asked = secretary.get(page.select("#differs tbody a").attr("href"));
        assertThat(asked.select("mark").eachText()).containsExactly("1组36号9室");
        assertThat(press(asked).text()).contains("1组36号9室");
        assertThat(bring(row(3021, "西范1组36号9室")).at("/known").asInt()).isOne();
    }

    @SafeVarargs
    private JsonNode bring(List<String>... rows) throws Exception {
        return api.bring(
                Fixture.XIFAN.slug(),
                "名单.csv",
                SyntheticLists.csv(StandardCharsets.UTF_8, SyntheticLists.HEADER, List.of(rows)));
    }

    private static List<String> row(int n, String home) {
        return List.of(
                SyntheticLists.name(n),
                SyntheticLists.idNumber(n),
                SyntheticLists.phone(n),
                "湖北省武穴市",
                "2022-02-07",
                home);
    }

    private Document typed(Map<String, Object> sent) throws Exception {
        var form = new LinkedHashMap<String, String>();
        sent.forEach((field, value) -> form.put(field, value.toString()));
        return secretary.post("/arrivals/new", "/arrivals", form);
    }

    private Document press(Document asked) throws Exception {
        Element form = asked.expectFirst("main form");
        var values = new LinkedHashMap<String, String>();
        form.select("input[type=hidden]").forEach(field -> values.put(field.attr("name"), field.val()));
        values.remove("_csrf");
        return secretary.post("/arrivals/new", form.attr("action"), values);
    }

    private JsonNode register(Map<String, Object> sent) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ApiCaller.json(answer);
    }

    private JsonNode get(JsonNode arrival) throws Exception {
        return api.get("/api/v1/arrivals/" + arrival.at("/id").asString(), 200);
    }

    private static Map<String, Object> sent(int n) {
        var sent = new LinkedHashMap<String, Object>();
        sent.put("id", UUID.randomUUID());
        sent.put("area", Fixture.XIFAN.slug());
        sent.put("name", SyntheticLists.name(n));
        sent.put("document", SyntheticLists.idNumber(n));
        sent.put("phone", SyntheticLists.phone(n));
        sent.put("origin", "湖北省武穴市");
        sent.put("arrivedOn", "2022-02-07");
        sent.put("address", "西范1组" + n + "号");
        return sent;
    }

    private static Map<String, Object> anew(Map<String, Object> sent) {
        var again = new LinkedHashMap<>(sent);
        again.put("id", UUID.randomUUID());
        return again;
    }

    private static String json(Map<String, Object> sent) {
        return new JsonMapper().writeValueAsString(sent);
    }
}
