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
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contacts of a case who arrive, and people who bring several tests. On noon of 7 February 2022. */
@LinliTest
@Tag("slow")
class CloseContactTest {

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
    void theApiTakesBothKindsOfContact() throws Exception {
        JsonNode close = registered(sent(951, "contactOn", "2022-02-05", "contactKind", "CLOSE"));
        assertThat(close.at("/protocol").asString()).isEqualTo("14+7");
        assertThat(close.at("/until").asString()).isEqualTo("2022-02-26");
        assertThat(close.at("/contact/lastOn").asString()).isEqualTo("2022-02-05");
        JsonNode second = registered(sent(952, "contactOn", "2022-02-05", "contactKind", "SECONDARY"));
        assertThat(second.at("/protocol").asString()).isEqualTo("7+7");
        assertThat(second.at("/until").asString()).isEqualTo("2022-02-19");
        assertThat(registered(sent(953, "contactOn", "2022-02-05"))
                        .at("/protocol")
                        .asString())
                .as("the stricter where nobody says which")
                .isEqualTo("14+7");
    }

    @Test
    void aDayThatCannotBeIsRefused() throws Exception {
        assertThat(refused(sent(954, "contactOn", "2022-02-08"))).isEqualTo("contactOn");
        assertThat(refused(sent(954, "contactOn", "1999-02-08"))).isEqualTo("contactOn");
        assertThat(refused(sent(954, "contactKind", "SECONDARY"))).isEqualTo("contactOn");
        assertThat(refused(sent(954, "contactOn", "2022-02-05", "contactKind", "MAYBE")))
                .isEqualTo("contactKind");
    }

    @Test
    void aRepeatWithAContactIsADifference() throws Exception {
        registered(sent(955));
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent(955, "contactOn", "2022-02-06")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        JsonNode problem = ApiCaller.json(answer);
        assertThat(problem.at("/stricter").asBoolean()).isTrue();
        assertThat(problem.at("/sent/countedFrom").asString()).isEqualTo("2022-02-06");
        Map<String, String> form = texts(sent(955, "contactOn", "2022-02-06", "contactKind", "CLOSE"));
        Document asked = secretary.post("/arrivals/new", "/arrivals", form);
        assertThat(asked.select("mark").text()).contains("2022-02-06", "密切接触者");
    }

    @Test
    void theFormShowsWhatAppliesAndKeepsTheContact() throws Exception {
        Map<String, String> form = texts(sent(956, "contactOn", "2022-02-05", "contactKind", "SECONDARY"));
        assertThat(secretary
                        .post("/arrivals/new", "/arrivals/preview", form)
                        .select(".decision")
                        .text())
                .contains("7+7", "2月19日");
        Document page = secretary.post("/arrivals/new", "/arrivals", form);
        assertThat(page.select(".facts").text()).contains("2022-02-05", "密接的密接");
        Document correction = secretary.get(page.select("a[href$=correct]").attr("href"));
        assertThat(correction.expectFirst("#f-contactOn").val()).isEqualTo("2022-02-05");
        assertThat(correction.expectFirst("#f-contactKind option[selected]").val())
                .isEqualTo("SECONDARY");
    }

    @Test
    void severalTestsAreTakenAndKeptWhenTheArrivalIsCorrected() throws Exception {
        Map<String, String> form = texts(sent(957));
        form.put("testedAt", "2022-02-06T09:00");
        form.put("testResult", "NEGATIVE");
        form.put("tests[0].takenAt", "2022-02-04T10:00");
        form.put("tests[0].result", "NEGATIVE");
        form.put("tests[1].takenAt", "2022-02-02T10:00");
        form.put("tests[1].result", "PENDING");
        Document page = secretary.post("/arrivals/new", "/arrivals", form);
        assertThat(page.select(".facts").text())
                .contains("2022-02-02 10:00 ", "2022-02-04 10:00 阴性", "2022-02-06 09:00 阴性");
        Document correction = secretary.get(page.select("a[href$=correct]").attr("href"));
        assertThat(correction.select("[type=datetime-local]").eachAttr("value"))
                .contains("2022-02-06T09:00", "2022-02-04T10:00", "2022-02-02T10:00");
    }

