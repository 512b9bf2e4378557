package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server refuses before any of our code sees it, written to the port byte by byte, is told like all else. */
@LinliTest
@Tag("slow")
class RejectedRequestsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Fixture fixture;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/%00",
                "/area/%ff",
                "/%2e%2e/etc",
                "/../../etc/passwd",
                "/people/%zz",
                "/people//x",
                "/people/x%2fy",
                "/people;a=b",
                "/people/%25",
                "/people/%0a"
            })
    void aBrowserIsShownAPageInItsLanguage(String address) throws IOException {
        Answer chinese = send("GET", address, "Accept: text/html", "Accept-Language: zh-CN");
        assertThat(chinese.status()).as(chinese.body()).isEqualTo(400);
        assertThat(chinese.headers().get("content-type")).startsWith("text/html");
        assertThat(Jsoup.parse(chinese.body()).expectFirst("main#main h1").text())
                .isEqualTo("出了点问题");
        assertThat(chinese.body()).doesNotContain("HTTP Status").doesNotContain("Tomcat");
        Answer english = send("GET", address, "Accept: text/html", "Accept-Language: en");
        assertThat(Jsoup.parse(english.body()).expectFirst("main#main h1").text())
                .isEqualTo("Something went wrong");
        assertThat(Jsoup.parse(english.body()).select("main a[href='/']")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/areas/..%2f",
                "/api/v1/areas/%00",
                "/api/v1/people/%ff",
                "/api/v1/%2e%2e/%2e%2e/%2e%2e/etc",
                "/api/v1/areas//x",
                "/api/v1/areas;a=b"
            })
    void softwareIsToldAProblem(String address) throws IOException {
        Answer answer = send("GET", address, "Accept-Language: en", "Authorization: Bearer " + fixture.token("admin"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.headers().get("content-language")).isEqualTo("en");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.at("/type").asString()).isEqualTo("urn:linli:problem:bad-request");
        assertThat(problem.at("/code").asString()).isEqualTo("bad-request");
        assertThat(problem.at("/status").asInt()).isEqualTo(400);
        assertThat(problem.at("/instance").asString()).isEqualTo(address);
        assertThat(problem.at("/detail").asString()).contains("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/a|b", "/people/<b>", "/people/{x}", "/people/^", "/people/\"x\"", "/people/[1]"})
    void signsThatBrowsersSendAsTheyAreAreAnsweredInOurWords(String address) throws IOException {
        Answer answer = send(
                "GET", "/api/v1" + address, "Accept-Language: en", "Authorization: Bearer " + fixture.token("admin"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/errors/0/field").asString())
                .isEqualTo("id");
        Answer searched = send(
                "GET",
                "/api/v1/people?q=" + address,
                "Accept-Language: en",
                "Authorization: Bearer " + fixture.token("admin"));
        assertThat(searched.status()).as(searched.body()).isEqualTo(200);
        Answer stranger = send("GET", address, "Accept: text/html", "Accept-Language: en");
        assertThat(stranger.status()).isEqualTo(302);
        assertThat(stranger.headers().get("location")).endsWith("/sign-in");
    }

    @Test
    void moreParametersThanAreTakenAreSaidToBeTooMany() throws IOException {
        String many = IntStream.range(0, 1_500).mapToObj(i -> "a=1").collect(Collectors.joining("&"));
        Answer software = send(
                "GET",
                "/api/v1/people?" + many,
                "Accept-Language: en",
                "Authorization: Bearer " + fixture.token("admin"));
        assertThat(software.status()).as(software.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(software.body());
        assertThat(problem.at("/code").asString()).isEqualTo("bad-request");
        assertThat(problem.at("/errors/0/message").asString()).contains("1,000");
        Answer page = send("GET", "/sign-in?" + many, "Accept: text/html", "Accept-Language: zh");
        assertThat(page.status()).as(page.body()).isEqualTo(400);
        assertThat(Jsoup.parse(page.body()).expectFirst("main").text()).contains("参数超过 1,000 个");
    }

    @Test
    void whatAFilterCannotReadIsABadRequestWithTheReason() throws IOException {
        String form = "username=%ff&password=x";
        Answer answer = send(
                "POST",
                "/sign-in?_csrf=%ff",
                "Accept: application/json",
                "Accept-Language: en",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length(),
                "",
                form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.at("/code").asString()).isEqualTo("bad-request");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("problem.form.text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/v3/api-docs"})
    void whatIsJsonIsShownToABrowserToo(String address) throws IOException {
        Answer answer = send("GET", address, "Accept: text/html");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).contains("json");
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    /** Sends the lines as they are, whatever a client would say to the address. */
    private Answer send(String method, String address, String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000); // ms
            String request = method + " " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join("\r\n", lines)
                    + (method.equals("GET") ? "\r\n\r\n" : "");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Answer read(String all) {
        String[] parts = all.split("\r\n\r\n", 2);
        String[] head = parts[0].split("\r\n");
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon), head[i].substring(colon + 1).strip());
        }
        String body = parts[1];
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            body = body.replaceAll("(?m)^[0-9a-f]+\r\n", "").replace("\r\n", "");
        }
        return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, body);
    }
}
