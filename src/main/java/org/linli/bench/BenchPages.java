package org.linli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * {@code linli bench pages [--connections 50] [--seconds 10] [--only PATTERN]}: lets fifty accounts of all roles ask
 * for one kind of page after the other without a pause, and prints one table. It asks on this machine only, since what
 * it looks for stands in addresses; whom it looks for is made up.
 */
public final class BenchPages {

    private static final int WARM_UP_SHARE = 4;
    private static final int PRECISION = 3;
    private static final int NO_ANSWER = 0;

    private final BenchServer server;
    private final BenchVisitors visitors;
    private final ExecutorService threads;
    private final int connections;
    private final Duration time;

    private BenchPages(
            BenchServer server, BenchSamples samples, ExecutorService threads, int connections, Duration time) {
        this.server = server;
        this.threads = threads;
        this.visitors = new BenchVisitors(server.address(), samples, threads);
        this.connections = connections;
        this.time = time;
    }

    /** Ends with 1 when a kind of page was not answered a single time as it should be. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = options(arguments);
        Path data = Path.of(Optional.ofNullable(options.get("linli.data")).orElse("./data/bench"))
                .toAbsolutePath();
        int connections = Integer.parseInt(options.getOrDefault("connections", "50"));
        double seconds = Double.parseDouble(options.getOrDefault("seconds", "10"));
        Pattern only = Pattern.compile(options.getOrDefault("only", ""), Pattern.CASE_INSENSITIVE);
        List<BenchFigures> figures = measure(
                data,
                System.getProperty("java.class.path"),
                connections,
                Duration.ofMillis((long) (seconds * 1000)),
                only);
        boolean unanswered = figures.stream().anyMatch(f -> f.requests() == f.failed());
        System.out.printf(
                Locale.ROOT,
                "bench pages: %d kinds of page, %d requests, %d errors, reference p50 %.1f ms (%s, %d processors)%n",
                figures.size(),
                figures.stream().mapToLong(BenchFigures::requests).sum(),
                figures.stream().mapToInt(BenchFigures::failed).sum(),
                figures.getFirst().p50(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        System.exit(unanswered ? 1 : 0);
    }

    /**
     * Starts a server on the folder of a load and measures, the reference first.
     *
     * @param classes the class path of the server
     * @param time for each kind of page; with none, each connection asks once
     */
    static List<BenchFigures> measure(Path data, String classes, int connections, Duration time, Pattern only)
            throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.start(data, classes)) {
            return measure(server, BenchSamples.read(data), connections, time, only);
        }
    }

    /** The same on a server that runs. */
    static List<BenchFigures> measure(
            BenchServer server, BenchSamples samples, int connections, Duration time, Pattern only)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new BenchPages(server, samples, threads, connections, time).measure(only);
        }
    }

    static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (argument.startsWith("--") && sign > 0) {
                options.put(argument.substring(2, sign), argument.substring(sign + 1));
            }
        }
        return options;
    }

    private List<BenchFigures> measure(Pattern only) throws IOException, InterruptedException {
        Map<BenchPage, List<Line>> asking = new LinkedHashMap<>();
        for (BenchPage page : BenchPage.all()) {
            if (page.name().equals(BenchPage.REFERENCE)
                    || only.matcher(page.name()).find()) {
                asking.put(page, lines(page));
                warmUp(page, asking.get(page)); // the first page must not pay for compiling what all share
            }
        }
        System.out.println(BenchFigures.HEAD);
        List<BenchFigures> figures = new ArrayList<>();
        for (Map.Entry<BenchPage, List<Line>> each : asking.entrySet()) {
            BenchFigures measured = measure(each.getKey(), each.getValue());
            figures.add(measured);
            System.out.println(measured.row(figures.getFirst()));
        }
        return figures;
    }

    /** What one connection asks for, by whom. */
    private record Line(BenchVisitor visitor, Random chance) {}

    /** One for each connection; none where nobody can ask. */
    private List<Line> lines(BenchPage page) throws IOException, InterruptedException {
        List<BenchVisitor> able = new ArrayList<>();
        for (BenchVisitor visitor : visitors.of(page, connections)) {
            if (page.address().apply(visitor, new Random(0)).isPresent()) {
                able.add(visitor);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < connections && !able.isEmpty(); i++) {
            lines.add(new Line(able.get(i % able.size()), new Random(i)));
        }
        return lines;
    }

    private void warmUp(BenchPage page, List<Line> lines) throws InterruptedException {
        if (!time.isZero()) {
            ask(
                    page,
                    lines,
                    time.dividedBy(WARM_UP_SHARE),
                    new ConcurrentHistogram(PRECISION),
                    new ConcurrentHashMap<>());
        }
    }

    private BenchFigures measure(BenchPage page, List<Line> lines) throws InterruptedException {
        warmUp(page, lines);
        Map<Integer, Integer> errors = new ConcurrentHashMap<>();
        Histogram times = new ConcurrentHistogram(PRECISION);
        OptionalLong java = server.java();
        OptionalLong postgres = server.postgres();
        long begin = System.nanoTime();
        ask(page, lines, time, times, errors);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new BenchFigures(
                page.name(),
                (int) lines.stream().map(Line::visitor).distinct().count(),
                times,
                errors,
                seconds,
                each(java, server.java(), times.getTotalCount()),
                each(postgres, server.postgres(), times.getTotalCount()));
    }

    private static OptionalDouble each(OptionalLong before, OptionalLong after, long requests) {
        return before.isEmpty() || after.isEmpty() || requests == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (after.getAsLong() - before.getAsLong()) / requests);
    }

    /** Lets every line ask again and again until the time is over; what is on its way then is waited for and counts. */
    private void ask(BenchPage page, List<Line> lines, Duration time, Histogram times, Map<Integer, Integer> errors)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Future<?>> running = new ArrayList<>();
        for (Line line : lines) {
            running.add(threads.submit(() -> {
                do {
                    ask(page, line, times, errors);
                } while (System.nanoTime() < end);
                return null;
            }));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Asking for " + page.name() + " failed", e.getCause());
            }
        }
    }

    private static void ask(BenchPage page, Line line, Histogram times, Map<Integer, Integer> errors)
            throws InterruptedException {
        String address = page.address().apply(line.visitor(), line.chance()).orElseThrow();
        long begin = System.nanoTime();
        int status;
        try {
            status = line.visitor().send(address).statusCode();
        } catch (IOException e) { // or its time was over
            status = NO_ANSWER;
        }
        times.recordValue((System.nanoTime() - begin) / 1000);
        if (status != 200) {
            errors.merge(status, 1, Integer::sum);
        }
    }
}
