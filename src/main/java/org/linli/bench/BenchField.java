package org.linli.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.linli.access.Role;
import org.linli.bench.BenchSamples.Account;

/**
 * {@code linli bench field [--workers 1000] [--runs 500]}: the phones of a thousand workers sync for the first time at
 * once, then once more, then ask for the same tasks by the list for other software; and some hundred times a phone
 * sends what was entered over a line that is cut at any byte.
 */
public final class BenchField {

    private static final int PRECISION = 3;

    private final BenchServer server;
    private final BenchSamples samples;
    private final ExecutorService threads;

    private BenchField(BenchServer server, BenchSamples samples, ExecutorService threads) {
        this.server = server;
        this.samples = samples;
        this.threads = threads;
    }

    /** Ends with 1 when a sync was not answered or a run lost or doubled something. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = BenchPages.options(arguments);
        Path data = Path.of(Optional.ofNullable(options.get("linli.data")).orElse("./data/bench"))
                .toAbsolutePath();
        int workers = Integer.parseInt(options.getOrDefault("workers", "1000"));
        int runs = Integer.parseInt(options.getOrDefault("runs", "500"));
        try (BenchServer server = BenchServer.start(data, System.getProperty("java.class.path"))) {
            Measured measured = measure(server, BenchSamples.read(data), workers, runs);
            System.out.println(measured.line());
            System.exit(measured.failed() == 0 && measured.faults().isEmpty() ? 0 : 1);
        }
    }

    /**
     * What was measured.
     *
     * @param phones how many synced at once
     * @param seconds until all of them had their first sync
     * @param failed how many of all syncs were not answered
     * @param runs how many were made over the bad line
     * @param entries how many were entered in them
     * @param faults what went wrong in them
     */
    record Measured(
            int phones, double seconds, double p95, int failed, int runs, int entries, int cuts, List<String> faults) {

        String line() {
            return String.format(
                    Locale.ROOT,
                    "bench field: %d phones had their first sync in %.1f s (p95 %.1f s, %d not answered);"
                            + " %d runs over a bad line: %d entries, %d cuts, %d faults",
                    phones,
                    seconds,
                    p95,
                    failed,
                    runs,
                    entries,
                    cuts,
                    faults.size());
        }
    }

    /** On a server that runs. */
    static Measured measure(BenchServer server, BenchSamples samples, int workers, int runs)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new BenchField(server, samples, threads).measure(workers, runs);
        }
    }

    private Measured measure(int workers, int runs) throws IOException, InterruptedException {
        URI address = server.address();
        List<BenchFieldPhone> phones = pair(workers);
        System.out.println(
                "at once                  phones     all s     p50 s     p95 s     p99 s    each kB    told later");
        Round first = round("first sync", phones, phone -> phone.sync(address));
        Round later = round("later sync", phones, phone -> phone.sync(address));
        Round lists = round("list of tasks", phones, phone -> {
            phone.list(address);
            return 0;
        });
        long tasks = phones.stream()
                .flatMap(phone -> phone.held().keySet().stream())
                .filter(key -> key.startsWith("task:"))
                .count();
        System.out.printf(Locale.ROOT, "%d tasks on a phone%n", tasks / Math.max(1, phones.size()));
        List<String> faults = new ArrayList<>();
        int entries = 0;
        int cuts = 0;
        List<BenchFieldPhone> busy =
                phones.stream().filter(phone -> !phone.doable().isEmpty()).toList();
        try (var line = new BenchFieldLine(address, threads, 1)) {
            for (int run = 0; run < runs && !busy.isEmpty(); run++) {
                BenchFieldPhone phone = busy.get(run % busy.size());
                BenchFieldRun.Shown shown = BenchFieldRun.of(phone, address, line.address(), run);
                entries += shown.entries();
                cuts += shown.cuts();
                if (shown.fault() != null) {
                    faults.add("seed " + run + ": " + shown.fault());
                    System.out.println(faults.getLast());
                }
            }
        }
        return new Measured(
                phones.size(),
                first.seconds(),
                first.times().getValueAtPercentile(95) / 1e6,
                first.failed() + later.failed() + lists.failed(),
                runs,
                entries,
                cuts,
                faults);
    }

    /** One phone of each worker; where there are fewer workers than wanted, some of them have several. */
    private List<BenchFieldPhone> pair(int wanted) throws IOException, InterruptedException {
        List<Account> workers = samples.accounts().stream()
                .filter(account -> account.role() == Role.GRID_WORKER)
                .limit(wanted)
                .toList();
        List<BenchFieldPhone> phones = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            var visitor = new BenchVisitor(
                    server.address(),
                    workers.get(i % workers.size()),
                    List.of(),
                    new HashMap<>(),
                    new HashMap<>(),
                    threads);
            visitor.signIn();
            phones.add(BenchFieldPhone.pair(visitor, threads));
        }
        return phones;
    }

    /** What a phone does; how many bytes came. */
    private interface Deed {
        int by(BenchFieldPhone phone) throws IOException, InterruptedException;
    }

    private record Round(Histogram times, double seconds, int failed) {}

    private Round round(String name, List<BenchFieldPhone> phones, Deed deed) throws InterruptedException {
        Histogram times = new ConcurrentHistogram(PRECISION);
        List<Callable<Integer>> all = new ArrayList<>();
        for (BenchFieldPhone phone : phones) {
            all.add(() -> {
                long begin = System.nanoTime();
                int bytes = deed.by(phone);
                times.recordValue((System.nanoTime() - begin) / 1000);
                return bytes;
            });
        }
        int before = phones.stream().mapToInt(BenchFieldPhone::refused).sum();
        long begin = System.nanoTime();
        int failed = 0;
        long bytes = 0;
        for (Future<Integer> each : threads.invokeAll(all)) {
            try {
                bytes += each.get();
            } catch (ExecutionException e) {
                failed++;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-22s %8d %9.1f %9.2f %9.2f %9.2f %10.1f %13d%s%n",
                name,
                phones.size(),
                seconds,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(95) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                bytes / 1000.0 / phones.size(),
                phones.stream().mapToInt(BenchFieldPhone::refused).sum() - before,
                failed == 0 ? "" : "  " + failed + " not answered");
        return new Round(times, seconds, failed);
    }
}
