package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.DiskSpace;
import org.linli.platform.DiskSpace.Room;
import org.linli.platform.DutyLine;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.linli.testing.TestDisk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

/** While the disk is nearly full nothing more is taken, in words, and reading goes on. */
@LinliTest
@Tag("slow")
class DiskFullTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    DiskSpace disk;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @AfterEach
    void makeRoom() {
        leave(DataSize.ofGigabytes(100), Room.ENOUGH);
    }

    @Test
    void aFormIsRefusedInWordsInsideTheShellAndWhatWasTypedIsKept() throws Exception {
        signIn("secretary");
        leave(DataSize.ofMegabytes(500), Room.LOW);
        HttpResponse<String> form = get("/arrivals/new");
        assertThat(form.statusCode()).isEqualTo(200);
        HttpResponse<String> refused = post(
                "/arrivals",
                form,
                Map.of("name", "李小明"),
                "Referer",
                at("/arrivals/new").toString());
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        Document page = Jsoup.parse(refused.body());
        assertThat(page.expectFirst("main[data-unsent]").text())
                .contains("磁盘已满")
                .contains("您填写的内容还在");
        assertThat(page.select("nav.rail a")).as("inside the shell").isNotEmpty();
        assertThat(page.select("main a[href='/arrivals/new']")).hasSize(1);
        assertThat(refused.headers().allValues("Set-Cookie")).as("taken").noneMatch(c -> c.startsWith("accepted="));
        makeRoom();
        HttpResponse<String> looked = post("/arrivals", form, Map.of("name", "李小明"));
        assertThat(looked.statusCode()).isLessThan(500);
        assertThat(Jsoup.parse(looked.body()).select("input[name=name][value=李小明]"))
                .as("the form again")
                .hasSize(1);
    }

    @Test
    void softwareReadsAndIsRefusedWith507() throws Exception {
        leave(DataSize.ofMegabytes(500), Room.LOW);
        assertThat(api("GET", "/api/v1/tasks", "").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = api("POST", "/api/v1/arrivals", "{}");
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body())
                .contains("urn:linli:problem:disk-full")
                .contains("\"code\":\"disk-full\"")
                .contains("The server's disk is full");
    }

    @Test
    void aFeverThatCannotBeStoredIsReportedByPhone() throws Exception {
        signIn("worker");
        leave(DataSize.ofMegabytes(500), Room.LOW);
        String task = "0190f3a2-7b1c-7d00-8000-000000000001";
        HttpResponse<String> page = post("/tasks/" + task, get("/today"), Map.of("answers", "38.2"));
        assertThat(page.statusCode()).isEqualTo(507);
        assertThat(Jsoup.parse(page.body()).expectFirst("main").text()).contains("请立即打值班电话 " + TestDatabase.DUTY_PHONE);
        HttpResponse<String> software = api("POST", "/api/v1/tasks/" + task + "/completion", "{}");
        assertThat(software.statusCode()).isEqualTo(507);
        assertThat(software.body())
                .contains("\"code\":\"problem.disk-full.phone\"")
                .contains("call the duty line at once, " + TestDatabase.DUTY_PHONE);
        assertThat(new DutyLine(" ").call().key()).isEqualTo("problem.disk-full.call");
    }

    @Test
    void everyPageSaysSoBeforeSomethingIsTypedAndNoneOnceThereIsRoom() throws Exception {
        signIn("secretary");
        assertThat(Jsoup.parse(get("/arrivals").body()).select("#disk-full")).isEmpty();
        leave(DataSize.ofMegabytes(500), Room.LOW);
        for (String path : new String[] {"/today", "/people", "/arrivals/new", "/profile", "/nowhere"}) {
            Elements banner = Jsoup.parse(get(path).body()).select("#disk-full");
            assertThat(banner).as(path).hasSize(1);
            assertThat(banner.text()).contains("服务器磁盘已满", "查看照常", TestDatabase.DUTY_PHONE);
            assertThat(banner.attr("hx-get")).isEqualTo("/disk");
        }
        assertThat(Jsoup.parse(get("/disk").body()).select("#disk-full")).hasSize(1);
        HttpResponse<String> stranger = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(at("/sign-in")).build(), BodyHandlers.ofString());
        assertThat(Jsoup.parse(stranger.body()).select("#disk-full").text())
                .contains("服务器磁盘已满")
                .doesNotContain(TestDatabase.DUTY_PHONE);
        makeRoom();
        assertThat(get("/disk").body()).as("what takes the banner's place").isBlank();
        assertThat(Jsoup.parse(get("/arrivals").body()).select("#disk-full")).isEmpty();
    }

    @Test
    void anUploadIsRefusedBeforeItIsRead() throws Exception {
        leave(DataSize.ofMegabytes(500), Room.LOW);
        HttpResponse<String> refused = browser.send(
                HttpRequest.newBuilder(at("/api/v1/imports/arrivals?area=" + Fixture.XIFAN.slug()))
                        .header("Authorization", "Bearer " + fixture.token("secretary"))
                        .header("Content-Type", "multipart/form-data; boundary=line")
                        .POST(BodyPublishers.ofString("--line--\r\n"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(refused.body()).contains("urn:linli:problem:disk-full");
    }

    @Test
    void signingInAndLookingAndThePreviewGoOnWhileALittleRoomIsLeft() throws Exception {
        leave(DataSize.ofMegabytes(100), Room.LOW);
        signIn("secretary");
        HttpResponse<String> form = get("/arrivals/new");
        assertThat(post("/arrivals/preview", form, Map.of("origin", "湖北武穴")).statusCode())
                .isLessThan(500);
        assertThat(get("/people?q=li").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverIsSignedInReadsOnWhenNothingAtAllIsWritten() throws Exception {
        signIn("secretary");
        leave(DataSize.ofMegabytes(10), Room.NONE);
        for (String page : new String[] {"/today", "/people", "/arrivals"}) {
            assertThat(get(page).statusCode()).as(page).isEqualTo(200);
        }
        HttpClient stranger =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<String> door =
                stranger.send(HttpRequest.newBuilder(at("/sign-in")).build(), BodyHandlers.ofString());
        HttpResponse<String> refused = stranger.send(
                form("/sign-in", door, Map.of("username", "worker", "password", Fixture.PASSWORD)),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
        assertThat(Jsoup.parse(refused.body()).text()).contains("磁盘已满");
        makeRoom();
        assertThat(get("/today").statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void nothingIsWrittenByAnybodyWhenNothingMayBe() throws Exception {
        leave(DataSize.ofMegabytes(10), Room.NONE);
        long before = trail();
        signedInAs("nobody");
        assertThat(trail()).isEqualTo(before);
    }

    @Test
    void healthSaysSoAndTellsTheAdministratorWhy() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        leave(DataSize.ofMegabytes(500), Room.LOW);
        HttpResponse<String> stranger = get("/actuator/health");
        assertThat(stranger.statusCode()).isEqualTo(503);
        assertThat(stranger.body()).contains("OUT_OF_SERVICE").doesNotContain("disk is full");
        assertThat(health("admin").body()).contains("the disk is full").contains("floorBytes");
        assertThat(health("secretary").body()).doesNotContain("the disk is full");
    }

    private HttpResponse<String> health(String username) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(at("/actuator/health"))
                        .header("Authorization", "Bearer " + fixture.token(username))
                        .build(),
                BodyHandlers.ofString());
    }

    private void leave(DataSize left, Room expected) {
        TestDisk.leave(left);
        await().atMost(Duration.ofSeconds(5)).until(() -> disk.room() == expected);
    }

    private void signIn(String username) throws Exception {
        assertThat(signedInAs(username).uri().getPath()).isNotEqualTo("/sign-in");
    }

    private HttpResponse<String> signedInAs(String username) throws Exception {
        return post("/sign-in", get("/sign-in"), Map.of("username", username, "password", Fixture.PASSWORD));
    }

    private HttpResponse<String> api(String method, String path, String body) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("Authorization", "Bearer " + fixture.token("secretary"))
                        .header("Accept-Language", "en")
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(
            String action, HttpResponse<String> page, Map<String, String> typed, String... headers) throws Exception {
        return browser.send(form(action, page, typed, headers), BodyHandlers.ofString());
    }

    private HttpRequest form(String action, HttpResponse<String> page, Map<String, String> typed, String... headers) {
        String mark = Jsoup.parse(page.body()).expectFirst("[name=_csrf]").val();
        String body = typed.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + mark + "&", ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(at(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static long trail() throws Exception {
        try (Connection owner = TestDatabase.asOwner();
                ResultSet rows = owner.createStatement().executeQuery("select count(*) from access.audit_entry")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
