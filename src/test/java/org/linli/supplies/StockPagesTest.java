package org.linli.supplies;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.supplies.Movement.Entry;
import org.linli.supplies.Movement.Kind;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Stores on the desk and for software. */
@LinliTest
class StockPagesTest {

    @Autowired
    Stock stock;

    @Autowired
    Fixture fixture;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private String name;
    private UUID store;

    @BeforeEach
    void open() {
        name = "物资点" + UUID.randomUUID().toString().substring(0, 8);
        store = Acting.as(fixture.actor("secretary"), () -> stock.open(UUID.randomUUID(), Fixture.XIFAN, name))
                .id();
        enter("noodles", 3);
        enter("meal", 40);
    }

    private void enter(String good, int number) {
        Acting.run(
                fixture.actor("secretary"),
                () -> stock.enter(new Entry(UUID.randomUUID(), store, good, Kind.IN, number, "")));
    }

    @Test
    void theListShowsWhatEachStoreHasAndMarksWhatIsLow() throws Exception {
        var secretary = new SignedIn(port, "secretary");
        Document page = secretary.get("/supplies?store=" + store);
        assertThat(page.select("main").text()).contains("面条", "3 把", "不足", "盒饭", "40 份", "西范小区");
        assertThat(page.select("main .badge").text()).as("only the noodles").isEqualTo("不足");
        Document low = secretary.get("/supplies?low=true&q=面条&area=330783005.xifan&store=" + store);
        assertThat(low.select("main").text()).contains("面条").doesNotContain("盒饭 40");
        String file = secretary
                .request("/supplies.csv?store=" + store)
                .ignoreContentType(true)
                .execute()
                .body();
        assertThat(file).contains("面条").contains(name);
    }

    @Test
    void aStoreIsOpenedFilledCountedAndPutRight() throws Exception {
        var secretary = new SignedIn(port, "secretary");
        Document made = secretary.post(
                "/supplies/stores/new",
                "/supplies/stores",
                Map.of("id", UUID.randomUUID().toString(), "area", "330783005.xifan", "name", name + "二"));
        assertThat(made.text()).contains("已设立物资点：" + name + "二");
        String address = "/supplies/stores/" + store;
        Document in = secretary.post(
                address,
                address + "/movements",
                Map.of("id", UUID.randomUUID().toString(), "kind", "in", "good", "fruit", "quantity", "12"));
        assertThat(in.text()).contains("已入库：水果 12 份").contains("secretary");
        Document refused = secretary.post(
                address,
                address + "/movements",
                Map.of("id", UUID.randomUUID().toString(), "kind", "out", "good", "fruit", "quantity", "13"));
        assertThat(refused.text()).contains("水果只剩 12 份，不够。");
        String back = secretary
                .get(address)
                .expectFirst("li:contains(水果) form[action*=/corrections/]")
                .attr("action");
        assertThat(secretary.post(address, back, Map.of()).text()).contains("已冲正：水果 12 份");
        assertThat(new SignedIn(port, "worker").get(address).select("main form"))
                .isEmpty();
    }

    @Test
    void aGoodIsAddedWithItsUnit() throws Exception {
        var command = new SignedIn(port, "command");
        Map<String, String> soap =
                Map.of("nameZh", "肥皂", "nameEn", "Soap", "unitZh", "块", "unitEn", "bars", "minimum", "4");
        assertThat(command.post("/supplies/goods/new", "/supplies/goods", soap).text())
                .contains("已新增物资：肥皂");
        assertThat(command.get("/supplies/stores/" + store)
                        .select("select[name=good]")
                        .text())
                .contains("肥皂");
    }

    @Test
    void softwareReadsStockAndMovesItUnderIdsOfItsOwn() throws Exception {
        String sent = """
                {"id": "%s", "store": "%s", "good": "noodles", "kind": "%s", "quantity": 2}""";
        String id = UUID.randomUUID().toString();
        String out = sent.formatted(id, store, "out");
        assertThat(post(out).statusCode()).isEqualTo(200);
        assertThat(post(out).statusCode()).isEqualTo(200);
        assertThat(post(sent.formatted(id, store, "in")).statusCode()).isEqualTo(409);
        HttpResponse<String> tooMuch = post(sent.formatted(UUID.randomUUID(), store, "out"));
        assertThat(tooMuch.statusCode()).isEqualTo(422);
        assertThat(tooMuch.body()).contains("面条只剩 1 把");
        assertThat(post("{}").statusCode()).isEqualTo(422);
        assertThat(get("/stock?area=330783005.xifan")).contains("\"good\":\"noodles\"", "\"quantity\":1");
        assertThat(get("/stores/" + store + "/movements")).contains(id);
        String correction = "{\"id\": \"%s\", \"corrects\": \"%s\"}".formatted(UUID.randomUUID(), id);
        assertThat(post(correction).body()).contains("\"kind\":\"correction\"", "\"quantity\":2");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return http.send(
                request("/movements")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String address) throws Exception {
        HttpResponse<String> answer = http.send(request(address).GET().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/supplies" + address))
                .header("Accept-Language", "zh-CN")
                .header("Authorization", "Bearer " + fixture.token("secretary"));
    }
}
