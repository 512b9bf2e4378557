package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.arrivals.SyntheticLists.HEADER;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A name or an address is the same, or refused alike, by whichever door it comes in: form, file or API. */
@LinliTest
@Tag("slow")
class OneRuleForTextTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NEXT = new AtomicInteger(9_100);

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

    /** As it is written, as it is kept. */
    static Stream<List<String>> names() {
        return Stream.of(
                List.of("张 三", "张三"),
                List.of("张\u200b三", "张三"),
                List.of("\u202e张三\u202c", "张三"),
                List.of("张\u0000三", "张三"),
                List.of("Ａｎｎａ  Lee", "Anna Lee"),
                List.of("张三（小）", "张三(小)"),
                List.of("Seán O'Neill-Ó Súilleabháin Jr.", "Seán O'Neill-Ó Súilleabháin Jr."),
                List.of("นพดล", "นพดล"),
                List.of("〇某", "〇某"),
                List.of("阿凡提·买买提", "阿凡提·买买提"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsKeptAlike(List<String> name) throws Exception {
        assertThat(nameAfterApi(name.getFirst())).isEqualTo(name.getLast());
        assertThat(nameAfterForm(name.getFirst())).isEqualTo(name.getLast());
        if (name.getFirst().indexOf('\0') < 0) { // a file with NULs is none
            assertThat(nameAfterFile(name.getFirst())).isEqualTo(name.getLast());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u200b\u202e", "13915326595", "张三4", "——"})
    void whatIsNoNameIsRefusedAlike(String name) throws Exception {
        assertRefusedAlike(name, "1组2号", "姓名");
    }

    @ParameterizedTest
    @ValueSource(strings = {"＝HYPERLINK(A)", "@SUM(A)", "-cmd|x", "+王小一", "张<b>三", "张三|李四", "·张三"})
    void whatASpreadsheetWouldRunIsNoName(String name) throws Exception {
        assertRefusedAlike(name, "1组2号", "姓名以字开头");
    }

    /** A file says of the cell what it is; there is no name in it. */
    @Test
    void aFormulaIsNoNameByAnyDoor() throws Exception {
        String formula = "=HYPERLINK(\"http://x\")";
        HttpResponse<String> sent = api.post("/api/v1/arrivals", JSON.writeValueAsString(sent(formula, "1组2号")));
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(typed(formula, "1组2号").text()).contains("不能有“=”");
        assertThat(api.bring("330783005.xifan", "list.csv", csv(formula, "1组2号"))
                        .at("/refused")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "无", "-", "\u200b"})
    void whatIsNoAddressIsRefusedAlike(String address) throws Exception {
        assertRefusedAlike("王小一", address, "地址");
    }

    @ParameterizedTest
    @ValueSource(ints = {81, 119, 500})
    void anAddressThatIsTooLongIsRefusedAlike(int length) throws Exception {
        assertRefusedAlike("王小一", "路".repeat(length), "80");
    }

    private void assertRefusedAlike(String name, String address, String says) throws Exception {
        HttpResponse<String> sent = api.post("/api/v1/arrivals", JSON.writeValueAsString(sent(name, address)));
        assertThat(sent.statusCode()).isEqualTo(422);
        String message = ApiCaller.json(sent).at("/errors/0/message").asString();
        assertThat(message).contains(says);
        assertThat(typed(name, address).text()).contains(message);
        JsonNode done = api.bring("330783005.xifan", "list.csv", csv(name, address));
        assertThat(done.at("/refused").asInt()).isEqualTo(1);
        assertThat(done.at("/rows/0/reason").asString()).isEqualTo(message);
    }

    private String nameAfterApi(String name) throws Exception {
        HttpResponse<String> answer = api.post("/api/v1/arrivals", JSON.writeValueAsString(sent(name, "1组2号")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ApiCaller.json(answer).at("/name").asString();
    }

    private String nameAfterForm(String name) throws Exception {
        Document page = typed(name, "1组2号");
        return api.get("/api/v1/arrivals/" + page.location().replaceAll(".*/|\\?.*", ""), 200)
                .at("/name")
                .asString();
    }

    private String nameAfterFile(String name) throws Exception {
        JsonNode done = api.bring("330783005.xifan", "list.csv", csv(name, "1组2号"));
        assertThat(done.at("/stored").asInt()).as(done.toString()).isEqualTo(1);
        String number = SyntheticLists.idNumber(NEXT.get());
        JsonNode found = api.get("/api/v1/people?q=" + number, 200);
        return found.at("/people/0/name").asString();
    }

    private org.jsoup.nodes.Document typed(String name, String address) throws Exception {
        var form = new LinkedHashMap<String, String>();
        sent(name, address).forEach((field, value) -> form.put(field, value.toString()));
        return secretary.post("/arrivals/new", "/arrivals", form);
    }

    private static Map<String, Object> sent(String name, String address) {
        int n = NEXT.incrementAndGet();
        var sent = new LinkedHashMap<String, Object>();
        sent.put("id", UUID.randomUUID());
        sent.put("area", Fixture.XIFAN.slug());
        sent.put("name", name);
        sent.put("document", SyntheticLists.idNumber(n));
        sent.put("phone", SyntheticLists.phone(n));
        sent.put("origin", "湖北省武穴市");
        sent.put("arrivedOn", "2022-02-07");
        sent.put("address", address);
        return sent;
    }

    private static byte[] csv(String name, String address) {
        int n = NEXT.incrementAndGet();
        return SyntheticLists.csv(
                StandardCharsets.UTF_8,
                HEADER,
                List.of(List.of(
                        name, SyntheticLists.idNumber(n), SyntheticLists.phone(n), "湖北省武穴市", "2022-02-07", address)));
    }
}