    @Test
    void anEmptyPlaceInTheListOfTestsIsNoFailure() throws Exception {
        Map<String, Object> sent = sent(959);
        sent.put("tests", java.util.Arrays.asList(null, Map.of("takenAt", "2022-02-06 09:00", "result", "NEGATIVE")));
        assertThat(registered(sent).at("/id").asString()).isNotEmpty();
    }

    @Test
    void anyPositiveOfSeveralTestsDecides() throws Exception {
        Map<String, Object> sent = sent(958);
        sent.put(
                "tests",
                List.of(
                        Map.of("takenAt", "2022-02-06 09:00", "result", "NEGATIVE"),
                        Map.of("takenAt", "2022-02-05 09:00", "result", "POSITIVE")));
        JsonNode stored = registered(sent);
        assertThat(stored.at("/rule").asString()).isEqualTo("positive-test");
        assertThat(stored.at("/tests").size()).isEqualTo(2);
        sent = sent(959);
        sent.put("tests", List.of(Map.of("takenAt", "2022-02-09 09:00", "result", "NEGATIVE")));
        assertThat(refused(sent)).isEqualTo("tests[0].takenAt");
    }

    @Test
    void aFileSaysWhoseContactSomebodyIs() throws Exception {
        List<String> header = new ArrayList<>(SyntheticLists.HEADER);
        header.addAll(List.of("接触类型", "最后接触时间"));
        JsonNode done = api.bring(
                Fixture.XIFAN.slug(),
                "密接.csv",
                SyntheticLists.csv(
                        StandardCharsets.UTF_8,
                        header,
                        List.of(
                                row(961, "密接", "2022-02-05"),
                                row(962, "次密接", "2022-02-05"),
                                row(963, "", ""),
                                row(964, "次密接", ""),
                                row(965, "听说过", "2022-02-05"),
                                row(966, "密接", "2022-02-09"))));
        assertThat(done.at("/stored").asInt()).as(done.toString()).isEqualTo(3);
        assertThat(done.at("/refused").asInt()).isEqualTo(3);
        Document list = secretary.get("/arrivals?file=" + done.at("/id").asString());
        assertThat(list.select("main").text()).contains("14+7", "7+7", "2+14");
    }

    private static List<String> row(int n, String kind, String on) {
        List<String> row = new ArrayList<>(
                List.of(SyntheticLists.name(n), SyntheticLists.idNumber(n), SyntheticLists.phone(n), "湖北省武穴市"));
        while (row.size() < SyntheticLists.HEADER.size()) {
            row.add("");
        }
        row.set(SyntheticLists.HEADER.indexOf(arrivedHeading()), "2022-02-07");
        row.set(SyntheticLists.HEADER.indexOf(roomHeading()), "西范1组60号" + (100 + n % 100) + "室");
        row.add(kind);
        row.add(on);
        return row;
    }

    private static String arrivedHeading() {
        return SyntheticLists.HEADER.stream()
                .filter(h -> h.contains("日期") || h.contains("时间"))
                .findFirst()
                .orElseThrow();
    }

    private static String roomHeading() {
        return SyntheticLists.HEADER.stream()
                .filter(h -> h.contains("房") || h.contains("址"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode registered(Map<String, Object> sent) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ApiCaller.json(answer);
    }

    private String refused(Map<String, Object> sent) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", json(sent));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return ApiCaller.json(answer).at("/errors/0/field").asString();
    }

    private static Map<String, Object> sent(int n, String... more) {
        var sent = new LinkedHashMap<String, Object>();
        sent.put("id", UUID.randomUUID());
        sent.put("area", Fixture.XIFAN.slug());
        sent.put("name", SyntheticLists.name(n));
        sent.put("document", SyntheticLists.idNumber(n));
        sent.put("phone", SyntheticLists.phone(n));
        sent.put("origin", "湖北省武穴市");
        sent.put("arrivedOn", "2022-02-07");
        sent.put("address", "1组60号202室");
        for (int i = 0; i < more.length; i += 2) {
            sent.put(more[i], more[i + 1]);
        }
        return sent;
    }

    private static Map<String, String> texts(Map<String, Object> sent) {
        var texts = new LinkedHashMap<String, String>();
        sent.forEach((key, value) -> texts.put(key, value.toString()));
        return texts;
    }

    private static String json(Object value) {
        return new JsonMapper().writeValueAsString(value);
    }
}
