package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.testing.CommunityAtWork.XIFAN;
import static org.linli.testing.LinliProcess.Victims.ALL;
import static org.linli.testing.LinliProcess.Victims.POSTGRES;
import static org.linli.testing.LinliProcess.Victims.SERVER_AND_POSTMASTER;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.linli.imports.ImportId;
import org.linli.testing.CommunityAtWork;
import org.linli.testing.LinliProcess;
import org.linli.testing.LinliProcess.Victims;
import tools.jackson.databind.JsonNode;

/**
 * Kills the real program and its PostgreSQL while a list is being brought in. The moments follow from a seed, which
 * {@code -Dlinli.crash.seed} replaces; where in a chunk of rows they fall still depends on the machine.
 */
@Tag("slow")
@Timeout(600)
class CrashTest {

    private static final long SEED = Long.getLong("linli.crash.seed", 20220207);
    private static final int ROWS = 8_000;
    private static final int INTERRUPTED_ROWS = 400;

    /** Of "2+14": twice a day for fourteen days, a test on arrival and on days 3 and 14, the release. */
    private static final int SLOTS = 2 * 14 + 3 + 1;

    private static final Duration LONGEST_IMPORT = Duration.ofSeconds(120);

    private final Path data = Path.of(
            "target", "crash-test", Long.toString(ProcessHandle.current().pid()));
    private final LinliProcess linli = new LinliProcess(data);
    private final Random random = new Random(SEED);
    private final LocalDate today = LocalDate.now(LinliProcess.NOON);
    private final Map<String, Integer> counted = new HashMap<>();
    private final List<String> registered = new ArrayList<>();
    private String token = "";
    private @Nullable ApiCaller caller;

