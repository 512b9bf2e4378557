package org.linli.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Connection;
import org.jspecify.annotations.Nullable;
import org.linli.testing.SignedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone of somebody, as it asks the server: with what it was told, and what it sends. */
public final class FieldCaller {

    private final int port;
    private final JsonMapper json;
    private final String device;
    private final String token;
    private final String sealKey;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, JsonNode> held = new HashMap<>();
    private @Nullable String cursor;
    private int number;

    private FieldCaller(int port, JsonMapper json, JsonNode paired) {
        this.port = port;
        this.json = json;
        this.device = paired.at("/device").asString();
        this.token = paired.at("/token").asString();
        this.sealKey = paired.at("/sealKey").asString();
    }

    /** A new phone of that account. */
    public static FieldCaller of(String username, int port, JsonMapper json) throws IOException {
        var browser = new SignedIn(port, username);
        JsonNode me = json.readTree(browser.response("/field/me").body());
        Connection.Response paired = browser.request("/field/devices")
                .header("Content-Type", "application/json")
                .header(me.at("/csrfHeader").asString(), me.at("/csrf").asString())
                .requestBody("{\"name\":\"手机\"}")
                .ignoreContentType(true)
                .method(Connection.Method.POST)
                .execute();
        assertThat(paired.statusCode()).as(paired.body()).isEqualTo(201);
        return new FieldCaller(port, json, json.readTree(paired.body()));
    }

    public String device() {
        return device;
    }

    public String sealKey() {
        return sealKey;
    }

    /** What it holds, as {@code start:care.need}, after having asked what is new. */
    public Map<String, JsonNode> synced() throws Exception {
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("device", device);
        asked.put("cursor", cursor);
        JsonNode answer = post("/sync", asked);
        if (answer.at("/full").asBoolean()) {
            held.clear();
        }
        answer.at("/changed").forEach(item -> held.put(key(item), item.at("/value")));
        answer.at("/removed").forEach(item -> held.remove(key(item)));
        cursor = answer.at("/cursor").asString();
        return Map.copyOf(held);
    }

    /** One thing that it holds, after having asked what is new. */
    public JsonNode told(String key) throws Exception {
        return Objects.requireNonNull(synced().get(key), key);
    }

    private static String key(JsonNode item) {
        return item.at("/type").asString() + ":" + item.at("/id").asString();
    }

    /** Something entered that is nobody's task. */
    public Map<String, @Nullable Object> start(
            String kind, @Nullable Object subject, String at, Map<String, ?> answers) {
        var entry = new HashMap<String, @Nullable Object>();
        entry.put("id", UUID.randomUUID().toString());
        entry.put("number", ++number);
        entry.put("kind", kind);
        entry.put("at", at);
        entry.put("task", null);
        entry.put("subject", subject == null ? null : subject.toString());
        entry.put("answers", answers);
        entry.put("replaces", null);
        return entry;
    }

    /** Sends an entry; gives what became of it. */
    public JsonNode send(Map<String, ?> entry) throws Exception {
        return sendAt(entry, Objects.requireNonNull(entry.get("at")).toString());
    }

    /** The same, by a phone whose clock says so. */
    public JsonNode sendAt(Map<String, ?> entry, String sentAt) throws Exception {
        return send("/entries", entry, sentAt);
    }

    /** Hands over what was sealed; gives what became of it. */
    public JsonNode sendSealed(Object entry, String sentAt) throws Exception {
        return send("/sealed", entry, sentAt);
    }

    private JsonNode send(String path, Object entry, String sentAt) throws Exception {
        return post(path, Map.of("device", device, "sentAt", sentAt, "entries", List.of(entry)))
                .at("/results/0");
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/field" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "zh-CN")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }
}
