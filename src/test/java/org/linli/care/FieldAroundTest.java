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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Connection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
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

/** The field app of whoever has many cells, or no tasks at all; and phones that are signed in no more. */
@Tag("browser")
class FieldAroundTest extends CareTesting {

    private static final String PIN = "271828";
    private static final int MOST = 2000;

    @Autowired
    JsonMapper json;

    @Autowired
    Accounts accounts;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void begin() throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate field.device, field.told, field.entry");
        }
        measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set("2022-02-08T08:00");
    }

    @AfterEach
    void enable() {
        Acting.run(Actor.SYSTEM, () -> {
            if (fixture.account("worker2").disabled()) {
                accounts.setDisabled(fixture.account("worker2").id(), false);
            }
        });
    }

    /** A phone, with what it was told last. */
    private static final class Phone {

        private final String device;
        private final String token;
        private final Map<String, JsonNode> held = new HashMap<>();
        private @Nullable String cursor;

        private Phone(JsonNode paired) {
            device = paired.at("/device").asString();
            token = paired.at("/token").asString();
        }

        private JsonNode day() {
            return held.getOrDefault("day:day", tools.jackson.databind.node.MissingNode.getInstance());
        }

        private long tasks() {
            return held.keySet().stream().filter(key -> key.startsWith("task:")).count();
        }
    }

    private Phone pair(SignedIn browser) throws IOException {
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

    private HttpResponse<String> ask(Phone phone, @Nullable String area) throws Exception {
        Map<String, Object> asked = new HashMap<>(Map.of("device", phone.device));
        if (phone.cursor != null) {
            asked.put("cursor", phone.cursor);
        }
        if (area != null) {
            asked.put("area", area);
        }
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/field/sync"))
                        .header("Authorization", "Bearer " + phone.token)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "zh-CN")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(asked)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void sync(Phone phone, @Nullable String area) throws Exception {
        HttpResponse<String> answered = ask(phone, area);
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        JsonNode answer = json.readTree(answered.body());
        answer.at("/changed").forEach(item -> phone.held.put(key(item), item.at("/value")));
        answer.at("/removed").forEach(item -> phone.held.remove(key(item)));
        phone.cursor = answer.at("/cursor").asString();
    }

    private static String key(JsonNode item) {
        return item.at("/type").asString() + ":" + item.at("/id").asString();
    }

    @Test
    void aSecretarysPhoneIsNarrowedToACellUntilItIsWidenedAgain() throws Exception {
        Phone phone = pair(new SignedIn(port, "secretary"));
        sync(phone, null);
        long all = phone.tasks();
        assertThat(phone.day().at("/areas").findValuesAsString("path"))
                .containsExactly(Fixture.XIFAN.child("g1").slug(), Fixture.XIFAN_1.slug(), Fixture.XIFAN_2.slug());
        assertThat(phone.day().at("/areas").findValuesAsString("name")).anyMatch(name -> name.contains("2组"));
        sync(phone, Fixture.XIFAN_2.slug());
        long narrowed = phone.tasks();
        assertThat(narrowed).isPositive().isLessThan(all);
        assertThat(phone.held.entrySet().stream()
                        .filter(item -> item.getKey().startsWith("task:"))
                        .map(item -> item.getValue().at("/area").asString()))
                .containsOnly(Fixture.XIFAN_2.slug());
        assertThat(phone.day().at("/area").asString()).isEqualTo(Fixture.XIFAN_2.slug());
        assertThat(phone.day().at("/areas")).as("all can still be chosen").hasSize(3);
        sync(phone, null);
        assertThat(phone.tasks()).as("it stays narrowed").isEqualTo(narrowed);
        sync(phone, "");
        assertThat(phone.tasks()).isEqualTo(all);
        assertThat(ask(phone, Fixture.XILOU_1.slug()).statusCode()).isEqualTo(403);
        assertThat(ask(phone, "330783005.nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aPhoneHoldsTheirOwnBeforeWhatIsDueSoonerAndSaysHowMuchMoreThereIs() throws Exception {
        UUID own = UUID.randomUUID();
        copies(MOST + 50, own);
        Phone phone = pair(new SignedIn(port, "secretary"));
        sync(phone, null);
        assertThat(phone.held).containsKey("task:" + own);
        long open = as(
                Actor.SYSTEM,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                        select count(*) from tasks.task
                         where to_do_on <= '2022-02-08' and path like '330783005.xifan.%'
                        """).query(Long.class).single()));
        assertThat(phone.day().at("/left").asLong()).isEqualTo(open - MOST);
        assertThat(phone.tasks()).isEqualTo(MOST);
    }

    /** So many like one of the first cell, and one that is the secretary's and due last. */
    private void copies(int many, UUID own) {
        String copy = """
                insert into tasks.task (id, kind, path, rental_path, person_id, household_id, source_id, day, due_from,
                                        due_until, missed_after, data, assignee_id, opened_at, urgency)
                select %1$s, kind, path, rental_path, person_id, household_id, source_id, day, due_from,
                       due_until + make_interval(hours => %2$d), missed_after + make_interval(hours => %2$d), data,
                       %3$s, opened_at, urgency
                  from (select * from tasks.task
                         where kind = 'care.temperature' and day = '2022-02-08' and path = :cell
                         order by id limit 1) one, generate_series(1, %4$d)
                """;
        as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> {
                    jdbc.sql(copy.formatted("gen_random_uuid()", 0, "assignee_id", many))
                            .param("cell", Fixture.XIFAN_1.value())
                            .update();
                    return jdbc.sql(copy.formatted(":own", 10, ":secretary", 1))
                            .param("cell", Fixture.XIFAN_1.value())
                            .param("own", own)
                            .param("secretary", secretary.account())
                            .update();
                }));
    }

    @Test
    void theListOfPhonesSaysWhichAreSignedOutByANewPasswordOrADisabledAccount() throws Exception {
        String page = "/field/devices?account=" + fixture.account("worker2").id();
        var boss = new SignedIn(port, "secretary");
        pair(new SignedIn(port, "worker2"));
        assertThat(boss.get(page).text()).contains("我的手机").doesNotContain("已退出");
        var owner = new SignedIn(port, "worker2");
        owner.post(
                "/profile",
                "/profile/password",
                Map.of("current", Fixture.PASSWORD, "password", "another-only-for-tests"));
        assertThat(boss.get(page).text()).contains("已退出：密码已修改");
        owner.post(
                "/profile",
                "/profile/password",
                Map.of("current", "another-only-for-tests", "password", Fixture.PASSWORD));
        pair(new SignedIn(port, "worker2"));
        Acting.run(
                Actor.SYSTEM,
                () -> accounts.setDisabled(fixture.account("worker2").id(), true));
        assertThat(boss.get(page).text().split("已退出")).hasSize(3);
    }

    @Test
    void shuttingAPhoneOutEndsWhatItsBrowserHasOpenAndNothingElse() throws Exception {
        var onThePhone = new SignedIn(port, "worker");
        Phone phone = pair(onThePhone);
        assertThat(onThePhone.get("/profile").location()).contains("/sign-in");
        onThePhone.post("/sign-in", "/sign-in", Map.of("username", "worker", "password", Fixture.PASSWORD));
        var elsewhere = new SignedIn(port, "worker");
        assertThat(onThePhone.get("/profile").location()).endsWith("/profile");
        new SignedIn(port, "secretary")
                .post(
                        "/field/devices?account=" + worker.account(),
                        "/field/devices/" + phone.device + "/revoke",
                        Map.of());
        assertThat(ask(phone, null).statusCode()).isEqualTo(401);
        assertThat(onThePhone.get("/profile").location()).contains("/sign-in");
        assertThat(elsewhere.get("/profile").location()).endsWith("/profile");
    }

    @ParameterizedTest
    @CsvSource({"zh, 390, 844", "en, 360, 740"})
    void aSecretarysListIsNarrowedToACellAtOnce(String language, int width, int height) {
        try (Visitor visitor = phone(language, width, height, "secretary")) {
            Page page = visitor.page();
            page.locator("#area").waitFor();
            int all = page.locator(".lines.card .line").count();
            page.selectOption("#area", Fixture.XIFAN_2.slug());
            assertThat(page.locator(".lines.card .line").first()).containsText("李强");
            assertThat(page.locator(".lines.card .line").count()).isLessThan(all);
            look(visitor, "field-area-" + language);
            page.reload();
            page.fill("#pin", PIN);
            assertThat(page.locator("#area")).hasValue(Fixture.XIFAN_2.slug());
            visitor.assertNoComplaints();
        }
    }

    /** Somebody at the field app of their phone, signed in and with a PIN. */
    private Visitor phone(String language, int width, int height, String user) {
        Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.forLanguageTag(language));
        Page page = visitor.page();
        page.setViewportSize(width, height);
        visitor.signIn(user, Fixture.PASSWORD);
        page.navigate("/field");
        page.fill("#pin", PIN);
        page.fill("#again", PIN);
        page.tap("form button");
        page.locator(".today h1").waitFor();
        return visitor;
    }

    private static void look(Visitor visitor, String picture) {
        visitor.waitForQuiet();
        visitor.picture(picture);
        visitor.assertFitsTheWidth();
        visitor.assertAccessible();
    }
}
