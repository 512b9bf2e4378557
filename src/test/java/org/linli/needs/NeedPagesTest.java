package org.linli.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.statement.Counter;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of promises, the page of one, the figures of the day, and what software is told. */
@Tag("slow")
class NeedPagesTest extends NeedsTesting {

    @Autowired
    JsonMapper json;

    @Autowired
    List<Counter> counters;

    private static List<String> shown(Document page) {
        return page.select("td[data-label=需求]").eachText();
    }

    @Test
    void whatIsDueFirstStandsOnTopAndIsFoundByWhatWhoseWhoAndHow() throws IOException {
        told(null, "food", "大米五公斤");
        Need pills = told(laid.xu(), "medicine", "降压药");
        Need talk = told(laid.li(), "talk", "想找人聊聊");
        var browser = new SignedIn(port, "secretary", "zh-CN");
        assertThat(shown(browser.get("/needs"))).containsExactly("降压药", "大米五公斤", "想找人聊聊");
        assertThat(shown(browser.get("/needs?sort=-due"))).containsExactly("想找人聊聊", "大米五公斤", "降压药");
        assertThat(shown(browser.get("/needs?q=大米"))).containsExactly("大米五公斤");
        assertThat(shown(browser.get("/needs?q=xsz"))).containsExactly("降压药");
        assertThat(shown(browser.get("/needs?q=范建国")))
                .as("the household's, by its head")
                .containsExactly("大米五公斤");
        assertThat(shown(browser.get("/needs?what=talk"))).containsExactly("想找人聊聊");
        assertThat(shown(browser.get("/needs?owner=" + task(talk).assigneeId())))
                .contains("想找人聊聊");
        assertThat(shown(browser.get("/needs?area=" + talk.path().slug()))).containsExactly("想找人聊聊");
        assertThat(shown(browser.get("/needs?household=" + family))).containsExactly("大米五公斤");
        complete(secretary, task(pills), Map.of("outcome", "none_left"));
        assertThat(shown(browser.get("/needs?state=BROKEN"))).containsExactly("降压药");
        TestClock.set("2022-02-07T17:00");
        Document late = browser.get("/needs?state=LATE");
        assertThat(shown(late)).containsExactly("大米五公斤");
        assertThat(browser.get("/needs?state=KEPT").select(".empty-state").text())
                .contains("没有符合条件的需求");
        assertThat(browser.response("/needs.csv?what=food").body())
                .contains("范建国家")
                .doesNotContain("降压药");
        assertThat(new SignedIn(port, "worker").response("/needs.csv").statusCode())
                .isEqualTo(403);
        assertThat(shown(new SignedIn(port, "worker", "zh-CN").get("/needs")))
                .as("only of the worker's cell")
                .containsExactly("大米五公斤");
    }

    @Test
    void thePageOfOneTellsItsStoryAndItIsPutRightGivenAndTakenBackThere() throws IOException {
        Need food = told(null, "food", "大米");
        TestClock.set("2022-02-07T16:30");
        watch.run();
        var browser = new SignedIn(port, "secretary", "zh-CN");
        String page = "/needs/" + food.id();
        Document late = browser.get(page);
        assertThat(late.text()).contains("已超时").contains("范建国家").contains("已超时，提醒网格长");
        String version = late.select("input[name=version]").val();
        Document refused = browser.post(
                page, page + "/correct", Map.of("version", version, "what", "baby", "words", "", "until", ""));
        assertThat(refused.select("details[open] #f-words")).isNotEmpty();
        Map<String, String> right =
                Map.of("version", version, "what", "baby", "words", "奶粉一罐", "until", "2022-02-07T20:00");
        Document corrected = browser.post(page, page + "/correct", right);
        assertThat(corrected.text()).contains("已更正").contains("更正；原为：食品 · 大米").contains("奶粉一罐");
        assertThat(corrected.select("select[name=account] option").eachAttr("value"))
                .as("whoever sees the place")
                .contains(worker.account().toString(), secretary.account().toString());
        Document given = browser.post(
                page, page + "/owner", Map.of("account", secretary.account().toString()));
        assertThat(given.select(".alert-success").text()).contains("已转交给");
        assertThat(task(food).assigneeId()).isEqualTo(secretary.account());
        assertThat(browser.post(page, page + "/withdraw", Map.of("reason", "")).text())
                .contains("请填写撤回原因");
        Document back = browser.post(page, page + "/withdraw", Map.of("reason", "登记错了人家"));
        assertThat(back.text()).contains("不再办理").contains("登记错了人家");
        assertThat(back.select("form[action$=/correct]")).isEmpty();
        assertThat(new SignedIn(port, "auditor").get(page).select("main form")).isEmpty();
    }

