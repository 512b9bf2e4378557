package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Software that calls the JSON API with a token. */
public final class ApiCaller {

    private static final String BOUNDARY = "----a-line-that-is-in-no-file";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final String language;

    public ApiCaller(int port, String token, String language) {
        this.base = "http://localhost:" + port;
        this.token = token;
        this.language = language;
    }

    HttpResponse<String> upload(String area, String fileName, byte[] content) throws Exception {
        var body = new ByteArrayOutputStream();
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return http.send(
                request("/api/v1/imports/arrivals?area=" + area)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Registers the synthetic person of that number, who came from a place with 2+14. */
    HttpResponse<String> register(String id, String area, int person, LocalDate arrivedOn) throws Exception {
        return post("/api/v1/arrivals", """
                {"id": "%s", "area": "%s", "name": "%s", "document": "%s", "phone": "%s",
                 "origin": "湖北省武穴市", "arrivedOn": "%s", "address": "西范1组9号101室"}
                """.formatted(
                        id,
                        area,
                        SyntheticLists.name(person),
                        SyntheticLists.idNumber(person),
                        SyntheticLists.phone(person),
                        arrivedOn));
    }

    /** Uploads a list and waits until it is done. */
    public JsonNode bring(String area, String fileName, byte[] content) throws Exception {
        HttpResponse<String> answer = upload(area, fileName, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return await(answer.headers().firstValue("Location").orElseThrow());
    }

    JsonNode await(String location) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        JsonNode state = get(location, 200);
        while (state.at("/state").asString().equals("running") && System.nanoTime() < end) {
            assertThat(state.at("/read").asInt()).isEqualTo(sum(state));
            Thread.sleep(50);
            state = get(location, 200);
        }
        assertThat(state.at("/read").asInt()).isEqualTo(sum(state));
        return state;
    }

    private static int sum(JsonNode state) {
        return state.at("/stored").asInt()
                + state.at("/known").asInt()
                + state.at("/differs").asInt()
                + state.at("/refused").asInt();
    }

    JsonNode get(String path, int status) throws Exception {
        HttpResponse<String> answer = ask(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> ask(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    byte[] bytes(String path) throws Exception {
        HttpResponse<byte[]> answer = http.send(request(path).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", language);
    }
}
