package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linli.testing.LinliProcess;

/** The real program while its PostgreSQL stands still: everybody is told soon and truly, and it goes on by itself. */
@Tag("slow")
@Timeout(180)
class DatabaseAwayTest {

    private static final String PASSWORD = "only-for-tests";
    private static final Duration SOON = Duration.ofSeconds(12); // 5 s are waited, on a machine that is busy

    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final Path data = Path.of(
            "target", "database-away", Long.toString(ProcessHandle.current().pid()));
    private final LinliProcess linli = new LinliProcess(data);
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @BeforeEach
    void found() throws Exception {
        linli.start();
        linli.found(PASSWORD);
    }

    @AfterEach
    void end() throws IOException {
        linli.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.toString().endsWith(".log"))
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void everybodyIsToldSoonAndTrulyAndItGoesOnByItself() throws Exception {
        Document stranger = Jsoup.parse(get("/sign-in").body());
        linli.pausePostgres();
        Thread.sleep(600); // ms, after which a connection is tried before it is used
        HttpResponse<String> refused =
                signIn(stranger.expectFirst("[name=_csrf]").val());
        assertAway(refused);
        assertThat(Jsoup.parse(refused.body()).text()).contains("暂时连不上数据库").doesNotContain("密码不对");
        assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
        linli.resumePostgres();

        HttpResponse<String> signedIn = signIn(
                Jsoup.parse(get("/sign-in").body()).expectFirst("[name=_csrf]").val());
        assertThat(signedIn.uri().getPath()).isNotEqualTo("/sign-in");
        assertThat(get("/accounts").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);

        linli.pausePostgres();
        Thread.sleep(600);
        HttpResponse<String> page = get("/accounts?q=a");
        assertAway(page);
        assertThat(Jsoup.parse(page.body()).select("a[href='/accounts?q=a']")).hasSize(1);
        HttpResponse<String> api = get("/api/v1/tasks", "Authorization", "Bearer linli_" + "0".repeat(43));
        assertAway(api);
        assertThat(api.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(api.body()).contains("urn:linli:problem:unavailable").contains("cannot reach its database");
        linli.resumePostgres();
        assertThat(get("/accounts").statusCode()).isEqualTo(200);
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    }

    private HttpResponse<String> signIn(String csrf) throws Exception {
        String typed = Map.of("username", "admin", "password", PASSWORD, "_csrf", csrf).entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return soon(HttpRequest.newBuilder(at("/sign-in"))
                .timeout(LONGEST)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(typed))
                .build());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(LONGEST);
        return soon((headers.length == 0 ? request : request.headers(headers).header("Accept-Language", "en")).build());
    }

    private HttpResponse<String> soon(HttpRequest request) throws Exception {
        long begin = System.nanoTime();
        HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("time of " + request)
                .isLessThan(SOON);
        return answer;
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + linli.port() + path);
    }
}
