package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Connection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.field.FieldSealing;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone that signs in once, is told what changed, and sends what was entered on it. */
@Tag("slow")
class FieldSyncTest extends CareTesting {

    private static final String PHONE_OF_XU = "13905790001";

    @Autowired
    JsonMapper json;

    private final HttpClient http = HttpClient.newHttpClient();
    private MeasureId measure;
    private Task morning;
    private Phone phone;

    @BeforeEach
    void begin() throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate field.device, field.told, field.entry");
        }
        measure = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        morning = slot(measure, "care.temperature", LocalDate.of(2022, 2, 8));
        TestClock.set("2022-02-08T08:00");
        phone = pair("worker");
    }

    /** A phone with what it holds, as the app keeps it. */
    private record Phone(String device, String token, Map<String, JsonNode> held, List<String> cursor) {

        JsonNode of(String key) {
            return Objects.requireNonNull(held.get(key), key);
        }

        @Nullable
        String lastCursor() {
            return cursor.isEmpty() ? null : cursor.getLast();
        }
    }

    private Phone pair(String username) throws IOException {
        Connection.Response paired = pairing(username, "{\"name\":\"我的手机\"}");
        assertThat(paired.statusCode()).as(paired.body()).isEqualTo(201);
        JsonNode answer = json.readTree(paired.body());
        return new Phone(
                answer.at("/device").asString(), answer.at("/token").asString(), new HashMap<>(), new ArrayList<>());
    }

    private Connection.Response pairing(String username, String body) throws IOException {
        var browser = new SignedIn(port, username);
        JsonNode me = json.readTree(browser.response("/field/me").body());
        return browser.request("/field/devices")
                .header("Content-Type", "application/json")
                .header(me.at("/csrfHeader").asString(), me.at("/csrf").asString())
                .requestBody(body)
                .ignoreContentType(true)
                .method(Connection.Method.POST)
                .execute();
    }

    private HttpResponse<String> send(Phone from, String path, Object body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/field" + path))
                        .header("Authorization", "Bearer " + from.token())
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "zh-CN")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode sync(Phone of) throws Exception {
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("device", of.device());
        asked.put("cursor", of.lastCursor());
        asked.put("sentAt", clock.now().toString());
        HttpResponse<String> response = send(of, "/sync", asked);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json.readTree(response.body());
        if (answer.at("/full").asBoolean()) {
            of.held().clear();
        }
        answer.at("/changed").forEach(item -> of.held().put(key(item), item.at("/value")));
        answer.at("/removed").forEach(item -> of.held().remove(key(item)));
        of.cursor().add(answer.at("/cursor").asString());
        return answer;
    }

    private static String key(JsonNode item) {
        return item.at("/type").asString() + ":" + item.at("/id").asString();
    }

    private Map<String, @Nullable Object> entry(UUID id, Task task, String at, Map<String, Object> answers) {
        var entry = new HashMap<String, @Nullable Object>();
        entry.put("id", id.toString());
        entry.put("number", 1);
        entry.put("kind", "completion");
        entry.put("at", at);
        entry.put("task", task.id().toString());
        entry.put("answers", answers);
        return entry;
    }

    private JsonNode push(Phone from, String sentAt, Object... entries) throws Exception {
        HttpResponse<String> response =
                send(from, "/entries", Map.of("device", from.device(), "sentAt", sentAt, "entries", List.of(entries)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body()).at("/results");
    }

    private void done(Task task) {
        measures.complete(worker, task, Map.of("celsius", 36.5));
    }

    private static long number(String sql) throws SQLException {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long completions() throws SQLException {
        return number("select count(*) from tasks.completion");
    }

    @Test
    void theFirstSyncTellsEverythingThatTheDayTakes() throws Exception {
        JsonNode answer = sync(phone);
        assertThat(answer.at("/full").asBoolean()).isTrue();
        assertThat(answer.at("/zone").asString()).isEqualTo("Asia/Shanghai");
        JsonNode task = phone.of("task:" + morning.id());
        assertThat(task.at("/name").asString()).isEqualTo("测体温");
        assertThat(task.at("/joins").asBoolean()).isTrue();
        assertThat(task.at("/mayDo").asBoolean()).isTrue();
        JsonNode household = phone.of("household:" + task.at("/household").asString());
        assertThat(household.at("/people").findValuesAsString("phone")).contains(PHONE_OF_XU);
        JsonNode form = phone.of("form:" + task.at("/form").asString());
        assertThat(form.at("/fields/0/name").asString()).isEqualTo("celsius");
        assertThat(form.at("/fields/0/label").asString()).isEqualTo("体温");
        JsonNode symptoms = form.at("/fields")
                .valueStream()
                .filter(field -> field.at("/name").asString().equals("symptoms"))
                .findFirst()
                .orElseThrow();
        assertThat(symptoms.at("/shownWhen/0/atLeast").asString()).isEqualTo("37.3");
        assertThat(number("select count(*) from access.audit_entry where action = 'person.seen.device'"))
                .isPositive();
    }

    @Test
    void laterSyncsTellOnlyWhatChanged() throws Exception {
        sync(phone);
        JsonNode same = sync(phone);
        assertThat(same.at("/full").asBoolean()).isFalse();
        assertThat(same.at("/changed")).isEmpty();
        assertThat(same.at("/removed")).isEmpty();
        done(morning);
        JsonNode after = sync(phone);
        assertThat(after.at("/changed").findValuesAsString("type")).containsOnly("task");
        assertThat(phone.of("task:" + morning.id()).at("/done/byName").asString())
                .isNotEmpty();
    }

    @Test
    void theSameCursorIsAnsweredAgainWhenTheAnswerWasLost() throws Exception {
        sync(phone);
        done(morning);
        JsonNode lost = sync(phone);
        phone.cursor().removeLast();
        JsonNode again = sync(phone);
        assertThat(again.at("/full").asBoolean()).isFalse();
        assertThat(again.at("/changed")).isEqualTo(lost.at("/changed"));
    }

    @Test
    void anUnknownCursorIsToldEverything() throws Exception {
        sync(phone);
        phone.cursor().add(UUID.randomUUID().toString());
        assertThat(sync(phone).at("/full").asBoolean()).isTrue();
        assertThat(phone.held()).containsKey("task:" + morning.id());
    }

    @Test
    void whatIsEnteredIsStoredOnceWhateverIsSentAgain() throws Exception {
        Object entry = entry(UUID.randomUUID(), morning, "2022-02-07T23:55:00Z", Map.of("celsius", 36.6));
        assertThat(push(phone, "2022-02-08T00:00:00Z", entry).at("/0/outcome").asString())
                .isEqualTo("STORED");
        // The second time its clock is off by some minutes, so that the corrected time is another.
        assertThat(push(phone, "2022-02-08T00:07:00Z", entry).at("/0/outcome").asString())
                .isEqualTo("REPEATED");
        assertThat(completions()).isEqualTo(1);
    }

    @Test
    void theSameEntrySentByManyAtOnceIsStoredOnce() throws Exception {
        Object entry = entry(UUID.randomUUID(), morning, "2022-02-07T23:55:00Z", Map.of("celsius", 36.6));
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> all = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                String sentAt = "2022-02-08T00:0%d:00Z".formatted(n);
                all.add(() -> push(phone, sentAt, entry));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<JsonNode> each : senders.invokeAll(all)) {
                outcomes.add(each.get().at("/0/outcome").asString());
            }
            assertThat(outcomes).containsOnlyOnce("STORED");
            assertThat(outcomes).containsOnly("STORED", "REPEATED");
        }
        assertThat(completions()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedComesBackWithTheReasonAndIsTakenWhenItIsMended() throws Exception {
        UUID id = UUID.randomUUID();
        JsonNode refused = push(
                        phone,
                        "2022-02-08T00:00:00Z",
                        entry(id, morning, "2022-02-07T23:55:00Z", Map.of("celsius", 382)))
                .get(0);
        assertThat(refused.at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/problems/0/field").asString()).isEqualTo("celsius");
        assertThat(refused.at("/problems/0/message").asString()).contains("34.0", "43.0");
        assertThat(completions()).isZero();
        assertThat(number("select count(*) from field.entry where refused like 'tasks.answer.%'"))
                .isEqualTo(1);
        JsonNode mended = push(
                        phone,
                        "2022-02-08T00:01:00Z",
                        entry(id, morning, "2022-02-07T23:55:00Z", Map.of("celsius", 36.8)))
                .get(0);
        assertThat(mended.at("/outcome").asString()).isEqualTo("STORED");
        assertThat(number("select count(*) from field.entry where refused is null and sendings = 2"))
                .isEqualTo(1);
    }

    @Test
    void otherAnswersUnderTheIdOfSomethingStoredAreRefused() throws Exception {
        UUID id = UUID.randomUUID();
        push(phone, "2022-02-08T00:00:00Z", entry(id, morning, "2022-02-07T23:55:00Z", Map.of("celsius", 36.6)));
        JsonNode other = push(
                        phone,
                        "2022-02-08T00:01:00Z",
                        entry(id, morning, "2022-02-07T23:55:00Z", Map.of("celsius", 38.6)))
                .get(0);
        assertThat(other.at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(number("select count(*) from field.entry where refused is null"))
                .isEqualTo(1);
    }

    @Test
    void aWrongClockIsCorrectedAndBothTimesAreKept() throws Exception {
        UUID id = UUID.randomUUID();
        // The phone is three hours ahead: what it calls 10:50 was 07:50.
        JsonNode stored = push(
                        phone,
                        "2022-02-08T03:00:00Z",
                        entry(id, morning, "2022-02-08T02:50:00Z", Map.of("celsius", 36.6)))
                .get(0);
        assertThat(stored.at("/at").asString()).isEqualTo("2022-02-07T23:50:00Z");
        assertThat(number("""
                        select count(*) from field.entry
                         where phone_at = '2022-02-08T02:50:00Z' and at = '2022-02-07T23:50:00Z'
                        """)).isEqualTo(1);
    }

    @Test
    void twoWorkersAtOneDoorAreBothKeptAndTheTaskIsDoneOnce() throws Exception {
        Phone leader = pair("leader");
        sync(phone);
        push(
                phone,
                "2022-02-08T00:00:00Z",
                entry(UUID.randomUUID(), morning, "2022-02-07T23:50:00Z", Map.of("celsius", 36.6)));
        JsonNode second = push(
                        leader,
                        "2022-02-08T00:00:00Z",
                        entry(UUID.randomUUID(), morning, "2022-02-07T23:52:00Z", Map.of("celsius", 36.7)))
                .get(0);
        assertThat(second.at("/outcome").asString()).isEqualTo("STORED");
        assertThat(completions()).isEqualTo(2);
        sync(phone);
        JsonNode task = phone.of("task:" + morning.id());
        assertThat(task.at("/completions")).hasSize(2);
        assertThat(task.at("/completions").findValuesAsString("byName")).doesNotHaveDuplicates();
    }

    @Test
    void aPhoneThatWasShutOutIsToldSo() throws Exception {
        sync(phone);
        var boss = new SignedIn(port, "secretary");
        String page = "/field/devices?account=" + worker.account();
        assertThat(boss.get(page).text()).contains("我的手机");
        assertThat(boss.post(page, "/field/devices/" + phone.device() + "/revoke", Map.of())
                        .text())
                .contains("已注销");
        HttpResponse<String> after = send(phone, "/sync", Map.of("device", phone.device()));
        assertThat(after.statusCode()).isEqualTo(401);
    }

    @Test
    void aPhoneThatWasNotHeardOfForThreeDaysHasToSignInAgain() throws Exception {
        sync(phone);
        TestClock.set("2022-02-10T08:00");
        sync(phone);
        TestClock.set("2022-02-13T07:59");
        sync(phone);
        TestClock.set("2022-02-16T08:01");
        assertThat(send(phone, "/sync", Map.of("device", phone.device())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobodyUsesOrShutsOutThePhoneOfSomebodyElse() throws Exception {
        Phone other = pair("worker2");
        assertThat(send(other, "/sync", Map.of("device", phone.device())).statusCode())
                .isEqualTo(404);
        var colleague = new SignedIn(port, "worker2");
        assertThat(colleague
                        .answer("/field/devices", "/field/devices/" + phone.device() + "/revoke", Map.of())
                        .statusCode())
                .isIn(403, 404);
        assertThat(colleague
                        .response("/field/devices?account=" + worker.account())
                        .statusCode())
                .isIn(403, 404);
        sync(phone);
    }

    @Test
    void whatIsBrokenIsRefusedByItself() throws Exception {
        JsonNode results = push(
                phone,
                "2022-02-08T00:00:00Z",
                Map.of("number", 1),
                entry(UUID.randomUUID(), morning, "2022-02-07T23:50:00Z", Map.of("celsius", 36.6)));
        assertThat(results.findValuesAsString("outcome")).containsExactly("REFUSED", "STORED");
        assertThat(send(phone, "/entries", Map.of("device", phone.device())).statusCode())
                .isEqualTo(422);
        assertThat(send(phone, "/sync", Map.of()).statusCode()).isEqualTo(422);
        assertThat(pairing("worker", "{\"name\":\" \"}").statusCode()).isEqualTo(422);
    }

    @Test
    void whatWasKeptSealedIsTakenFromWhoeverEnteredIt() throws Exception {
        String key = json.readTree(pairing("worker", "{\"name\":\"again\"}").body())
                .at("/sealKey")
                .asString();
        UUID id = UUID.randomUUID();
        Map<String, @Nullable Object> content = entry(id, morning, "2022-02-07T23:55:00Z", Map.of("celsius", 36.6));
        content.put("device", phone.device());
        Object box = Map.of("id", id.toString(), "sealed", FieldSealing.seal(json.writeValueAsString(content), key));
        Phone again = pair("worker");
        Phone other = pair("leader");
        assertThat(sealed(other, box).at("/0/outcome").asString()).isEqualTo("LATER");
        assertThat(completions()).isZero();
        assertThat(sealed(again, box).at("/0/outcome").asString()).isEqualTo("STORED");
        assertThat(sealed(again, box).at("/0/outcome").asString()).isEqualTo("REPEATED");
        Object garbled = Map.of("id", id.toString(), "sealed", Map.of("point", "AAAA", "iv", "AAAA", "data", "AAAA"));
        assertThat(sealed(again, garbled).at("/0/outcome").asString()).isEqualTo("REFUSED");
        Object hollow = Map.of("id", id.toString(), "sealed", Map.of("point", "AAAA"));
        assertThat(sealed(again, hollow).at("/0/outcome").asString()).isEqualTo("REFUSED");
        assertThat(completions()).isEqualTo(1);
    }

    @Test
    void whatWasKeptSealedAndIsRefusedGoesBackOpenedToBeMended() throws Exception {
        JsonNode paired =
                json.readTree(pairing("worker", "{\"name\":\"again\"}").body());
        var again = new Phone(
                paired.at("/device").asString(), paired.at("/token").asString(), new HashMap<>(), new ArrayList<>());
        UUID id = UUID.randomUUID();
        Map<String, @Nullable Object> content = entry(id, morning, "2022-02-07T23:55:00Z", Map.of("celsius", 63.6));
        content.put("device", phone.device());
        content.put("about", Map.of("task", Map.of("personName", "张建国")));
        String key = paired.at("/sealKey").asString();
        Object box = Map.of("id", id.toString(), "sealed", FieldSealing.seal(json.writeValueAsString(content), key));
        JsonNode result = sealed(again, box).at("/0");
        assertThat(result.at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(result.at("/problems/0/field").asString()).isEqualTo("celsius");
        assertThat(result.at("/opened/answers/celsius").asDouble()).isEqualTo(63.6);
        assertThat(result.at("/opened/about/task/personName").asString()).isEqualTo("张建国");
        assertThat(completions()).isZero();
    }

    @Test
    void anEntrySentAgainAfterTheClockWasSetIsARepeat() throws Exception {
        UUID id = UUID.randomUUID();
        push(phone, "2022-02-08T00:47:00Z", entry(id, morning, "2022-02-08T00:45:00Z", Map.of("celsius", 36.6)));
        JsonNode again = push(
                phone, "2022-02-08T00:01:00Z", entry(id, morning, "2022-02-07T23:58:00Z", Map.of("celsius", 36.6)));
        assertThat(again.at("/0/outcome").asString()).isEqualTo("REPEATED");
        assertThat(completions()).isEqualTo(1);
    }

    private JsonNode sealed(Phone from, Object box) throws Exception {
        HttpResponse<String> response = send(
                from,
                "/sealed",
                Map.of("device", from.device(), "sentAt", "2022-02-08T00:00:00Z", "entries", List.of(box)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body()).at("/results");
    }

    @Test
    void whatWasSentBeforeItWasSealedIsARepeat() throws Exception {
        UUID id = UUID.randomUUID();
        Map<String, @Nullable Object> content = entry(id, morning, "2022-02-07T23:55:00Z", Map.of("celsius", 36.6));
        push(phone, "2022-02-08T00:00:00Z", content);
        JsonNode paired =
                json.readTree(pairing("worker", "{\"name\":\"again\"}").body());
        var again = new Phone(
                paired.at("/device").asString(), paired.at("/token").asString(), new HashMap<>(), new ArrayList<>());
        content.put("device", phone.device());
        String key = paired.at("/sealKey").asString();
        Object box = Map.of("id", id.toString(), "sealed", FieldSealing.seal(json.writeValueAsString(content), key));
        assertThat(sealed(again, box).at("/0/outcome").asString()).isEqualTo("REPEATED");
    }

    @Test
    void aCorrectionWasMeasuredWhenWhatItCorrectsWas() throws Exception {
        UUID first = UUID.randomUUID();
        push(phone, "2022-02-08T00:00:00Z", entry(first, morning, "2022-02-07T23:55:00Z", Map.of("celsius", 36.6)));
        TestClock.set("2022-02-08T20:00");
        Map<String, @Nullable Object> correction = entry(UUID.randomUUID(), morning, "", Map.of("celsius", 36.9));
        correction.put("at", null);
        correction.put("replaces", first.toString());
        assertThat(push(phone, "2022-02-08T12:00:00Z", correction).at("/0/at").asString())
                .isEqualTo("2022-02-07T23:55:00Z");
    }

    @Test
    void pairingEndsTheSessionOfTheBrowser() throws Exception {
        var browser = new SignedIn(port, "worker");
        JsonNode me = json.readTree(browser.response("/field/me").body());
        browser.request("/field/devices")
                .header("Content-Type", "application/json")
                .header(me.at("/csrfHeader").asString(), me.at("/csrf").asString())
                .requestBody("{\"name\":\"mine\"}")
                .ignoreContentType(true)
                .method(Connection.Method.POST)
                .execute();
        assertThat(browser.get("/today").select("#username")).isNotEmpty();
    }
}
