package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.tasks.Task;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of things to do as software gets it. */
@Tag("slow")
class TaskApiTest extends CareTesting {

    @Autowired
    JsonMapper json;

    Task morning;
    String token;

    @BeforeEach
    void begin() {
        MeasureId id = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        morning = slot(id, "care.temperature", LocalDate.of(2022, 2, 8));
        TestClock.set("2022-02-08T08:00");
        token = fixture.token("worker");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .header("Accept-Language", "zh-CN")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        return json.readTree(send("GET", path, "").body());
    }

    private String completion() {
        return "/api/v1/tasks/" + morning.id() + "/completion";
    }

    @Test
    void givesMyTasksWithWhomTheyAreAbout() throws Exception {
        JsonNode page = get("/api/v1/tasks?mine=true");
        assertThat(page.get("total").asInt()).isEqualTo(2);
        JsonNode first = page.get("rows").get(0);
        assertThat(first.get("id").asString()).isEqualTo(morning.id().toString());
        assertThat(first.get("kind").asString()).isEqualTo("care.temperature");
        assertThat(first.get("state").asString()).isEqualTo("DUE");
        assertThat(first.get("title").asString()).isEqualTo("测体温");
        assertThat(first.get("person").get("phone").asString()).contains("*");
        assertThat(page.toString()).doesNotContain("13905790001");
        assertThat(get("/api/v1/tasks?mine=true&day=2022-02-10").get("total").asInt())
                .isEqualTo(3);
    }

    @Test
    void givesOneTaskWithItsForm() throws Exception {
        JsonNode task = get("/api/v1/tasks/" + morning.id());
        assertThat(task.get("form").get(0).get("field").get("name").asString()).isEqualTo("celsius");
        assertThat(task.get("form").get(0).get("label").asString()).isEqualTo("体温");
        JsonNode symptoms = task.get("form")
                .valueStream()
                .filter(field -> field.at("/field/name").asString().equals("symptoms"))
                .findFirst()
                .orElseThrow();
        assertThat(symptoms.get("options").get("cough").asString()).isEqualTo("咳嗽");
    }

    @Test
    void theSameCompletionGetsTheSameAnswer() throws Exception {
        String body = "{\"id\":\"%s\",\"at\":\"2022-02-08T07:45:00+08:00\",\"answers\":{\"celsius\":36.5}}"
                .formatted(UUID.randomUUID());
        HttpResponse<String> first = send("POST", completion(), body);
        TestClock.set("2022-02-08T08:30");
        HttpResponse<String> again = send("POST", completion(), body);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(json.readTree(first.body()).get("state").asString()).isEqualTo("DONE");
    }

    @Test
    void saysOfWhatWasEnteredAfterItsGraceThatItStaysMissed() throws Exception {
        TestClock.set("2022-02-08T12:01");
        String body = "{\"id\":\"%s\",\"answers\":{\"celsius\":36.8}}".formatted(UUID.randomUUID());
        JsonNode done = json.readTree(send("POST", completion(), body).body());
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("missed").asBoolean()).isTrue();
        JsonNode task = get("/api/v1/tasks/" + morning.id()).get("task");
        assertThat(task.get("missed").asBoolean()).isTrue();
        assertThat(task.get("late").asBoolean()).isTrue();
    }

    @Test
    void otherAnswersUnderTheSameIdAreAConflict() throws Exception {
        String body = "{\"id\":\"%s\",\"answers\":{\"celsius\":%%s}}".formatted(UUID.randomUUID());
        assertThat(send("POST", completion(), body.formatted("36.5")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> other = send("POST", completion(), body.formatted("38.5"));
        assertThat(other.statusCode()).as(other.body()).isEqualTo(409);
        JsonNode problem = json.readTree(other.body());
        assertThat(problem.at("/type").asString()).isEqualTo("urn:linli:problem:conflict");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("tasks.completion.other");
        assertThat(send("POST", completion(), body.formatted("36.5")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void namesTheFieldOfEachProblem() throws Exception {
        HttpResponse<String> refused = send(
                "POST",
                completion(),
                "{\"id\":\"%s\",\"answers\":{\"celsius\":365,\"bogus\":1}}".formatted(UUID.randomUUID()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .contains("problem+json");
        JsonNode errors = json.readTree(refused.body()).get("errors");
        assertThat(errors).hasSize(2);
        assertThat(errors.toString()).contains("celsius").contains("34.0");
        assertThat(send("POST", completion(), "{\"answers\":{}}").statusCode()).isEqualTo(422);
    }

    @Test
    void refusesWhatIsMalformedUnknownOrNotMine() throws Exception {
        assertThat(send("POST", completion(), "{\"id\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(send("POST", completion(), "not json").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/api/v1/tasks/" + UUID.randomUUID(), "").statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/api/v1/tasks?area=%2F..%2F", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/api/v1/tasks?day=tomorrow", "").statusCode()).isEqualTo(400);
        token = fixture.token("xilou1");
        assertThat(send(
                                "POST",
                                completion(),
                                "{\"id\":\"%s\",\"answers\":{\"celsius\":36.5}}".formatted(UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(404);
        token = fixture.token("auditor");
        assertThat(send(
                                "POST",
                                completion(),
                                "{\"id\":\"%s\",\"answers\":{\"celsius\":36.5}}".formatted(UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void givesMeasuresWithWhatStandsInTheWay() throws Exception {
        token = fixture.token("secretary");
        JsonNode page = get("/api/v1/measures?state=ACTIVE");
        assertThat(page.get("total").asInt()).isEqualTo(1);
        JsonNode measure = page.get("rows").get(0);
        assertThat(measure.get("protocol").asString()).isEqualTo("2+14");
        JsonNode one = get("/api/v1/measures/" + measure.get("id").asString());
        assertThat(one.get("obstacles").toString()).contains("第 3 天采样未到时间");
    }
}
