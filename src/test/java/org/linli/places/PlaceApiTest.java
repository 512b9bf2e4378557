package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other software reads and keeps the register within the same rules. */
class PlaceApiTest extends PlaceTesting {

    private static final String PATH = "/api/v1/places";

    @Autowired
    private JsonMapper json;

    private static String sent(UUID id, String more) {
        return """
                {"id": "%s", "area": "%s", "kind": "shop", "name": "小张超市", "address": "江滨路12号", "operator": "张三",
                 "phone": "13900001234", "staff": 3, "opens": "08:00", "closes": "20:00",
                 "position": {"lat": 29.3068, "lng": 120.0752}, "since": "2022-01-08", "version": 0%s}
                """.formatted(id, Fixture.XIFAN_1.slug(), more);
    }

    @Test
    void aPlaceIsEnteredOnceReadChangedAndEnded() throws Exception {
        UUID id = Ids.next();
        JsonNode entered = send("secretary", "POST", PATH, sent(id, ""), 201);
        assertThat(entered.at("/weekdays")).hasSize(7);
        assertThat(entered.at("/phone").asString()).isEqualTo("13900001234");
        send("secretary", "POST", PATH, sent(id, ""), 200);
        assertThat(send("secretary", "POST", PATH, sent(id, "").replace("张三", "李四"), 409)
                        .toString())
                .contains("id");
        JsonNode changed =
                send("secretary", "PUT", PATH + "/" + id, sent(id, "").replace("张三", "李四"), 200);
        assertThat(changed.at("/operator").asString()).isEqualTo("李四");
        assertThat(changed.at("/version").asInt()).isEqualTo(1);
        send("secretary", "PUT", PATH + "/" + id, sent(id, ""), 409);
        assertThat(send("secretary", "POST", PATH + "/" + id + "/ending", "{\"until\":\"2022-02-06\"}", 200)
                        .at("/until")
                        .asString())
                .isEqualTo("2022-02-06");
        assertThat(get("secretary", "", 200).at("/rows")).isEmpty();
        assertThat(get("secretary", "?ended=true", 200).at("/rows")).hasSize(1);
    }

    @Test
    void aNewPlaceHasTheFirstVersionWhateverWasSent() throws Exception {
        UUID id = Ids.next();
        String without = sent(id, "").replace(", \"version\": 0", "");
        JsonNode entered = send("secretary", "POST", PATH, without, 201);
        assertThat(entered.at("/version").asInt()).isZero();
        send("secretary", "POST", PATH, without, 200);
    }

    @Test
    void whatIsWrongIsNamedByItsField() throws Exception {
        String wrong = sent(Ids.next(), "")
                .replace("\"shop\"", "\"castle\"")
                .replace("08:00", "8h")
                .replace("13900001234", "12");
        String problems = send("secretary", "POST", PATH, wrong, 422).toString();
        assertThat(problems).contains("\"kind\"", "\"opens\"");
        send("secretary", "POST", PATH, sent(Ids.next(), ", \"colour\": \"red\""), 400);
        send("secretary", "POST", PATH, "{}", 422);
        get("secretary", "?kind=castle", 422);
        get("secretary", "?area=" + Fixture.XILOU.slug(), 403);
        get("secretary", "?area=nowhere", 404);
        send("secretary", "POST", PATH + "/" + Ids.next() + "/ending", "{\"until\":\"2022-02-06\"}", 404);
    }

    @Test
    void aListIsNarrowedAndReadPageByPageWithoutNumbers() throws Exception {
        Place market = place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null);
        Acting.run(fixture.actor("secretary"), () -> {
            places.enter(market, null);
            for (int n = 1; n <= 5; n++) {
                places.enter(place(Fixture.XIFAN, PlaceKind.STALL, "A-" + n, market.id()), null);
            }
            places.enter(shop(Fixture.XIFAN_1, "小张超市"), null);
        });
        JsonNode first = get("worker", "?market=" + market.id() + "&size=3", 200);
        assertThat(first.at("/rows")).hasSize(3);
        JsonNode second = get(
                "worker",
                "?market=" + market.id() + "&size=3&after=" + first.at("/next").asString(),
                200);
        assertThat(second.at("/rows").findValuesAsString("name")).containsExactly("A-4", "A-5");
        assertThat(second.has("next") && !second.at("/next").isNull()).isFalse();
        assertThat(get("worker", "?kind=shop&area=" + Fixture.XIFAN_1.slug(), 200)
                        .at("/rows"))
                .hasSize(1);
        assertThat(get("xilou", "", 200).at("/rows")).isEmpty();
        get("guard", "", 403);
        get("xilou", "/" + market.id(), 404);
        send("worker", "POST", PATH, sent(Ids.next(), ""), 403);
    }

    private JsonNode get(String user, String query, int status) throws IOException, InterruptedException {
        return send(user, "GET", PATH + query, "", status);
    }

    private JsonNode send(String user, String method, String path, String body, int status)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + fixture.token(user))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
