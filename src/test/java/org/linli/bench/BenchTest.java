package org.linli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.access.Role;
import org.linli.bench.BenchSamples.Account;
import org.linli.bench.BenchSamples.Someone;
import org.linli.testing.LinliProcess;

/**
 * Two thousand people, loaded twice as {@code linli bench load} does, and asked for as {@code linli bench pages} does.
 */
@Tag("slow")
class BenchTest {

    private static final Pattern FINGERPRINT = Pattern.compile("fingerprint (\\S+)");

    @TempDir
    static Path folder;

    private static final Map<String, String> SAID = new HashMap<>();

    @BeforeAll
    static void loadTwice() throws IOException, InterruptedException {
        Map<String, Process> loads = Map.of("one", load("one"), "two", load("two"));
        for (Map.Entry<String, Process> each : loads.entrySet()) {
            int code = each.getValue().waitFor();
            SAID.put(each.getKey(), Files.readString(log(each.getKey())));
            assertThat(code).as(SAID.get(each.getKey())).isZero();
        }
    }

    private static Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private static Process load(String name) throws IOException {
        return linli("bench-load", folder.resolve(name), log(name));
    }

    private static Process linli(String command, Path data, Path log, String... options) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                LinliProcess.classes(),
                "org.linli.Linli",
                "--spring.profiles.active=bench",
                "--linli.command=" + command,
                "--linli.care.watch=0",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--linli.data=" + data,
                "--people=2000"));
        line.addAll(List.of(options));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    @Test
    void sameSeedMakesSameDistrict() {
        assertThat(fingerprint("one")).isEqualTo(fingerprint("two"));
    }

    private static String fingerprint(String name) {
        Matcher found = FINGERPRINT.matcher(SAID.getOrDefault(name, ""));
        assertThat(found.find()).as(SAID.get(name)).isTrue();
        return found.group(1);
    }

    @Test
    void figuresOfEverySubdistrictAddUp() {
        assertThat(SAID.get("one"))
                .contains("made up 2,000 people in 700 households")
                .contains("200 running measures")
                .contains("13 sub-districts: 0 do not add up");
    }

    /** On the other load, since what is made stays in it. */
    @Test
    void whatConcernsThousandsIsDoneForSome() throws IOException, InterruptedException {
        Path log = log("bulk");
        int code = linli("bench-bulk", folder.resolve("two"), log).waitFor();
        String said = Files.readString(log);
        assertThat(code).as(said).isZero();
        // 5,000 tasks, 5,000 people and 100,000 measures of a million, for two thousand.
        assertThat(said)
                .containsPattern("assign tasks +10 ")
                .containsPattern("move people +10 ")
                .containsPattern("plan measures +200 ")
                .containsPattern("plan them again +200 ")
                .containsPattern("import arrivals +200 ")
                .containsPattern("export people +2\\d{3} ")
                .contains("bench bulk: 6 measured");
    }

    @Test
    void whoWasThereWithSomebodyIsAskedOfEntriesOfItsOwn() throws IOException, InterruptedException {
        Path log = log("gate");
        int code = linli("bench-gate", folder.resolve("gate"), log, "--entries=28000", "--runs=20")
                .waitFor();
        String said = Files.readString(log);
        assertThat(code).as(said).isZero();
        assertThat(said)
                .contains("28,000 entries of 14 days at 60 markets")
                .containsPattern("bench gate: contacts of one person among 28,000 entries: p50 [0-9.]+ ms");
    }

    /** One server for all that is asked, since its start takes longer than that. */
    @Test
    void everyPageAnswersAndSearchesFindWhomTheyLookFor() throws IOException, InterruptedException {
        Path data = folder.resolve("one");
        BenchSamples samples = BenchSamples.read(data);
        try (BenchServer server = BenchServer.start(data, LinliProcess.classes())) {
            assertThat(misses(server, samples)).isEmpty();

            List<BenchFigures> figures = BenchPages.measure(server, samples, 3, Duration.ZERO, Pattern.compile(""));

            assertThat(figures).hasSameSizeAs(BenchPage.all()).allSatisfy(figure -> {
                assertThat(figure.requests()).as(figure.page()).isPositive();
                assertThat(figure.errors()).as(figure.page()).isEmpty();
            });
            phonesOnABadLineLoseNothingAndDoubleNothing(server, samples);
        }
    }

    private static void phonesOnABadLineLoseNothingAndDoubleNothing(BenchServer server, BenchSamples samples)
            throws IOException, InterruptedException {
        BenchField.Measured measured = BenchField.measure(server, samples, 40, 50);
        assertThat(measured.faults()).isEmpty();
        assertThat(measured.failed()).isZero();
        assertThat(measured.entries()).isGreaterThan(50);
        assertThat(measured.cuts()).isGreaterThan(20);
    }

    /** The searches that do not find somebody whom only few share that name or number with. */
    private static List<String> misses(BenchServer server, BenchSamples samples)
            throws IOException, InterruptedException {
        Account command = samples.accounts().stream()
                .filter(a -> a.role() == Role.COMMAND && a.area().equals(BenchDistrict.ROOT))
                .findFirst()
                .orElseThrow();
        Someone someone = samples.people().get(7);
        List<String> misses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var visitor = new BenchVisitor(
                    server.address(), command, List.of(someone), new HashMap<>(), new HashMap<>(), threads);
            visitor.signIn();
            for (BenchPage page : BenchPage.all()) {
                if (page.name().matches("search: (name|pinyin|phone|phone tail|ID tail|long ID tail)|search on top")
                        && !visitor.read(page.address()
                                        .apply(visitor, new Random(1))
                                        .orElseThrow())
                                .contains(someone.id().toString())) {
                    misses.add(page.name());
                }
            }
        }
        return misses;
    }
}