    @Test
    void theFiguresOfTheDayCountWhatIsOpenLateAndKeptInTime() {
        Need food = told(null, "food", "大米");
        Need pills = told(laid.xu(), "medicine", "降压药");
        Need wrong = told(laid.xu(), "food", "登记错的");
        as(worker, () -> needs.withdraw(wrong.id(), "登记错了人"));
        LocalDate day = clock.today();
        assertThat(counted("needs.open", day)).containsExactlyInAnyOrder(food.id(), pills.id());
        assertThat(counted("needs.late", day)).isEmpty();
        TestClock.set("2022-02-07T15:00");
        assertThat(counted("needs.late", day)).containsExactly(pills.id());
        complete(worker, task(food), Map.of("outcome", "kept"));
        complete(worker, task(pills), Map.of("outcome", "kept"));
        assertThat(counted("needs.kept", day)).as("in time").containsExactly(food.id());
        assertThat(counted("needs.open", day)).isEmpty();
        TestClock.set("2022-02-08T15:00");
        assertThat(counted("needs.kept", day)).containsExactly(food.id());
        assertThat(counted("needs.kept", day.plusDays(1))).isEmpty();
        assertThat(counted("needs.open", day)).isEmpty();
    }

    private List<UUID> counted(String key, LocalDate day) {
        Counter counter =
                counters.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
        Map<String, Object> params = Map.of(
                "day",
                day,
                "from",
                Timestamp.from(clock.startOf(day)),
                "to",
                Timestamp.from(clock.endOf(day)),
                "now",
                Timestamp.from(clock.now()));
        return as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql(counter.sql())
                        .params(params)
                        .query((rs, n) -> rs.getObject("id", UUID.class))
                        .list()));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + fixture.token("worker"))
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void softwareEntersANeedOnceAndSaysHowItWent() throws Exception {
        String id = UUID.randomUUID().toString();
        String body = """
                {"id": "%s", "person": "%s", "what": "MEDICINE", "words": "降压药", "until": "2022-02-07T18:00:00+08:00"}
                """.formatted(id, laid.fan());
        HttpResponse<String> made = send("POST", "/api/v1/needs", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).hasValue("/api/v1/needs/" + id);
        assertThat(send("POST", "/api/v1/needs", body).statusCode()).isEqualTo(200);
        assertThat(send("POST", "/api/v1/needs", body.replace("降压药", "胰岛素")).statusCode())
                .isEqualTo(409);
        assertThat(send(
                                "POST",
                                "/api/v1/needs",
                                body.replace(id, UUID.randomUUID().toString()).replace("降压药", ""))
                        .statusCode())
                .isEqualTo(422);
        JsonNode one = json.readTree(send("GET", "/api/v1/needs/" + id, "").body());
        assertThat(one.get("state").asString()).isEqualTo("OPEN");
        assertThat(one.get("dueAt").asString()).isEqualTo("2022-02-07T10:00:00Z");
        assertThat(one.get("owner").asString()).isEqualTo(worker.account().toString());
        String ending = """
                {"id": "%s", "outcome": "kept", "note": "已送到门口"}
                """.formatted(UUID.randomUUID());
        HttpResponse<String> kept = send("POST", "/api/v1/needs/" + id + "/ending", ending);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(json.readTree(kept.body()).get("outcome").asString()).isEqualTo("KEPT");
        assertThat(send("POST", "/api/v1/needs/" + id + "/ending", ending).body())
                .isEqualTo(kept.body());
        assertThat(send("POST", "/api/v1/needs/" + id + "/withdrawal", "{\"reason\": \"晚了\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void softwareReadsPagesBehindTheLastOneSeen() throws Exception {
        for (String words : List.of("一", "二", "三")) {
            told(laid.fan(), "food", words);
        }
        JsonNode first = json.readTree(send("GET", "/api/v1/needs?size=2", "").body());
        assertThat(first.get("rows")).hasSize(2);
        told(laid.fan(), "medicine", "先到期的");
        JsonNode second = json.readTree(
                send("GET", "/api/v1/needs?size=2&after=" + first.get("next").asString(), "")
                        .body());
        assertThat(second.get("rows"))
                .as("what came in meanwhile shifts nothing")
                .hasSize(1);
        assertThat(second.path("next").isNull() || second.path("next").isMissingNode())
                .isTrue();
        assertThat(json.readTree(send("GET", "/api/v1/needs?state=LATE", "").body())
                        .get("rows"))
                .isEmpty();
    }
}
