package org.linli.arrivals;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.linli.Linli;
import org.linli.access.Acting;
import org.linli.imports.Import;
import org.linli.imports.ImportId;
import org.linli.imports.Imports;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How fast a large list is brought in, and in how much memory: the whole program on an embedded PostgreSQL, one xlsx
 * with an ID number, phone, origin and room in every row. Ends by itself.
 *
 * <p>Arguments: rows; how many different people (the others are repeats); {@code outside} for people who get a measure
 * and its tasks, {@code near} for people from within Jinhua, who are registered only.
 */
public final class ImportBench {

    private static final Path DATA = Path.of("target", "test-data");

    private ImportBench() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : rows;
        String origin = arguments.length > 2 && arguments[2].equals("near") ? "浙江省金华市义乌市" : "江西省九江市修水县";
        try (ConfigurableApplicationContext program = new SpringApplicationBuilder(
                        Linli.class, TestClock.class, Fixture.class)
                .initializers(new TestDatabase())
                .properties("server.port=0", "spring.main.allow-bean-definition-overriding=true")
                .run()) {
            Fixture fixture = program.getBean(Fixture.class);
            fixture.lay();
            Path list = Files.createTempFile(Files.createDirectories(DATA), "bench", ".xlsx");
            try {
                write(list, rows, people, origin);
                Acting.run(fixture.actor("secretary"), () -> bring(program.getBean(Imports.class), list));
            } finally {
                Files.delete(list);
            }
        }
        System.exit(0);
    }

    private static void write(Path list, int rows, int people, String origin) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(list));
                TableWriter table = Workbooks.xlsx(out, "名单", SyntheticLists.HEADER)) {
            for (int row = 0; row < rows; row++) {
                int n = row % people;
                String room = "西范%d组%d号%d0%d室".formatted(n % 3 + 1, n / 48 % 400 + 1, n / 12 % 4 + 1, n / 3 % 4 + 1);
                table.row(SyntheticLists.person(n, origin, room));
            }
        }
    }

    private static void bring(Imports imports, Path list) {
        try (InputStream content = Files.newInputStream(list)) {
            ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
            long began = System.nanoTime();
            ImportId id = imports.bring("arrivals", Fixture.XIFAN, "bench.xlsx", content);
            report("uploaded and looked through", imports.get(id), began);
            Import job = imports.get(id);
            for (int waited = 1; job.isRunning(); waited++) {
                Thread.sleep(500);
                job = imports.get(id);
                if (waited % 20 == 0) {
                    report("running", job, began);
                }
            }
            report(job.state().toString(), job, began);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(String what, Import job, long began) {
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(pool -> Objects.requireNonNull(pool.getPeakUsage()).getUsed())
                .reduce(0L, Long::sum);
        System.out.printf(
                "%s: %,d read = %,d stored + %,d known + %,d refused of %,d in %.1f s, %.0f rows/s,"
                        + " peak heap %d MB of %d MB%n",
                what,
                job.read(),
                job.stored(),
                job.known(),
                job.refused(),
                job.total(),
                seconds,
                job.read() / seconds,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        if (job.failure() != null) {
            System.out.println(List.of(job.failure()));
        }
    }
}
