package org.linli.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LinliTest
class StatementApiTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    Statements statements;

    @Autowired
    Counters counters;

    @Autowired
    JsonMapper json;

    @Test
    void answersWithEveryFigureAndItsChildren() throws Exception {
        JsonNode statement = get("command", "330783005.xilou/2022-02-07", 200);
        assertThat(statement.at("/area").asString()).isEqualTo("330783005.xilou");
        assertThat(statement.at("/date").asString()).isEqualTo("2022-02-07");
        assertThat(statement.at("/figures")).hasSize(counters.all().size());
        assertThat(statement.at("/signed").isMissingNode()
                        || statement.at("/signed").isNull())
                .isTrue();
        assertThat(statement.at("/children/0/area").asString()).isEqualTo("330783005.xilou.g1");
        assertThat(statement.at("/beside/0/area").asString()).isEqualTo("330783005.xilou.r");
    }

    @Test
    void saysWhoSigned() throws Exception {
        TestClock.set("2022-02-07T17:05");
        Acting.run(fixture.actor("secretary"), () -> {
            StatementToSign what = statements.toSign(Fixture.XIFAN, LocalDate.of(2022, 2, 7));
            statements.sign(Fixture.XIFAN, LocalDate.of(2022, 2, 7), what.seen(), what.keys());
        });
        JsonNode signed = get("command", "330783005.xifan/2022-02-07", 200).at("/signed");
        assertThat(signed.at("/by").asString())
                .isEqualTo(fixture.account("secretary").name());
        assertThat(signed.at("/at").asString()).isEqualTo("2022-02-07T09:05:00Z");
    }

    @Test
    void refusesADayToComeAndOneFromBeforeAnyRecord() throws Exception {
        for (String day : java.util.List.of("2022-02-08", "2019-02-06", "1900-01-01")) {
            assertThat(get("command", "330783005.xifan/" + day, 422).toString())
                    .as(day)
                    .contains(day);
        }
        get("command", "330783005.xifan/2019-02-07", 200);
    }

    @Test
    void saysInAProblemWhatIsWrong() throws Exception {
        assertThat(get("command", "330783005.nowhere/2022-02-07", 404)
                        .at("/type")
                        .asString())
                .isEqualTo("urn:linli:problem:not-found");
        assertThat(get("command", "No such path!/2022-02-07", 404).at("/status").asInt())
                .isEqualTo(404);
        assertThat(get("secretary", "330783005.xilou/2022-02-07", 403)
                        .at("/type")
                        .asString())
                .isEqualTo("urn:linli:problem:forbidden");
        assertThat(get("guard", "330783005.xifan/2022-02-07", 403).at("/status").asInt())
                .isEqualTo(403);
        assertThat(get("command", "330783005.xifan/2022-02-30", 400)
                        .at("/status")
                        .asInt())
                .isEqualTo(400);
        assertThat(get("command", "330783005.xifan/yesterday", 400)
                        .at("/status")
                        .asInt())
                .isEqualTo(400);
    }

    private JsonNode get(String user, String what, int status) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/v1/statements/" + what.replace(" ", "%20")))
                    .header("Authorization", "Bearer " + fixture.token(user))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            if (status >= 400) {
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
            return json.readTree(answer.body());
        }
    }
}
