package org.linli.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.linli.platform.LinliSettings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code linli bench bulk [--people 1000000] [--only PATTERN]}: does what concerns thousands at once through the
 * product's own services and prints how long each took. What it makes stays in the load.
 */
@Component
@Profile("bench")
@ConditionalOnProperty(name = "linli.command", havingValue = "bench-bulk")
class BenchBulk implements ApplicationRunner, ExitCodeGenerator {

    /** People of the load for which the numbers of rows below are meant. */
    private static final long WHOLE = 1_000_000;

    private static final int ASSIGNED = 5000;
    private static final int MOVED = 5000;
    private static final int PLANNED = 100_000;
    private static final int IMPORTED = 100_000;

    private final BenchBulkTasks tasks;
    private final BenchBulkLists lists;
    private final BenchBulkExport export;
    private final LinliSettings settings;
    private int exitCode;

    BenchBulk(BenchBulkTasks tasks, BenchBulkLists lists, BenchBulkExport export, LinliSettings settings) {
        this.tasks = tasks;
        this.lists = lists;
        this.export = export;
        this.settings = settings;
    }

    /** Something to be done with many; what it needs is looked up or made before. */
    interface Work {

        /** Does it and answers how many rows that were. */
        long rows() throws Exception;
    }

    /** What comes before, which is not measured. */
    private interface Preparation {

        Work prepared() throws Exception;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        long people = BenchOption.of(arguments, "people").map(Long::parseLong).orElse(WHOLE);
        Pattern only = Pattern.compile(BenchOption.of(arguments, "only").orElse(""));
        Map<String, Preparation> works = new LinkedHashMap<>();
        works.put("assign tasks", () -> tasks.assigning(share(ASSIGNED, people)));
        works.put("move people", () -> lists.moving(share(MOVED, people)));
        works.put("plan measures", () -> tasks.planning(share(PLANNED, people)));
        works.put("plan them again", () -> tasks::plan);
        works.put("import arrivals", () -> lists.arriving(share(IMPORTED, people)));
        works.put("export people", export::people);
        System.out.println(BenchBulkFigures.HEAD);
        int measured = 0;
        for (Map.Entry<String, Preparation> work : works.entrySet()) {
            if (only.matcher(work.getKey()).find()) {
                System.out.println(
                        BenchBulkFigures.of(work.getKey(), work.getValue().prepared(), settings.data())
                                .row());
                measured++;
            }
        }
        exitCode = measured == 0 ? 1 : 0;
        System.out.printf(
                Locale.ROOT,
                "bench bulk: %d measured, a heap of %d MB (%d processors)%n",
                measured,
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.getRuntime().availableProcessors());
    }

    private static int share(int rows, long people) {
        return (int) Math.max(10, rows * people / WHOLE);
    }
}
