package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.Phone;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other software reads who stands where, and puts somebody there within the same rules. */
class DutyApiTest extends DutyTesting {

    @Autowired
    JsonMapper json;

    private Post gate;
    private DutyMember zhang;

    @BeforeEach
    void stand() {
        gate = post("市场大门");
        daily(gate, "11:00", "13:00", DutyKind.VOLUNTEER);
        daily(gate, "17:00", "20:00");
        zhang = member("张三");
    }

    @Test
    void theShiftsOfAWeekAreReadWithWhoStandsThereAndWithoutNumbers() throws Exception {
        withNumber();
        put(seats(gate, MONDAY).getFirst(), zhang);
        JsonNode shifts = get("worker", "/shifts?from=2022-02-07&until=2022-02-13", 200);
        assertThat(shifts).hasSize(14);
        JsonNode seat = shifts.at("/0/seats/0");
        assertThat(shifts.at("/0/postName").asString()).isEqualTo("市场大门");
        assertThat(shifts.at("/0/begins").asString()).isEqualTo("2022-02-07T03:00:00Z");
        assertThat(seat.at("/kind").asString()).isEqualTo("volunteer");
        assertThat(seat.at("/name").asString()).isEqualTo("张三");
        assertThat(seat.has("phone") && !seat.at("/phone").isNull()).isFalse();
        assertThat(shifts.at("/1/seats/0/name").asString()).isEmpty();
    }

    private void withNumber() {
        Acting.run(secretary, () -> members.change(zhang, new Phone("13900001234")));
    }

    @Test
    void whoIsOnDutyNowIsToldWithTheNumberToCall() throws Exception {
        withNumber();
        put(seats(gate, MONDAY).getFirst(), zhang);
        JsonNode now = get("worker", "/now", 200);
        assertThat(now).hasSize(1);
        assertThat(now.at("/0/seats/0/phone").asString().replace(" ", "")).isEqualTo("13900001234");
        assertThat(get("xilou", "/now", 200)).isEmpty();
    }

    @Test
    void postsAndTheDaysOnWhichTheyWereMannedAreRead() throws Exception {
        assertThat(get("worker", "/posts", 200).at("/0/kind").asString()).isEqualTo("gate");
        assertThat(get("worker", "/posts/" + gate.id() + "/days", 200)
                        .at("/inRow")
                        .asInt())
                .isZero();
        get("xilou", "/posts/" + gate.id() + "/days", 404);
    }

    @Test
    void somebodyIsPutIntoASeatWithinTheRules() throws Exception {
        Seat seat = seats(gate, MONDAY.plusDays(1)).getFirst();
        String path = "/seats/" + seat.id() + "/member";
        String put = "{\"from\":null,\"to\":\"" + zhang.id() + "\"}";
        assertThat(put("secretary", path, put, 200).at("/name").asString()).isEqualTo("张三");
        put("secretary", path, put, 409);
        UUID cadre = as(secretary, () -> member("金国强", DutyKind.CADRE)).id();
        assertThat(put("secretary", path, "{\"from\":\"" + zhang.id() + "\",\"to\":\"" + cadre + "\"}", 422)
                        .toString())
                .contains("金国强");
        assertThat(put("secretary", path, "{\"from\":\"Zhang\"}", 422).toString())
                .contains("from");
        put("worker", path, put, 403);
        put("xilou", path, put, 404);
        put("secretary", "/seats/" + Ids.next() + "/member", put, 404);
    }

    @Test
    void aCallerReadsTheirOwnShiftsAndOthersHaveNone() throws Exception {
        DutyMember wang = withAccount("王五", "worker");
        put(seats(gate, MONDAY.plusDays(1)).getFirst(), wang);
        JsonNode mine = get("worker", "/mine", 200);
        assertThat(mine).hasSize(1);
        assertThat(mine.at("/0/state").asString()).isEqualTo("to_come");
        assertThat(get("worker2", "/mine", 200)).isEmpty();
    }

    @Test
    void tooManyDaysAndAPeriodThatEndsBeforeItBeginsAreRefused() throws Exception {
        get("worker", "/shifts?from=2022-02-07&until=2022-03-11", 422);
        get("worker", "/shifts?from=2022-02-07&until=2022-02-06", 422);
        get("worker", "/shifts?from=2022-02-30", 400);
        get("worker", "/shifts?area=" + Fixture.XILOU.slug(), 403);
        get("worker", "/shifts?area=nowhere", 404);
    }

    private JsonNode get(String user, String path, int status) throws IOException, InterruptedException {
        return send(user, path, status, request -> request.GET());
    }

    private JsonNode put(String user, String path, String body, int status) throws IOException, InterruptedException {
        return send(
                user,
                path,
                status,
                request -> request.header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(String user, String path, int status, UnaryOperator<HttpRequest.Builder> method)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/api/v1/duty" + path))
                    .header("Authorization", "Bearer " + fixture.token(user));
            HttpResponse<String> answer =
                    client.send(method.apply(request).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return json.readTree(answer.body());
        }
    }
}
