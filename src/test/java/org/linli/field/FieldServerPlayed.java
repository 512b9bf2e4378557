package org.linli.field;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server's part of the field app, played: one worker's morning, answered as the real one does, so that a test can
 * have it refuse, revoke, lose answers and be late.
 */
final class FieldServerPlayed {

    static final String NOW = "2022-02-07T00:30:00Z"; // 08:30 in Dongyang

    private static final JsonMapper JSON = new JsonMapper();

    final KeyPair seal;

    /** What arrived, by id, each as often as it came. */
    final Map<String, List<JsonNode>> arrived = new ConcurrentHashMap<>();

    /** In the order in which it came first. */
    final List<JsonNode> stored = new ArrayList<>();

    private final ObjectNode day;
    private int cursor;
    private boolean signedIn = true;
    private boolean revoked;
    private boolean losesAnswers;
    private boolean away;
    private @Nullable String refusal;

    FieldServerPlayed() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            seal = keys.generateKeyPair();
            day = (ObjectNode)
                    JSON.readTree(Files.readString(Path.of("src", "test", "resources", "field", "day.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the place of the server for whatever this browser asks. */
    FieldServerPlayed on(BrowserContext browser) {
        browser.route("**/field/me", this::me);
        browser.route("**/field/devices", this::pair);
        browser.route("**/api/v1/field/sync", route -> api(route, this::sync));
        browser.route("**/api/v1/field/sealed", route -> api(route, sent -> Map.of("results", List.of())));
        browser.route("**/api/v1/field/entries", route -> api(route, this::entries));
        return this;
    }

    void nobodyIsSignedIn() {
        signedIn = false;
    }

    void revoke() {
        revoked = true;
    }

    /** Whether nothing comes through; without signal too, what is played would. */
    void isAway(boolean now) {
        away = now;
    }

    /** Stores what comes, but the phone never hears of it. */
    void loseAnswers(boolean loses) {
        losesAnswers = loses;
    }

    /** Refuses all with this reason; null for none. */
    void refuse(@Nullable String reason) {
        refusal = reason;
    }

    private void me(Route route) {
        if (!signedIn) {
            answer(route, 401, Map.of("status", 401));
            return;
        }
        answer(
                route,
                200,
                Map.of(
                        "csrfHeader",
                        "X-CSRF-TOKEN",
                        "csrf",
                        "mark",
                        "name",
                        "陈网格",
                        "role",
                        "GRID_WORKER",
                        "username",
                        "worker"));
    }

    private void pair(Route route) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("device", "018f0000-0000-7000-8000-000000000999");
        device.put("token", "token-of-a-test");
        device.put("name", "电脑");
        device.put(
                "account", Map.of("id", "018f0000-0000-7000-8000-000000000998", "name", "陈网格", "role", "GRID_WORKER"));
        device.put(
                "sealKey", Base64.getEncoder().encodeToString(seal.getPublic().getEncoded()));
        device.put("goodForHours", 72);
        answer(route, 201, device);
    }

    private void api(Route route, java.util.function.Function<JsonNode, Object> handler) {
        if (away) {
            route.abort();
            return;
        }
        if (revoked) {
            answer(route, 401, Map.of("status", 401, "title", "revoked"));
            return;
        }
        Object body = handler.apply(JSON.readTree(route.request().postData()));
        if (losesAnswers) {
            route.abort();
        } else {
            answer(route, 200, body);
        }
    }

    private Object sync(JsonNode asked) {
        boolean full = asked.path("cursor").isNull() || asked.path("cursor").isMissingNode();
        ArrayNode changed = JSON.createArrayNode();
        if (full) {
            day.path("forms").forEach(form -> change(changed, "form", form));
            day.path("households").forEach(household -> change(changed, "household", household));
        }
        day.path("tasks").forEach(task -> change(changed, "task", done((ObjectNode) task)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("cursor", "c" + ++cursor);
        answer.put("at", asked.path("sentAt"));
        answer.put("zone", "Asia/Shanghai");
        answer.put("full", full);
        answer.put("more", false);
        answer.put("me", Map.of("id", "018f0000-0000-7000-8000-000000000998", "name", "陈网格", "role", "GRID_WORKER"));
        answer.put("changed", changed);
        answer.put("removed", List.of());
        return answer;
    }

    private JsonNode done(ObjectNode task) {
        for (JsonNode entry : stored) {
            if (entry.path("task").asString().equals(task.path("id").asString())) {
                task.putObject("done")
                        .put("at", entry.path("at").asString())
                        .put("byName", "陈网格")
                        .put("late", false);
                ArrayNode completions = task.putArray("completions");
                completions
                        .addObject()
                        .put("id", entry.path("id").asString())
                        .put("at", entry.path("at").asString())
                        .put("byName", "陈网格")
                        .set("answers", entry.path("answers"));
            }
        }
        return task;
    }

    private Object entries(JsonNode sent) {
        var results = new ArrayList<Map<String, Object>>();
        for (JsonNode entry : sent.path("entries")) {
            String id = entry.path("id").asString();
            boolean known = arrived.containsKey(id);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("id", id);
            result.put("at", entry.path("at").asString());
            if (refusal != null) {
                result.put("outcome", "REFUSED");
                result.put("problems", List.of(Map.of("field", "celsius", "message", refusal)));
            } else {
                arrived.computeIfAbsent(id, fresh -> new ArrayList<>()).add(entry);
                if (!known) {
                    stored.add(entry);
                }
                result.put("outcome", known ? "REPEATED" : "STORED");
                boolean fever =
                        entry.path("answers").path("celsius").asString("0").compareTo("37.3") >= 0;
                result.put(
                        "said",
                        fever
                                ? "已上报：发热 "
                                        + entry.path("answers").path("celsius").asString() + " ℃"
                                : "已登记");
                result.put("serious", fever);
                result.put("problems", List.of());
            }
            results.add(result);
        }
        return Map.of("at", sent.path("sentAt").asString(), "results", results);
    }

    private static void change(ArrayNode changed, String type, JsonNode value) {
        changed.addObject()
                .put("type", type)
                .put("id", value.path("id").asString())
                .set("value", value);
    }

    private static void answer(Route route, int status, Object body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(JSON.writeValueAsString(body)));
    }
}
