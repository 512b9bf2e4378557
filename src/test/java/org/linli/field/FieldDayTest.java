package org.linli.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.arrivals.ApiCaller;
import org.linli.arrivals.SyntheticLists;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.CommunityAtWork;
import org.linli.testing.LinliProcess;
import org.linli.testing.Visitor;
import tools.jackson.databind.JsonNode;

/**
 * A day's forty tasks on a phone, and the real program behind a line: off all day, or bad. How many bad lines are tried
 * is {@code -Dlinli.field.runs}; which, {@code -Dlinli.field.seed}.
 */
@Tag("browser")
@Tag("slow")
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldDayTest {

    private static final int TASKS = 40;
    private static final int RUNS = Integer.getInteger("linli.field.runs", 3);
    private static final long SEED = Long.getLong("linli.field.seed", 20220207);
    private static final int SENT_AFTER = 8;

    /** The cell with a full day: of so many people in so many households. */
    private static final int FULL = 99;

    private static final int HOUSEHOLDS = 20;
    private static final int PEOPLE = 200;
    private static final ContainsTextOptions AT_LEAST = new ContainsTextOptions().setTimeout(90_000);

    private final Path data =
            Path.of("target", "field-day", Long.toString(ProcessHandle.current().pid()));
    private final LinliProcess linli = new LinliProcess(data);
    private FieldLine line;

    @BeforeAll
    void found() throws Exception {
        linli.start();
        line = new FieldLine(linli::port);
        String token = CommunityAtWork.found(linli);
        List<List<String>> rows = new ArrayList<>();
        for (int run = 0; run <= RUNS; run++) {
            addWorker(run);
            for (int home = 0; home < TASKS; home++) {
                rows.add(arrival(rows.size(), run, home));
            }
        }
        addWorker(FULL);
        for (int person = 0; person < PEOPLE; person++) {
            rows.add(arrival(rows.size(), FULL, person % HOUSEHOLDS));
        }
        JsonNode done = new ApiCaller(linli.port(), token, "zh")
                .bring(
                        CommunityAtWork.XIFAN,
                        "名单.csv",
                        SyntheticLists.csv(StandardCharsets.UTF_8, SyntheticLists.HEADER, rows));
        assertThat(done.at("/stored").asInt()).as(done.toString()).isEqualTo(rows.size());
    }

    @AfterAll
    void end() throws IOException {
        line.close();
        linli.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void fortyTasksWithoutSignalArriveOnceAfterTheAppWasClosedAndTheServerWasKilled() throws Exception {
        try (Visitor worker = worker(0)) {
            Page page = worker.page();
            page.context().setOffline(true);
            enter(page, 0, TASKS / 2);
            page.close();
            Page again = worker.page().context().newPage();
            again.navigate("/field");
            again.fill("#pin", FieldInHand.PIN);
            assertThat(again.locator("#state")).containsText(TASKS / 2 + " 条待发送");
            enter(again, TASKS / 2, TASKS);
            assertThat(again.locator(".ring text")).hasText(TASKS + "/" + TASKS);
            linli.kill(LinliProcess.Victims.ALL);
            linli.start();
            again.context().setOffline(false);
            FieldInHand.sendNow(again);
            assertThat(again.locator("#state")).containsText("全部已发送", AT_LEAST);
            assertThat(recorded(0)).isEqualTo(List.of(TASKS + " records", TASKS + " tasks", TASKS + " done"));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void onABadLineEveryTaskArrivesOnce(int run) throws Exception {
        try (Visitor worker = worker(run)) {
            Page page = worker.page();
            line.turnBad(SEED + run);
            for (int entered = 0; entered < TASKS; entered += SENT_AFTER) {
                enter(page, entered, Math.min(TASKS, entered + SENT_AFTER));
                FieldInHand.sendNow(page);
                page.locator(".head a").click();
            }
            if (run % 2 == 0) {
                page.reload();
                page.fill("#pin", FieldInHand.PIN);
            }
            sendUntilAllIsSent(page);
            line.turnGood();
            page.tap("#refresh");
            assertThat(page.locator("#state")).containsText("全部已发送", AT_LEAST);
            assertThat(recorded(run)).isEqualTo(List.of(TASKS + " records", TASKS + " tasks", TASKS + " done"));
            assertThat(page.evaluate("""
                    async () => {
                      const { Database } = await import('/js/field/database.js');
                      return (await (await Database.open()).all('queue')).length;
                    }
                    """)).isEqualTo(0);
            System.out.printf("field app: run %d, %d cuts, %d repeats so far%n", run, line.cuts(), line.repeats());
        } finally {
            line.turnGood();
        }
    }

    /** How long it takes is told, not tested; the goal is five seconds. */
    @Test
    void aFullDayComesByALineOf400KilobitsWithADelayOf400Milliseconds() throws Exception {
        try (Visitor worker = worker(FULL)) {
            Page page = worker.page();
            CDPSession devtools = page.context().newCDPSession(page);
            var slow = new JsonObject();
            slow.addProperty("offline", false);
            slow.addProperty("latency", 400);
            slow.addProperty("downloadThroughput", 50_000);
            slow.addProperty("uploadThroughput", 50_000);
            devtools.send("Network.emulateNetworkConditions", slow);
            Object told = page.evaluate("""
                    async () => {
                      const { phone } = document.querySelector('field-app');
                      await phone.sync.run();
                      const { Database } = await import('/js/field/database.js');
                      const database = await Database.open();
                      await database.write('meta', ({ meta }) => meta.delete('cursor'));
                      const begun = performance.now();
                      await phone.sync.run();
                      return [...['household', 'task'].map((type) => phone.values.all(type).length),
                        Math.round(performance.now() - begun)];
                    }
                    """);
            System.out.printf("field app: first sync (households, tasks, ms) %s%n", told);
            assertThat(((List<?>) told).getFirst()).isEqualTo(HOUSEHOLDS);
        }
    }

    static Stream<Integer> runs() {
        return Stream.iterate(1, run -> run + 1).limit(RUNS);
    }

    private Visitor worker(int run) {
        Visitor visitor = Browsers.visitor(line.port(), Screen.PHONE, Locale.SIMPLIFIED_CHINESE);
        Page page = visitor.page();
        page.navigate("/field");
        page.tap("#sign-in");
        FieldInHand.pair(page, "worker" + run, CommunityAtWork.PASSWORD);
        page.waitForCondition(() -> (boolean) page.evaluate("navigator.serviceWorker.controller !== null"));
        return visitor;
    }

    /** Ticks each door's sample, one after the other by "save and next door". */
    private static void enter(Page page, int from, int to) {
        page.locator("#next").tap();
        for (int task = from; task < to; task++) {
            Locator tick = page.locator("button.tick");
            tick.first().waitFor();
            String door =
                    page.locator("h1").innerText() + page.locator(".address").innerText();
            tick.tap();
            boolean goesOn = task + 1 < to;
            page.locator(goesOn ? "#save-next" : ".actions button").first().tap();
            if (goesOn) {
                page.waitForCondition(
                        () -> page.locator("button.tick[aria-pressed=false]").count() == 1
                                && !door.equals(page.locator("h1").innerText()
                                        + page.locator(".address").innerText()));
            }
        }
        page.locator(".ring text", new LocatorOptions().setHasText(to + "/" + TASKS))
                .waitFor();
    }

    private static void sendUntilAllIsSent(Page page) {
        for (int tries = 0; tries < 40 && !page.locator("#state").innerText().contains("全部已发送"); tries++) {
            FieldInHand.sendNow(page);
            page.waitForCondition(
                    () -> (boolean) page.evaluate("!document.querySelector('field-app').phone.sync.busy"));
        }
    }

    private static List<String> arrival(int person, int run, int home) {
        return List.of(
                SyntheticLists.name(person),
                SyntheticLists.idNumber(person),
                SyntheticLists.phone(person),
                "湖北省武穴市",
                LocalDate.now(LinliProcess.NOON).toString(),
                "西范%d组%d号101室".formatted(50 + run, home + 1));
    }

    private void addWorker(int run) throws SQLException, IOException, InterruptedException {
        try (Connection owner = linli.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("insert into territory.area (path, kind, layer, name) values"
                    + " ('330783005.xifan.g1.r%d.', 'cell', 'household', '%d组')".formatted(run, 50 + run));
        }
        CommunityAtWork.account(linli, "worker" + run, "网格员", "GRID_WORKER", CommunityAtWork.XIFAN + ".g1.r" + run);
    }

    /** Of a worker's cell: how many records, of how many tasks, how many of them done. */
    private List<String> recorded(int run) throws SQLException {
        try (Connection owner = linli.asOwner();
                PreparedStatement asked = owner.prepareStatement("""
                        select count(c.id) || ' records', count(distinct c.task_id) || ' tasks',
                               count(distinct t.id) filter (where t.done_at is not null) || ' done'
                          from tasks.completion c join tasks.task t on t.id = c.task_id
                         where t.path = ?
                        """)) {
            asked.setString(1, CommunityAtWork.XIFAN + ".g1.r" + run + ".");
            try (ResultSet row = asked.executeQuery()) {
                row.next();
                return List.of(row.getString(1), row.getString(2), row.getString(3));
            }
        }
    }
}
