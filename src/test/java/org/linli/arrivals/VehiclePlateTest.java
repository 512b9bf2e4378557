package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
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

/** The plate of the vehicle that somebody came in: a plain field, by whichever door it comes in. */
@LinliTest
@Tag("slow")
class VehiclePlateTest {

    private static final List<String> HEADER = List.of("姓名", "身份证号", "手机号", "来自何地", "抵达日期", "住址", "车牌号码");

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

    @Test
    void aVehiclePlateIsKeptFromTheFormTheListAndTheApi() throws Exception {
        Document page = typed("/arrivals/new", "/arrivals", sent(8101, "浙g 12345"));
        assertThat(page.select(".facts").text()).contains("车牌号 浙G·12345");
        assertThat(api.get("/api/v1" + path(page), 200).at("/vehiclePlate").asString())
                .isEqualTo("浙G·12345");

        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent(8102, "浙G.D12345")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(ApiCaller.json(answer).at("/vehiclePlate").asString()).isEqualTo("浙G·D12345");

        JsonNode done = bring(row(8103, "浙Ｇ－１２３４挂"), row(8104, "无"));
        assertThat(done.at("/stored").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(listed(8103)).contains("浙G·1234挂");
        assertThat(listed(8104)).doesNotContain("无");
    }

    @Test
    void aCorrectionBeginsWithThePlateAndChangesIt() throws Exception {
        Document page = typed("/arrivals/new", "/arrivals", sent(8111, "浙G12345"));
        String correct = path(page) + "/correct";
        assertThat(secretary.get(correct).expectFirst("#f-vehiclePlate").val()).isEqualTo("浙G·12345");
        Map<String, Object> right = sent(8111, "浙G54321");
        right.put("why", "看错了");
        Document corrected = typed(correct, correct, right);
        assertThat(corrected.select(".facts").text()).contains("车牌号 浙G·54321");
    }

    @Test
    void thePlateOnRecordIsTheSameHoweverItIsWrittenAndStaysWhereNoneIsSaid() throws Exception {
        register(sent(8121, "浙G·12345"));
        assertThat(bring(row(8121, "浙g12345"), row(8121, "/")).at("/known").asInt())
                .isEqualTo(2);
        JsonNode other = bring(row(8121, "浙G54321"));
        assertThat(other.at("/differing/0/facts").toString()).isEqualTo("[\"vehicle_plate\"]");
        assertThat(listed(8121)).contains("浙G·12345");
    }

    @Test
    void aPlateThatIsTooLongIsRefusedAlike() throws Exception {
        String plates = "浙G·12345、浙G·54321、浙G·11111";
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent(8131, plates)));
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = ApiCaller.json(answer).at("/errors/0");
        assertThat(error.at("/field").asString()).isEqualTo("vehiclePlate");
        Document page = typed("/arrivals/new", "/arrivals", sent(8131, plates));
        assertThat(page.expectFirst("#problem-vehiclePlate").text())
                .isEqualTo(error.at("/message").asString())
                .contains("20");
        assertThat(page.expectFirst("#f-vehiclePlate").val()).isEqualTo(plates);
        assertThat(bring(row(8131, plates)).at("/rows/0/column").asString()).isEqualTo("车牌号码");
    }

    @Test
    void theApiDescribesThePlateOfRequestsAndAnswers() throws Exception {
        JsonNode schemas = api.get("/v3/api-docs", 200).at("/components/schemas");
        assertThat(schemas.at("/ArrivalForm/properties/vehiclePlate/type").asString())
                .isEqualTo("string");
        JsonNode answer = schemas.at("/Arrival");
        assertThat(answer.at("/properties").propertyNames())
                .as(answer.toString())
                .contains("stands", "transportNo", "withWhom", "note", "vehiclePlate")
                .doesNotContain("details");
        assertThat(answer.has("additionalProperties")).as(answer.toString()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "浙G·12345, 浙G·12345",
        "' 浙ｇ・12345 ', 浙G·12345",
        "浙G•D12345, 浙G·D12345",
        "粤z 1234港, 粤Z·1234港",
        "abc 123, ABC123",
        "使014·578, 使014·578",
        "/, ''",
        "没有, ''"
    })
    void aPlateIsReadAsItStandsOnTheVehicle(String written, String kept) {
        ArrivalDetails read = ArrivalDetails.NONE.with(ArrivalDetail.VEHICLE_PLATE, written);
        assertThat(read.text(ArrivalDetail.VEHICLE_PLATE)).isEqualTo(kept);
        assertThat(read.with(ArrivalDetail.VEHICLE_PLATE, kept)).isEqualTo(read);
    }

    /** What the file of the list says of somebody. */
    private List<String> listed(int n) throws Exception {
        String file =
                secretary.response("/arrivals.csv?q=" + SyntheticLists.name(n)).body();
        List<String> rows = file.lines().toList();
        assertThat(rows.getFirst()).contains("车牌号");
        assertThat(rows).hasSize(2);
        return List.of(rows.getLast().split(",", -1));
    }

    private void register(Map<String, Object> sent) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @SafeVarargs
    private JsonNode bring(List<String>... rows) throws Exception {
        return api.bring(
                Fixture.XIFAN.slug(), "名单.csv", SyntheticLists.csv(StandardCharsets.UTF_8, HEADER, List.of(rows)));
    }

    private static List<String> row(int n, String plate) {
        var row = new ArrayList<>(SyntheticLists.person(n, "湖北省武穴市", "西范1组" + n + "号"));
        row.add(plate);
        return row;
    }

    private Document typed(String page, String address, Map<String, Object> sent) throws Exception {
        var form = new LinkedHashMap<String, String>();
        sent.forEach((field, value) -> form.put(field, value.toString()));
        return secretary.post(page, address, form);
    }

    private static String path(Document page) {
        return page.location().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
    }

    private static Map<String, Object> sent(int n, String plate) {
        var sent = new LinkedHashMap<String, Object>();
        sent.put("id", UUID.randomUUID());
        sent.put("area", Fixture.XIFAN.slug());
        sent.put("name", SyntheticLists.name(n));
        sent.put("document", SyntheticLists.idNumber(n));
        sent.put("phone", SyntheticLists.phone(n));
        sent.put("origin", "湖北省武穴市");
        sent.put("arrivedOn", "2022-02-07");
        sent.put("address", "西范1组" + n + "号");
        sent.put("vehiclePlate", plate);
        return sent;
    }

    private static String json(Map<String, Object> sent) {
        return new JsonMapper().writeValueAsString(sent);
    }
}