    @BeforeEach
    void found() throws Exception {
        linli.start();
        token = CommunityAtWork.found(linli);
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        linli.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.toString().endsWith(".log"))
                    .forEach(file -> file.toFile().delete());
        }
    }

    private int interrupted;

    @Test
    void losesNothingAcknowledgedAndStoresNothingTwiceWhenServerAndDatabaseAreKilled() throws Exception {
        interruptAnUpload();

        ListWithMistakes list = ListWithMistakes.of(0, ROWS, today, random);
        HttpResponse<String> answer = api().upload(XIFAN, "名单.csv", list.csv());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        killWhileRunning(location, ROWS / 20 + random.nextInt(ROWS / 5), ALL, 0);
        killWhileRunning(
                location, ROWS * 7 / 20 + random.nextInt(ROWS / 10), SERVER_AND_POSTMASTER, random.nextInt(300));
        killWhileRunning(location, ROWS * 11 / 20 + random.nextInt(ROWS / 10), ALL, random.nextInt(300));
        killWhileRunning(location, ROWS * 15 / 20, POSTGRES, random.nextInt(300));
        JsonNode done = awaitEnd(location);

        assertThat(interrupted).as("kills that came before the end").isGreaterThanOrEqualTo(3);
        assertThat(done.at("/state").asString()).as(done.toString()).isEqualTo("done");
        assertThat(done.at("/read").asInt()).isEqualTo(ROWS);
        assertThat(done.at("/stored").asInt()).isEqualTo(list.stored().size());
        assertThat(done.at("/known").asInt()).isEqualTo(list.known().size());
        assertThat(done.at("/refused").asInt()).isEqualTo(list.refused().size());
        var told = new TreeSet<Integer>();
        done.at("/rows").forEach(row -> told.add(row.at("/row").asInt()));
        assertThat(told).isEqualTo(list.refused());
        assertRows(ImportId.of(done.at("/id").asString()), list);
        assertNothingIsDouble();
        assertNoFileIn("imports");
    }

    /** Kills during the upload or soon after it; whoever got no answer sends the list again. */
    private void interruptAnUpload() throws Exception {
        ListWithMistakes list = ListWithMistakes.of(200_000, INTERRUPTED_ROWS, today, random);
        HttpResponse<String> answer = null;
        try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> sending = sender.submit(() -> api().upload(XIFAN, "断线.csv", list.csv()));
            Thread.sleep(random.nextInt(1500));
            linli.kill(ALL);
            answer = sending.get();
        } catch (ExecutionException killed) {
            assertThat(killed).hasCauseInstanceOf(IOException.class);
        }
        restart();
        if (answer != null) {
            assertThat(answer.statusCode()).isEqualTo(202);
            JsonNode acknowledged =
                    awaitEnd(answer.headers().firstValue("Location").orElseThrow());
            assertThat(acknowledged.at("/state").asString())
                    .as(acknowledged.toString())
                    .isEqualTo("done");
            counted.clear();
        }
        JsonNode again = api().bring(XIFAN, "断线.csv", list.csv());
        assertThat(again.at("/state").asString()).as(again.toString()).isEqualTo("done");
        assertThat(again.at("/read").asInt()).isEqualTo(INTERRUPTED_ROWS);
        assertThat(again.at("/refused").asInt()).isEqualTo(list.refused().size());
        awaitNothingRunning();
        assertThat(number("select count(*) from arrivals.arrival"))
                .isEqualTo(list.stored().size());
        assertNothingIsDouble();
    }

    /**
     * Waits until so many rows are read, registers somebody, and kills.
     *
     * @param later milliseconds between the acknowledgement and the kill
     */
    private void killWhileRunning(String location, int rows, Victims victims, int later) throws Exception {
        long end = System.nanoTime() + LONGEST_IMPORT.toNanos();
        while (look(location).at("/read").asInt() < rows) {
            assertThat(System.nanoTime())
                    .as("%s rows read in time; %s", rows, linli.said())
                    .isLessThan(end);
            Thread.sleep(20);
        }
        Set<UUID> seen = ids("select id from arrivals.arrival");
        register();
        Thread.sleep(later);
        linli.kill(victims);
        if (victims != POSTGRES) {
            restart();
        }
        awaitDatabase();
        if (number("select last_row from imports.import order by created_at desc limit 1") < ROWS) {
            interrupted++;
        }
        assertThat(ids("select id from arrivals.arrival")).containsAll(seen);
        assertCountsFollowFromRows();
        for (String id : registered) {
            JsonNode arrival = api().get("/api/v1/arrivals/" + id, 200);
            assertThat(arrival.at("/protocol").asString()).isEqualTo("2+14");
            assertThat(number("select count(*) from care.measure where source_id = '" + id + "'"))
                    .isEqualTo(1);
        }
    }

    private void assertNoFileIn(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve(folder))) {
            assertThat(files.filter(Files::isRegularFile))
                    .as("files left in " + folder)
                    .isEmpty();
        }
    }

    private void restart() throws IOException, InterruptedException {
        linli.start();
        assertNoFileIn("uploads");
        caller = null;
    }

    private ApiCaller api() {
        ApiCaller known = caller;
        if (known == null) {
            known = new ApiCaller(linli.port(), token, "zh-CN");
            caller = known;
        }
        return known;
    }

    /** One person, acknowledged with 201. */
    private void register() throws Exception {
        int n = 100_000 + registered.size();
        String id = UUID.randomUUID().toString();
        HttpResponse<String> answer = api().register(id, XIFAN, n, today);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        registered.add(id);
    }

    /** How far it is: nothing lost between the columns, and never less than was told before. */
    private JsonNode look(String location) throws Exception {
        JsonNode now = api().get(location, 200);
        check(now);
        return now;
    }

    private void check(JsonNode now) {
        var counts = new HashMap<String, Integer>();
        for (String name : List.of("read", "stored", "known", "differs", "refused")) {
            counts.put(name, now.at("/" + name).asInt());
            assertThat(counts.get(name))
                    .as(name + " after " + counted)
                    .isGreaterThanOrEqualTo(counted.getOrDefault(name, 0));
        }
        assertThat(counts.get("read"))
                .as("read = stored + known + differs + refused in " + counts)
                .isEqualTo(counts.getOrDefault("stored", 0)
                        + counts.getOrDefault("known", 0)
                        + counts.getOrDefault("differs", 0)
                        + counts.getOrDefault("refused", 0));
        counted.putAll(counts);
    }

    private JsonNode awaitEnd(String location) throws Exception {
        long end = System.nanoTime() + LONGEST_IMPORT.toNanos();
        JsonNode now = look(location);
        while (now.at("/state").asString().equals("running")) {
            assertThat(System.nanoTime())
                    .as("still running: %s; %s", now, linli.said())
                    .isLessThan(end);
            Thread.sleep(50);
            now = look(location);
        }
        return now;
    }

    /** Until the API answers again. */
    private void awaitDatabase() throws Exception {
        long end = System.nanoTime() + LONGEST_IMPORT.toNanos();
        while (api().ask("/api/v1/areas/" + XIFAN).statusCode() != 200) {
            assertThat(System.nanoTime())
                    .as("the database did not come back; %s", linli.said())
                    .isLessThan(end);
            Thread.sleep(100);
        }
    }

    private void awaitNothingRunning() throws Exception {
        long end = System.nanoTime() + LONGEST_IMPORT.toNanos();
        while (number("select count(*) from imports.import where state = 'running'") > 0) {
            assertThat(System.nanoTime())
                    .as("an import does not end; %s", linli.said())
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    private void assertCountsFollowFromRows() throws SQLException {
        assertThat(number("""
                        select count(*) from imports.import i
                         where i.stored <> (select count(*) from arrivals.arrival a where a.import_id = i.id)
                            or i.known <> (select count(*) from imports.import_row r
                                            where r.import_id = i.id and r.outcome = 'known')
                            or i.aside <> (select count(*) from imports.import_row r
                                              where r.import_id = i.id and r.outcome = 'aside')
                            or i.refused <> (select count(*) from imports.import_row r
                                              where r.import_id = i.id and r.outcome = 'refused')
                        """)).as("imports whose counts are not their rows").isZero();
    }

    /** What became of each row, by its number. */
    private void assertRows(ImportId id, ListWithMistakes list) throws SQLException {
        String of = " from arrivals.arrival where import_id = '" + id + "'";
        assertThat(rowsOf(id, ids("select id" + of))).isEqualTo(list.stored());
        assertThat(rowsOf(id, ids("select id" + of + " and protocol is not null")))
                .isEqualTo(list.controlled());
        String kept = "select row_no from imports.import_row where import_id = '" + id + "' and outcome = ";
        assertThat(numbers(kept + "'known'")).isEqualTo(list.known());
        assertThat(numbers(kept + "'refused'")).isEqualTo(list.refused());
    }

    private void assertNothingIsDouble() throws SQLException {
        assertCountsFollowFromRows();
        long arrivals = number("select count(*) from arrivals.arrival");
        assertThat(number("select count(*) from (select distinct person_id, arrived_on from arrivals.arrival) one"))
                .isEqualTo(arrivals);
        assertThat(number("select count(*) from people.person")).isEqualTo(arrivals);
        long controlled = number("select count(*) from arrivals.arrival where protocol is not null");
        assertThat(controlled).isPositive();
        assertThat(number("select count(*) from care.measure")).isEqualTo(controlled);
        assertThat(number("""
                        select count(*) from arrivals.arrival a
                          join care.measure m on m.id = a.measure_id and m.source_id = a.id
                                             and m.person_id = a.person_id and m.protocol = a.protocol
                        """)).isEqualTo(controlled);
        assertThat(number("""
                        select count(*) from care.measure m
                         where jsonb_array_length(m.spared)
                               + (select count(*) from tasks.task t where t.source_id = m.id) <> %d
                        """.formatted(SLOTS)))
                .as("measures whose slots are not the plan's")
                .isZero();
        assertThat(number("select count(*) from tasks.task")).isEqualTo(number("""
                        select count(*) from (select distinct t.source_id, t.kind, t.due_from from tasks.task t
                                                join care.measure m on m.id = t.source_id) slot
                        """));
    }

    private static SortedSet<Integer> rowsOf(ImportId id, Set<UUID> arrivals) {
        return arrivals.stream()
                .map(arrival -> id.rowOf(arrival).orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long number(String sql) throws SQLException {
        return numbers(sql).getFirst();
    }

    private SortedSet<Integer> numbers(String sql) throws SQLException {
        var found = new TreeSet<Integer>();
        try (Connection owner = linli.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
        }
        return found;
    }

    private Set<UUID> ids(String sql) throws SQLException {
        return linli.ids(sql);
    }
}
