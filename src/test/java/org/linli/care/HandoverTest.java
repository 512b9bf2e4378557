package org.linli.care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.AccountForm;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.Role;
import org.linli.tasks.Task;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A worker falls ill: what is open goes to a colleague at once, and comes back when they are well. */
@Tag("browser")
class HandoverTest extends CareTesting {

    private static final String COLLEAGUE = "worker1b";

    @Autowired
    Accounts accounts;

    @Autowired
    JsonMapper json;

    private final HttpClient http = HttpClient.newHttpClient();
    private Task morning;
    private UUID ill;
    private UUID colleague;

    @BeforeEach
    void begin() throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate tasks.handover, field.device, field.told, field.entry");
        }
        Acting.run(Actor.SYSTEM, () -> {
            if (accounts.byUsername(COLLEAGUE).isEmpty()) {
                accounts.add(new AccountForm(COLLEAGUE, "吴同格", Role.GRID_WORKER, Fixture.XIFAN_1, Fixture.PASSWORD));
            }
        });
        ill = fixture.actor("worker").account();
        colleague = fixture.actor(COLLEAGUE).account();
        MeasureId measure = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set("2022-02-08T08:00");
        morning = slot(measure, "care.temperature", LocalDate.of(2022, 2, 8));
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update tasks.task set assignee_id = :ill where assignee_id = :colleague")
                                .param("ill", ill)
                                .param("colleague", colleague)
                                .update()));
    }

    private UUID assignee(Task task) {
        return Objects.requireNonNull(
                as(Actor.SYSTEM, () -> tasks.get(task.id())).assigneeId());
    }

    private long open(UUID account, String until) {
        return Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql("""
                        select count(*) from tasks.task
                         where assignee_id = :account and to_do_on <= cast(:until as date)
                        """)
                        .param("account", account)
                        .param("until", until)
                        .query(Long.class)
                        .single()));
    }

    private JsonNode api(String user, String path, Object body) throws Exception {
        HttpResponse<String> answer = send(fixture.token(user), path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(String token, String path, Object body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "zh-CN")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatIsOpenTodayGoesAtOnceAndWhatIsLaterStays() throws Exception {
        long today = open(ill, "2022-02-08");
        long all = open(ill, "2022-12-31");
        assertThat(today).isPositive();
        JsonNode made = api("secretary", "/handovers", Map.of("from", ill, "to", colleague));
        assertThat(made.at("/tasks").asLong()).isEqualTo(today);
        assertThat(made.at("/left").asLong()).isZero();
        assertThat(open(ill, "2022-12-31")).isEqualTo(all - today);
        assertThat(open(colleague, "2022-12-31")).isEqualTo(today);
        JsonNode rest = api("secretary", "/handovers", Map.of("from", ill, "to", colleague, "until", "2022-12-31"));
        assertThat(rest.at("/tasks").asLong()).isEqualTo(all - today);
    }

    @Test
    void whatIsStillOpenIsGivenBackOnceAndWhatWasDoneIsNot() throws Exception {
        long today = open(ill, "2022-02-08");
        long handed = lines("tasks.handed-over");
        long back = lines("tasks.given-back");
        String id = api("secretary", "/handovers", Map.of("from", ill, "to", colleague))
                .at("/id")
                .asString();
        measures.complete(fixture.actor(COLLEAGUE), morning, Map.of("celsius", 36.5));
        assertThat(api(COLLEAGUE, "/handovers/" + id + "/back", Map.of())
                        .at("/tasks")
                        .asLong())
                .isEqualTo(today - 1);
        assertThat(assignee(morning)).isEqualTo(colleague);
        assertThat(api("secretary", "/handovers/" + id + "/back", Map.of())
                        .at("/tasks")
                        .asLong())
                .isZero();
        assertThat(lines("tasks.handed-over")).isEqualTo(handed + 1);
        assertThat(lines("tasks.given-back")).isEqualTo(back + 1);
    }

    private long lines(String action) {
        return Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> jdbc.sql(
                                "select count(*) from access.audit_entry where action = :action and subject = 'worker'")
                        .param("action", action)
                        .query(Long.class)
                        .single()));
    }

    @Test
    void nobodyTakesWhatTheyDoNotSee() throws Exception {
        HttpResponse<String> elsewhere = send(
                fixture.token("secretary"),
                "/handovers",
                Map.of("from", ill, "to", fixture.actor("worker2").account()));
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("不能接手这些任务");
        assertThat(assignee(morning)).isEqualTo(ill);
    }

    @Test
    void aWorkerHandsOverTheirOwnToAColleagueAndNobodyElses() throws Exception {
        assertThat(send(fixture.token(COLLEAGUE), "/handovers", Map.of("from", ill, "to", colleague))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> up = send(
                fixture.token("worker"),
                "/handovers",
                Map.of("to", fixture.actor("secretary").account()));
        assertThat(up.statusCode()).isEqualTo(422);
        assertThat(api("worker", "/handovers", Map.of("to", colleague))
                        .at("/tasks")
                        .asLong())
                .isPositive();
        assertThat(assignee(morning)).isEqualTo(colleague);
        assertThat(send(fixture.token("guard"), "/handovers", Map.of("to", colleague))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPreviewSaysHowManyOfWhatAndWhoCouldTakeThem() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/handovers/preview?from=" + ill))
                        .header("Authorization", "Bearer " + fixture.token("secretary"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode preview = json.readTree(answer.body());
        assertThat(preview.at("/total").asLong()).isEqualTo(open(ill, "2022-02-08"));
        assertThat(preview.at("/kinds/care.temperature").asLong()).isPositive();
        assertThat(preview.at("/areas/0/area").asString()).isEqualTo(Fixture.XIFAN_1.slug());
        assertThat(preview.at("/receivers").findValuesAsString("account"))
                .contains(
                        colleague.toString(), fixture.actor("leader").account().toString())
                .doesNotContain(
                        ill.toString(), fixture.actor("worker2").account().toString());
    }

    @Test
    void bothPhonesLearnOfItAndWhatWaitsOnTheFirstIsStillStored() throws Exception {
        Phone first = pair("worker");
        Phone second = pair(COLLEAGUE);
        assertThat(mine(first, false)).isTrue();
        assertThat(mine(second, false)).isFalse();
        Map<String, Object> waits = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "number",
                1,
                "kind",
                "completion",
                "at",
                "2022-02-07T23:55:00Z",
                "task",
                morning.id().toString(),
                "answers",
                Map.of("celsius", 36.6));
        api("secretary", "/handovers", Map.of("from", ill, "to", colleague));
        assertThat(mine(first, true)).isFalse();
        assertThat(mine(second, true)).isTrue();
        HttpResponse<String> stored = send(
                first.token,
                "/field/entries",
                Map.of("device", first.device, "sentAt", clock.now().toString(), "entries", List.of(waits)));
        assertThat(json.readTree(stored.body()).at("/results/0/outcome").asString())
                .as(stored.body())
                .isEqualTo("STORED");
        assertThat(as(Actor.SYSTEM, () -> tasks.get(morning.id())).done()).isNotNull();
    }

    private static final class Phone {

        private final String device;
        private final String token;
        private String cursor = "";

        private Phone(JsonNode paired) {
            device = paired.at("/device").asString();
            token = paired.at("/token").asString();
        }
    }

    private Phone pair(String username) throws IOException {
        var browser = new SignedIn(port, username);
        JsonNode me = json.readTree(browser.response("/field/me").body());
        return new Phone(json.readTree(browser.request("/field/devices")
                .header("Content-Type", "application/json")
                .header(me.at("/csrfHeader").asString(), me.at("/csrf").asString())
                .requestBody("{\"name\":\"我的手机\"}")
                .ignoreContentType(true)
                .method(Connection.Method.POST)
                .execute()
                .body()));
    }

    /** Whether the phone is told that the morning's task is its user's own; again: by what changed alone. */
    private boolean mine(Phone of, boolean again) throws Exception {
        Map<String, Object> asked =
                again ? Map.of("device", of.device, "cursor", of.cursor) : Map.of("device", of.device);
        JsonNode answer = json.readTree(send(of.token, "/field/sync", asked).body());
        of.cursor = answer.at("/cursor").asString();
        assertThat(answer.at("/full").asBoolean()).isEqualTo(!again);
        return StreamSupport.stream(answer.at("/changed").spliterator(), false)
                .filter(item -> item.at("/id").asString().equals(morning.id().toString()))
                .findFirst()
                .orElseThrow()
                .at("/value/mine")
                .asBoolean();
    }

    @Test
    void aHandoverIsRefusedInWordsOnItsPage() throws Exception {
        var boss = new SignedIn(port, "secretary");
        Document page = boss.post(
                "/handover?account=" + ill, "/handover", Map.of("account", ill.toString(), "until", "2022-02-08"));
        assertThat(page.select(".problems-summary").text()).isNotEmpty();
        assertThat(page.select("#what")).isNotEmpty();
        assertThat(boss.get("/accounts/" + ill).select("a[href^=/handover?account=]"))
                .isNotEmpty();
        assertThat(new SignedIn(port, "worker").get("/profile").select("a[href=/handover]"))
                .isNotEmpty();
        assertThat(new SignedIn(port, "worker")
                        .response("/handover?account=" + colleague)
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh, 390, 844", "PHONE, en, 360, 740", "DESK, zh, 1440, 900"})
    void theSecretaryHandsOverAndGivesBackOnOnePage(Screen screen, String language, int width, int height) {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.forLanguageTag(language))) {
            visitor.page().setViewportSize(width, height);
            visitor.signIn("secretary", Fixture.PASSWORD);
            Page page = visitor.open("/handover?account=" + ill);
            page.selectOption("#f-to", colleague.toString());
            look(visitor, "handover-%s-%s".formatted(screen, language));
            page.click("#hand button");
            visitor.waitForQuiet();
            assertThat(page.locator(".alert-success")).isVisible();
            look(visitor, "handover-made-%s-%s".formatted(screen, language));
            assertThat(assignee(morning)).isEqualTo(colleague);
            page.click("form[action$='/back'] button");
            visitor.waitForQuiet();
            assertThat(page.locator(".badge.bg-blue-lt")).isVisible();
            assertThat(assignee(morning)).isEqualTo(ill);
            visitor.assertNoComplaints();
        }
    }

    private static void look(Visitor visitor, String picture) {
        visitor.picture(picture);
        visitor.assertFitsTheWidth();
        visitor.assertAccessible();
    }
}
