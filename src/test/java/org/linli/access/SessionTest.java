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
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linli.testing.LinliProcess;
import org.linli.testing.LinliProcess.Victims;

/** Sessions of the real program: they belong to the installation, not to one server process. */
@Tag("slow")
@Timeout(300)
class SessionTest {

    private static final String PASSWORD = "only-for-tests";

    private final Path folder =
            Path.of("target", "sessions", Long.toString(ProcessHandle.current().pid()));
    private final LinliProcess first = new LinliProcess(folder.resolve("first"));
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @AfterEach
    void end() throws IOException {
        first.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.toString().endsWith(".log"))
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void aRestartSignsNobodyOutAndTwoServersKnowTheSameSessions() throws Exception {
        first.start();
        first.found(PASSWORD);
        signIn(first.port());
        HttpResponse<String> page = get(first.port(), "/accounts/new");
        assertThat(page.uri().getPath()).isEqualTo("/accounts/new");

        try (LinliProcess second = second()) {
            second.start();
            assertThat(get(second.port(), "/accounts").uri().getPath()).isEqualTo("/accounts");
            HttpResponse<String> out =
                    post(second.port(), "/sign-out", Map.of("_csrf", csrf(get(second.port(), "/profile"))));
            assertThat(out.uri().getPath()).isEqualTo("/sign-in");
            assertThat(get(first.port(), "/accounts").uri().getPath()).isEqualTo("/sign-in");
            signIn(second.port());
            second.stop();
        }
        page = get(first.port(), "/profile");
        assertThat(page.uri().getPath()).isEqualTo("/profile");
        first.stop();
        first.start();
        assertThat(get(first.port(), "/accounts").uri().getPath()).isEqualTo("/accounts");
        assertThat(post(first.port(), "/profile/tokens", Map.of("label", "x", "_csrf", csrf(page)))
                        .statusCode())
                .as("a form that was open before the restart")
                .isEqualTo(200);
        assertThat(get(first.port(), "/profile").body()).doesNotContain("/sign-in");
    }

    @Test
    void nobodyIsSignedOutWhenServerAndDatabaseAreKilled() throws Exception {
        first.start();
        first.found(PASSWORD);
        signIn(first.port());
        HttpResponse<String> page = get(first.port(), "/profile");
        for (Victims victims : List.of(Victims.ALL, Victims.SERVER_AND_POSTMASTER)) {
            first.kill(victims);
            first.start();
            assertThat(get(first.port(), "/accounts").uri().getPath())
                    .as("after a kill of " + victims)
                    .isEqualTo("/accounts");
        }
        HttpResponse<String> sent = post(first.port(), "/profile/tokens", Map.of("label", "x", "_csrf", csrf(page)));
        assertThat(sent.statusCode()).as("a form that was open before the kill").isEqualTo(200);
        assertThat(sent.uri().getPath()).isEqualTo("/profile");
    }

    @Test
    void aServerThatIsKilledLeavesItsSessionsToTheOther() throws Exception {
        first.start();
        first.found(PASSWORD);
        try (LinliProcess second = second()) {
            second.start();
            signIn(second.port());
            second.killServer();
            assertThat(get(first.port(), "/accounts").uri().getPath()).isEqualTo("/accounts");
        }
    }

    /** On the database of the first, with its key. */
    private LinliProcess second() throws Exception {
        try (Connection owner = first.asOwner()) {
            Path home = folder.resolve("first");
            try (Stream<Path> passwords = Files.walk(home.resolve("postgres"), 1)) {
                Path password = passwords
                        .filter(file -> file.getFileName().toString().contains("password"))
                        .findFirst()
                        .orElseThrow();
                return new LinliProcess(
                        folder.resolve("second"),
                        "--linli.db.url=" + owner.getMetaData().getURL(),
                        "--linli.db.user=" + owner.getMetaData().getUserName(),
                        "--linli.db.password=" + Files.readString(password).strip(),
                        "--linli.db.app-password=" + Files.readString(home.resolve("app-password")),
                        "--linli.key=" + Files.readString(home.resolve("key")).replaceAll("\\s", ""));
            }
        }
    }

    private void signIn(int port) throws Exception {
        HttpResponse<String> page = get(port, "/sign-in");
        post(port, "/sign-in", Map.of("username", "admin", "password", PASSWORD, "_csrf", csrf(page)));
    }

    private static String csrf(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).expectFirst("[name=_csrf]").val();
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(at(port, path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(int port, String path, Map<String, String> fields) throws Exception {
        String typed = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(at(port, path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(typed))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
