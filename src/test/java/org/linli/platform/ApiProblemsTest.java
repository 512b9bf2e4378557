package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What software is told when the framework refuses a request before any of our code sees it: the same as of us. */
@LinliTest
@Tag("slow")
class ApiProblemsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Fixture fixture;

    @Autowired
    Accounts accounts;

    @LocalServerPort
    int port;

    String token;

    @BeforeEach
    void signIn() {
        token = fixture.token("secretary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                /api/v1/people/42                         | id    | 42     | UUID
                /api/v1/arrivals/42                       | id    | 42     | UUID
                /api/v1/tasks?day=tomorrow                | day   | tomorrow | 2022-02-07
                /api/v1/tasks?page=first                  | page  | first  | number
                /api/v1/tasks?mine=perhaps                | mine  | perhaps | true
                /api/v1/measures?state=RUNNING            | state | RUNNING | ACTIVE
                /api/v1/statements/330783005.xifan/7.2.22 | date  | 7.2.22 | 2022-02-07
                /api/v1/divisions                         | q     | q      | missing
                """)
    void namesTheParameterItsValueAndWhatIsWanted(String path, String field, String value, String wanted)
            throws Exception {
        HttpResponse<String> answer = send("GET", path, "", "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode problem = problem(answer, "bad-request");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/message").asString()).contains(value).contains(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"id": "x"}                                  | id
                {"answers": "36.5"}                          | answers
                {"at": "yesterday"}                          | at
                {"id": "0190f3a2-7b1c-7d00-8000-000000000001"| ''
                not json                                     | ''
                """)
    void namesTheFieldOfABodyThatCannotBeRead(String body, String field) throws Exception {
        HttpResponse<String> answer =
                send("POST", "/api/v1/tasks/0190f3a2-7b1c-7d00-8000-000000000001/completion", body, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(problem(answer, "bad-request").at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                /api/v1/arrivals | {"name": "李小明", "leftRiskon": "2022-02-01"}  | leftRiskon     | leftRiskOn
                /api/v1/arrivals | {"name": "李小明", "contactedOn": "2022-02-01"} | contactedOn    | contactOn
                /api/v1/arrivals | {"tests": [{"takenOn": "2022-02-01"}]}          | tests.0.takenOn | takenAt
                /api/v1/tasks/0190f3a2-7b1c-7d00-8000-000000000001/completion \
                | {"id": "0190f3a2-7b1c-7d00-8000-000000000002", "At": "2022-02-07T08:00:00+08:00"} | At | at
                """)
    void aFieldThatIsNotKnownIsRefusedWithThoseThatAre(String path, String body, String field, String known)
            throws Exception {
        HttpResponse<String> answer = send("POST", path, body, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode problem = problem(answer, "bad-request");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("problem.form.unknown");
        assertThat(problem.at("/errors/0/message").asString()).containsPattern("\\b" + known + "\\b");
        assertThat(problem(send("POST", path, body, "zh"), "bad-request")
                        .at("/errors/0/message")
                        .asString())
                .contains("没有", known);
    }

    @Test
    void aKindOfTaskThatThereIsNotIsRefusedWithThoseThatThereAre() throws Exception {
        JsonNode problem = problem(send("GET", "/api/v1/tasks?kind=nonsense", "", "en"), "bad-request");
        assertThat(problem.at("/status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("kind");
        assertThat(problem.at("/errors/0/message").asString()).contains("nonsense", "care.temperature");
        assertThat(send("GET", "/api/v1/tasks?kind=care.temperature", "", "en").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "people?tag=NOPE | tag | elder",
                "people?tag=elder&tag=zz | tag | elder",
                "people?presence=x | presence | gone",
                "people?page=-1 | page | -1",
                "people?page=abc | page | abc",
                "tasks?page=0 | page | 0",
                "measures?page=-1 | page | -1"
            })
    void aFilterOrPageThatThereIsNotIsRefusedAndNeverLeftOut(String asked, String field, String says) throws Exception {
        JsonNode problem = problem(send("GET", "/api/v1/" + asked, "", "en"), "bad-request");
        assertThat(problem.at("/status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/message").asString()).contains(says);
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() throws Exception {
        JsonNode problem = problem(send("POST", "/api/v1/arrivals", "{\"doses\": {\"a\": 1}}", "en"), "bad-request");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("doses");
        assertThat(problem.at("/errors/0/message").asString())
                .contains("This must be text")
                .doesNotContain("UTF-8");
        JsonNode half = problem(send("POST", "/api/v1/arrivals", "{\"note\": \"\\ud83d\"}", "en"), "bad-request");
        assertThat(half.at("/errors/0/field").asString()).isEqualTo("note");
        assertThat(half.at("/errors/0/message").asString()).contains("cannot be read");
    }

    @Test
    void theLanguageThatSoftwareAsksForGoesBeforeThatOfTheAccount() throws Exception {
        Actor secretary = fixture.actor("secretary");
        Acting.run(secretary, () -> accounts.chooseLanguage("zh"));
        JsonNode english = problem(send("GET", "/api/v1/people/42", "", "en"), "bad-request");
        assertThat(english.at("/title").asString()).isEqualTo("Something went wrong");
        assertThat(problem(send("GET", "/api/v1/nowhere", "", "en"), "not-found")
                        .at("/title")
                        .asString())
                .isEqualTo("Something went wrong");
        Acting.run(secretary, () -> accounts.chooseLanguage("en"));
        assertThat(problem(send("GET", "/api/v1/people/42", "", "zh-CN"), "bad-request")
                        .at("/title")
                        .asString())
                .isEqualTo("出了点问题");
        assertThat(problem(send("GET", "/api/v1/people/42", "", "fr"), "bad-request")
                        .at("/title")
                        .asString())
                .as("what we do not speak")
                .isEqualTo("Something went wrong");
    }

    @Test
    void neverRepeatsAValueOfABodyWhichMayBeANumberOfSomebody() throws Exception {
        HttpResponse<String> answer = send("POST", "/api/v1/arrivals", """
                {"name": "李小明", "id": "11010519491231002X"}
                """, "zh");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("11010519491231002X");
    }

    @Test
    void speaksTheLanguageOfWhoeverAsks() throws Exception {
        HttpResponse<String> chinese = send("GET", "/api/v1/people/42", "", "zh-CN");
        assertThat(problem(chinese, "bad-request").at("/errors/0/message").asString())
                .contains("编号");
        assertThat(chinese.headers().firstValue("Content-Language")).contains("zh-CN");
        HttpResponse<String> english = send("GET", "/api/v1/people/42", "", "en");
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nowhere", "/api/v2/people", "/api/v1/people/42/nothing"})
    void anAddressThatDoesNotExistIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "", "en");
        assertThat(answer.statusCode()).isEqualTo(404);
        problem(answer, "not-found");
    }

    @Test
    void aMethodThatAnAddressDoesNotTakeIsSaidWithThoseItTakes() throws Exception {
        HttpResponse<String> answer = send("DELETE", "/api/v1/people", "", "en");
        assertThat(answer.statusCode()).isEqualTo(405);
        problem(answer, "method");
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
    }

    @Test
    void contentOfAnotherTypeIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/arrivals"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
        problem(answer, "media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "linli_0000000000000000000000000000000000000000"})
    void whoeverHasNoTokenThatHoldsIsToldSo(String wrong) throws Exception {
        token = wrong;
        HttpResponse<String> answer = send("GET", "/api/v1/people", "", "en");
        assertThat(answer.statusCode()).isEqualTo(401);
        problem(answer, "signed-out");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    /** The problem, whose frame is always the same. */
    private static JsonNode problem(HttpResponse<String> answer, String code) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.at("/type").asString()).isEqualTo("urn:linli:problem:" + code);
        assertThat(problem.at("/code").asString()).isEqualTo(code);
        assertThat(problem.at("/status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.at("/title").asString()).isNotEmpty();
        assertThat(problem.at("/detail").asString()).isNotEmpty();
        assertThat(problem.at("/instance").asString())
                .isEqualTo(answer.request().uri().getRawPath());
        assertThat(problem.at("/errors").isArray()).isTrue();
        assertThat(answer.headers().firstValue("Content-Language")).isPresent();
        return problem;
    }

    private HttpResponse<String> send(String method, String path, String body, String language) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
