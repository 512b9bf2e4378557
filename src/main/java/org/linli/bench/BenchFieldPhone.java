package org.linli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone with the field app, as far as the server sees it: it syncs by its cursor and sends what was entered. */
final class BenchFieldPhone {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TRIES = 200;
    private static final int MOST_DOUBLINGS = 3;
    private static final JsonMapper JSON = new JsonMapper();

    private final Executor threads;
    private final String device;
    private final String token;
    private final Map<String, JsonNode> held = new TreeMap<>();
    private HttpClient http;
    private @Nullable String cursor;
    private String now = "";
    private int refused;

    private BenchFieldPhone(Executor threads, String device, String token) {
        this.threads = threads;
        this.device = device;
        this.token = token;
        this.http = fresh();
    }

    /** Remembers a phone of somebody who is signed in. */
    static BenchFieldPhone pair(BenchVisitor visitor, Executor threads) throws IOException, InterruptedException {
        JsonNode me = JSON.readTree(visitor.read("/field/me"));
        JsonNode paired = JSON.readTree(visitor.sendJson(
                "/field/devices",
                "{\"name\":\"bench\"}",
                me.at("/csrfHeader").asString(),
                me.at("/csrf").asString()));
        return new BenchFieldPhone(
                threads, paired.at("/device").asString(), paired.at("/token").asString());
    }

    private HttpClient fresh() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .executor(threads)
                .build();
    }

    /** Calls anew from now on, as a phone does that lost its line. */
    void hangUp() {
        http.close();
        http = fresh();
    }

    /** What it holds, by type and id. */
    Map<String, JsonNode> held() {
        return held;
    }

    /** The server's time at the last sync. */
    String now() {
        return now;
    }

    /** Forgets everything, so that the next sync tells all. */
    void forget() {
        held.clear();
        cursor = null;
    }

    /** Asks what changed; how many bytes came over the line. */
    int sync(URI server) throws IOException, InterruptedException {
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("device", device);
        asked.put("cursor", cursor);
        HttpResponse<byte[]> response = post(server.resolve("/api/v1/field/sync"), JSON.writeValueAsBytes(asked));
        JsonNode answer = JSON.readTree(BenchVisitor.plain(response));
        if (answer.at("/full").asBoolean()) {
            held.clear();
        }
        answer.at("/changed").forEach(item -> held.put(key(item), item.at("/value")));
        answer.at("/removed").forEach(item -> held.remove(key(item)));
        cursor = answer.at("/cursor").asString();
        now = answer.at("/at").asString();
        return response.body().length;
    }

    private static String key(JsonNode item) {
        return item.at("/type").asString() + ":" + item.at("/id").asString();
    }

    /** Sends entries; what became of each, by its id. */
    Map<String, String> send(URI server, List<Map<String, Object>> entries) throws IOException, InterruptedException {
        Map<String, Object> sent = Map.of("device", device, "sentAt", now, "entries", entries);
        JsonNode answer = JSON.readTree(
                BenchVisitor.plain(post(server.resolve("/api/v1/field/entries"), JSON.writeValueAsBytes(sent))));
        Map<String, String> outcomes = new HashMap<>();
        answer.at("/results")
                .forEach(result -> outcomes.put(
                        result.at("/id").asString(), result.at("/outcome").asString()));
        return outcomes;
    }

    /** The list of tasks as other software asks for it: pages of 500 until there are no more; how many there were. */
    int list(URI server) throws IOException, InterruptedException {
        int rows = 0;
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            URI address = server.resolve("/api/v1/tasks?size=500&page=" + page);
            JsonNode answer =
                    JSON.readTree(BenchVisitor.plain(answer(request(address).build())));
            rows += answer.at("/rows").size();
            pages = answer.at("/pages").asInt();
        }
        return rows;
    }

    /**
     * Temperatures that can be entered now, in no order; also those that somebody entered before, which is a second
     * record of the same.
     */
    List<JsonNode> doable() {
        List<JsonNode> doable = new ArrayList<>();
        held.forEach((key, task) -> {
            if (key.startsWith("task:")
                    && task.at("/kind").asString().equals("care.temperature")
                    && task.at("/mayDo").asBoolean()
                    && task.at("/dueFrom").asString().compareTo(now) <= 0) {
                doable.add(task);
            }
        });
        return doable;
    }

    private HttpResponse<byte[]> post(URI address, byte[] body) throws IOException, InterruptedException {
        return answer(request(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Where too many ask, asks again when the server says, and the later the oftener it was told so. */
    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return response;
            }
            if (response.statusCode() != 503) {
                throw new IOException(request.uri().getPath() + " answers " + response.statusCode());
            }
            refused++;
            long least =
                    1000 * response.headers().firstValueAsLong("Retry-After").orElse(1);
            Thread.sleep(ThreadLocalRandom.current().nextLong(least, least << Math.min(tries + 1, MOST_DOUBLINGS)));
        }
        throw new IOException(request.uri().getPath() + " was refused " + MOST_TRIES + " times");
    }

    /** How often it was told to come again later. */
    int refused() {
        return refused;
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "zh-CN")
                .header("Accept-Encoding", "gzip");
    }
}
