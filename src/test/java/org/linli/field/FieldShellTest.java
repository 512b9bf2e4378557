package org.linli.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The files that the field app consists of, as anybody gets them. */
@LinliTest
class FieldShellTest {

    /** From the issue: all that is needed to open the app, compressed. */
    private static final int LARGEST = 150_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void thePageAllowsOneScriptOfItsOwnAndElseWhatEveryPageDoes() throws Exception {
        HttpResponse<byte[]> page = get("/field");
        String script = Jsoup.parse(text(page))
                .select("script[type=importmap]")
                .getFirst()
                .data();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        String allowed = " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        assertThat(policy(page)).contains(allowed);
        assertThat(policy(page).replace(allowed, "")).isEqualTo(policy(get("/sign-in")));
    }

    @Test
    void everyFileOfTheAppIsThereAndAllAreSmall() throws Exception {
        int bytes = 0;
        for (String file : files()) {
            HttpResponse<byte[]> answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            bytes += answer.body().length;
        }
        System.out.printf("field app: %d files, %,d bytes compressed%n", files().size(), bytes);
        assertThat(bytes).as("compressed").isBetween(20_000, LARGEST);
    }

    @Test
    void whatThePageLoadsIsKeptOnThePhone() throws Exception {
        List<String> named = new ArrayList<>();
        for (Element element : Jsoup.parse(text(get("/field"))).select("[src], link[href]")) {
            named.add(element.hasAttr("src") ? element.attr("src") : element.attr("href"));
        }
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(files()).containsAll(named);
    }

    @Test
    void modulesAndStylesAreNamedWithTheMarkOfTheirContent() throws Exception {
        assertThat(files())
                .filteredOn(file -> file.startsWith("/js/") || file.startsWith("/css/"))
                .hasSizeGreaterThan(15)
                .allMatch(file -> file.matches("/.+-[0-9a-f]{32}\\.(js|css)"));
    }

    @Test
    void theWorkerMayServeThePageAboveIt() throws Exception {
        HttpResponse<byte[]> worker = get("/field/service-worker.js");
        assertThat(worker.headers().firstValue("Service-Worker-Allowed")).contains("/field");
        assertThat(worker.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/javascript"));
    }

    @Test
    void bothLanguagesHaveTheAppsTextsAndNoOthers() throws Exception {
        Map<?, ?> chinese = JSON.readValue(text(get("/field/texts/zh.json")), Map.class);
        Map<?, ?> english = JSON.readValue(text(get("/field/texts/en.json")), Map.class);
        assertThat(chinese.keySet().toString()).isEqualTo(english.keySet().toString());
        assertThat(chinese.keySet()).allMatch(key -> key.toString().startsWith("field."));
        assertThat(chinese.get("field.save")).isEqualTo("保存");
        assertThat(english.get("field.alarms")).isEqualTo("{0,choice,1#1 alarm|1<{0} alarms}");
        assertThat(get("/field/texts/de.json").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverIsNotSignedInIsLedToSigningIn() throws Exception {
        HttpResponse<byte[]> answer = get("/field/start");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/sign-in"));
    }

    private List<String> files() throws Exception {
        Matcher files = Pattern.compile("const FILES = (\\[.*]);").matcher(text(get("/field/service-worker.js")));
        assertThat(files.find()).isTrue();
        return List.of(JSON.readValue(files.group(1), String[].class));
    }

    private static String policy(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        byte[] body = answer.body();
        if (answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent()) {
            try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Encoding", "gzip")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
