package org.linli.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Some minutes of a phone on a bad line: it enters what it has to do, sends it in batches of any size, in any order,
 * twice at times, until each was answered, and syncs between. In the end each entry stands there once, and what the
 * phone holds is what a phone that is told everything anew holds.
 */
final class BenchFieldRun {

    private static final int MOST_TASKS = 4;
    private static final int MOST_TRIES = 500;

    private final BenchFieldPhone phone;
    private final URI server;
    private final URI line;
    private final Random chance;
    private final List<Map<String, Object>> waiting = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();
    private final Map<String, String> taskOf = new HashMap<>();
    private int cuts;

    private BenchFieldRun(BenchFieldPhone phone, URI server, URI line, long seed) {
        this.phone = phone;
        this.server = server;
        this.line = line;
        this.chance = new Random(seed);
    }

    /**
     * What a run showed.
     *
     * @param entries how many were entered
     * @param cuts how often the line was cut
     * @param fault what went wrong; null for nothing
     */
    record Shown(int entries, int cuts, @Nullable String fault) {}

    /**
     * @param server directly
     * @param line the same server by a bad line
     */
    static Shown of(BenchFieldPhone phone, URI server, URI line, long seed) throws IOException, InterruptedException {
        return new BenchFieldRun(phone, server, line, seed).shown();
    }

    /** Begins on a new line: since its last run the server may have hung up on the old one. */
    private Shown shown() throws IOException, InterruptedException {
        phone.hangUp();
        phone.sync(server);
        enter();
        for (int tries = 0; !waiting.isEmpty() && tries < MOST_TRIES; tries++) {
            try {
                phone.hangUp();
                if (chance.nextInt(4) == 0) {
                    phone.sync(line);
                } else {
                    send();
                }
            } catch (IOException cut) {
                cuts++;
            }
        }
        phone.sync(server);
        return new Shown(entered.size(), cuts, fault());
    }

    private void enter() {
        List<JsonNode> doable = phone.doable();
        Collections.shuffle(doable, chance);
        for (JsonNode task : doable.subList(0, Math.min(MOST_TASKS, doable.size()))) {
            String first = enter(task, null);
            if (chance.nextInt(3) == 0) {
                enter(task, first);
            }
        }
    }

    private String enter(JsonNode task, @Nullable String corrects) {
        String id = Ids.next().toString();
        Map<String, Object> entry = new HashMap<>();
        entry.put("id", id);
        entry.put("number", entered.size());
        entry.put("kind", "completion");
        entry.put("at", phone.now());
        entry.put("task", task.at("/id").asString());
        entry.put("answers", Map.of("celsius", "36." + chance.nextInt(10)));
        if (corrects != null) {
            entry.put("replaces", corrects);
        }
        waiting.add(entry);
        entered.add(id);
        taskOf.put(id, task.at("/id").asString());
        return id;
    }

    private void send() throws IOException, InterruptedException {
        List<Map<String, Object>> batch = new ArrayList<>(waiting.subList(0, 1 + chance.nextInt(waiting.size())));
        if (chance.nextInt(5) == 0) {
            Collections.shuffle(batch, chance);
        }
        if (chance.nextInt(4) == 0) {
            took(phone.send(line, batch));
        }
        took(phone.send(line, batch));
    }

    /** One that corrects what has not arrived yet is refused, and sent again as it is. */
    private void took(Map<String, String> outcomes) {
        waiting.removeIf(entry -> {
            String outcome = outcomes.getOrDefault((String) entry.get("id"), "");
            return outcome.equals("STORED") || outcome.equals("REPEATED");
        });
    }

    private @Nullable String fault() throws IOException, InterruptedException {
        if (!waiting.isEmpty()) {
            return waiting.size() + " entries were never taken";
        }
        for (String id : entered) {
            long stored = phone.held()
                    .getOrDefault("task:" + taskOf.get(id), absent())
                    .at("/completions")
                    .valueStream()
                    .filter(completion -> completion.at("/id").asString().equals(id))
                    .count();
            if (stored != 1) {
                return "entry " + id + " stands there " + stored + " times";
            }
        }
        Map<String, JsonNode> told = Map.copyOf(phone.held());
        phone.forget();
        phone.sync(server);
        return told.equals(phone.held()) ? null : "what changed does not add up to what there is";
    }

    private static JsonNode absent() {
        return MissingNode.getInstance();
    }
}
