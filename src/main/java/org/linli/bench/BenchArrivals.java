package org.linli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.arrivals.ArrivalDetails;
import org.linli.arrivals.ArrivalId;
import org.linli.arrivals.ArrivalOutcome;
import org.linli.arrivals.ArrivalSource;
import org.linli.arrivals.Arrivals;
import org.linli.arrivals.NewArrival;
import org.linli.arrivals.Transport;
import org.linli.arrivals.Traveller;
import org.linli.divisions.Divisions;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.platform.LinliSettings;
import org.linli.policy.HealthCode;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code linli bench arrivals [--writers 16] [--seconds 20]}: lets secretaries of communities register people without a
 * pause, first those who are only registered, then those who get a measure. What is registered stays in the load.
 */
@Component
@Profile("bench")
@ConditionalOnProperty(name = "linli.command", havingValue = "bench-arrivals")
class BenchArrivals implements ApplicationRunner, ExitCodeGenerator {

    private static final int WARM_UP_SHARE = 4;
    private static final int PRECISION = 3;
    private static final int SAMPLES = 2000;

    private final Arrivals arrivals;
    private final Accounts accounts;
    private final Divisions divisions;
    private final LinliSettings settings;
    private final AtomicInteger registered = new AtomicInteger();
    private int exitCode;

    BenchArrivals(Arrivals arrivals, Accounts accounts, Divisions divisions, LinliSettings settings) {
        this.arrivals = arrivals;
        this.accounts = accounts;
        this.divisions = divisions;
        this.settings = settings;
    }

    /** Where somebody is registered and by whom. */
    private record Desk(Actor secretary, AreaPath community, BenchSamples.Someone neighbour) {}

    @Override
    public int getExitCode() {
        return exitCode;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        int writers =
                BenchOption.of(arguments, "writers").map(Integer::parseInt).orElse(16);
        Duration time = Duration.ofMillis((long)
                (BenchOption.of(arguments, "seconds").map(Double::parseDouble).orElse(20.0) * 1000));
        // Others than in earlier runs, as long as a thousand a second are not reached.
        registered.set((int) (System.currentTimeMillis() % 90_000_000));
        List<Desk> desks = desks();
        System.out.println(BenchFigures.HEAD);
        BenchFigures near = measure("registered only", BenchSpecimens.NEARBY, desks, writers, time);
        System.out.println(near.row(near));
        BenchFigures far = measure("with a measure", BenchSpecimens.ELSEWHERE, desks, writers, time);
        System.out.println(far.row(near));
        exitCode = near.failed() + far.failed() == 0 ? 0 : 1;
        System.out.printf(
                Locale.ROOT,
                "bench arrivals: %.0f/s registered only, %.0f/s with a measure, %d writers, %d errors"
                        + " (%d processors)%n",
                near.requests() / near.seconds(),
                far.requests() / far.seconds(),
                writers,
                near.failed() + far.failed(),
                Runtime.getRuntime().availableProcessors());
    }

    private List<Desk> desks() {
        BenchSamples samples = BenchSamples.read(settings.data());
        List<BenchSamples.Account> secretaries = samples.accounts().stream()
                .filter(account -> account.role() == Role.SECRETARY)
                .toList();
        List<Desk> desks = new ArrayList<>();
        for (BenchSamples.Someone neighbour :
                samples.people().stream().limit(SAMPLES).toList()) {
            secretaries.stream()
                    .filter(account -> account.area().covers(neighbour.path()))
                    .findFirst()
                    .ifPresent(account -> desks.add(new Desk(
                            Acting.as(Actor.SYSTEM, () -> accounts.byUsername(account.username()))
                                    .orElseThrow()
                                    .actor(),
                            account.area(),
                            neighbour)));
        }
        return desks;
    }

    private BenchFigures measure(String kind, String origin, List<Desk> desks, int writers, Duration time)
            throws InterruptedException {
        Map<Integer, Integer> errors = new ConcurrentHashMap<>();
        write(origin, desks, writers, time.dividedBy(WARM_UP_SHARE), new ConcurrentHistogram(PRECISION), errors);
        errors.clear();
        Histogram times = new ConcurrentHistogram(PRECISION);
        Path data = settings.data();
        OptionalLong java = BenchProcessor.of(ProcessHandle.current().pid());
        OptionalLong postgres = BenchProcessor.ofPostgres(data);
        long begin = System.nanoTime();
        write(origin, desks, writers, time, times, errors);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new BenchFigures(
                kind,
                writers,
                times,
                errors,
                seconds,
                each(java, BenchProcessor.of(ProcessHandle.current().pid()), times),
                each(postgres, BenchProcessor.ofPostgres(data), times));
    }

    private static OptionalDouble each(OptionalLong before, OptionalLong after, Histogram times) {
        return before.isEmpty() || after.isEmpty() || times.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (after.getAsLong() - before.getAsLong()) / times.getTotalCount());
    }

    /** Lets every writer register one after the other until the time is over. */
    private void write(
            String origin, List<Desk> desks, int writers, Duration time, Histogram times, Map<Integer, Integer> errors)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        int number = registered.incrementAndGet();
                        NewArrival arrival = arrival(number, origin, desks.get(number % desks.size()));
                        Actor secretary = desks.get(number % desks.size()).secretary();
                        long begin = System.nanoTime();
                        ArrivalOutcome outcome = Acting.as(secretary, () -> arrivals.register(arrival));
                        times.recordValue((System.nanoTime() - begin) / 1000);
                        if (!(outcome instanceof ArrivalOutcome.Registered)) {
                            errors.merge(1, 1, Integer::sum);
                        }
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Registering failed", e.getCause());
        }
    }

    /** Somebody new: every other one in a room that nobody has entered yet. */
    private NewArrival arrival(int number, String origin, Desk desk) {
        BenchSamples.Someone neighbour = desk.neighbour();
        String room = number % 2 == 0 || neighbour.room().isEmpty() ? Integer.toString(number) : neighbour.room();
        return new NewArrival(
                ArrivalId.next(),
                desk.community(),
                new Traveller(
                        neighbour.name(),
                        IdentityDocument.read("E%08d".formatted(number), BenchClock.TODAY)
                                .orThrow(),
                        new Phone("139%08d".formatted(number))),
                neighbour.address() + room + "室",
                null,
                origin,
                divisions.fullName(origin, Locale.SIMPLIFIED_CHINESE),
                BenchClock.TODAY,
                LocalTime.of(9, 0),
                Transport.TRAIN,
                null,
                null,
                null,
                HealthCode.GREEN,
                2,
                List.of(),
                ArrivalDetails.NONE,
                ArrivalSource.DEMO);
    }
}
