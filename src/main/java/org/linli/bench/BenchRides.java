package org.linli.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.platform.solving.SolvingBudget;
import org.linli.platform.solving.SolvingProgress;
import org.linli.routes.RoutePlan;
import org.linli.routes.RoutePlanner;
import org.linli.routes.RouteProblem;
import org.linli.routes.RouteRequest;
import org.linli.routes.RouteStop;
import org.slf4j.LoggerFactory;

/**
 * {@code linli bench rides [DIR] [--seconds=30] [--days=20]}: plans made-up days of riders, then each instance of the
 * folder, and compares vehicles and distance with its best known plan, a {@code .sol} beside the {@code .txt}.
 */
public final class BenchRides {

    private static final double PERCENT = 100;
    private static final int LEAST_RIDERS = 20;
    private static final int MORE_RIDERS = 20;
    private static final int RIDERS_OF_A_CAR = 30;
    private static final int MOST_CARS = 12;

    /** Seconds after which the first plan of a day is there. */
    private static final double FIRST_WITHIN = 2;

    private final SolvingBudget budget;

    private BenchRides(SolvingBudget budget) {
        this.budget = budget;
    }

    /** Fails where a plan breaks a rule of its instance. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger("ai.timefold")).setLevel(Level.WARN);
        Map<String, String> options = BenchPages.options(arguments);
        var bench = new BenchRides(SolvingBudget.ofSeconds(Long.parseLong(options.getOrDefault("seconds", "30"))));
        bench.days(Integer.parseInt(options.getOrDefault("days", "20")));
        Optional<Path> folder = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .findFirst()
                .map(Path::of);
        if (folder.isPresent()) {
            bench.instances(folder.get());
        }
    }

    /** A plan, and the first of those that came before it. */
    private record Made(RoutePlan plan, SolvingProgress<RoutePlan> first) {}

    private Made plan(RouteProblem problem) {
        List<SolvingProgress<RoutePlan>> seen = new ArrayList<>();
        RoutePlan plan = new RoutePlanner().prepare(problem, budget, seen::add).run();
        return new Made(plan, seen.getFirst());
    }

    private void days(int days) {
        double longest = 0;
        System.out.println("riders  cars  first plan: after, left out | then: left out  cars  minutes waited  km");
        for (int day = 1; day <= days; day++) {
            int riders = LEAST_RIDERS + MORE_RIDERS * (day - 1);
            int cars = Math.min(MOST_CARS, 1 + riders / RIDERS_OF_A_CAR);
            Made made = plan(BenchRideDays.of(day, riders, cars));
            double first = made.first().spent().toNanos() / 1e9;
            longest = Math.max(longest, first);
            System.out.printf(
                    Locale.ROOT,
                    "%6d %5d %16.2f s %9d | %14d %5d %15.1f %5.0f%n",
                    riders,
                    cars,
                    first,
                    made.first().plan().left().size(),
                    made.plan().left().size(),
                    made.plan().vehicles(),
                    made.plan().waiting() / 60 / riders,
                    made.plan().metres() / 1000);
        }
        System.out.printf(
                Locale.ROOT,
                "rides: first plan after %.2f s at most, %s %.0f s%n",
                longest,
                longest < FIRST_WITHIN ? "within the" : "MORE THAN the",
                FIRST_WITHIN);
    }

    private void instances(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        System.out.println("instance   requests  vehicles      distance   best known   above %");
        int vehicles = 0;
        List<Double> above = new ArrayList<>();
        for (Path file : files) {
            BenchPdptw instance = BenchPdptw.read(file);
            BenchPdptw.Best best = instance.best(Path.of(file.toString().replace(".txt", ".sol")));
            RouteProblem problem = instance.problem();
            BenchPdptw.Best ours = instance.check(places(problem, plan(problem).plan()));
            vehicles += ours.vehicles() - best.vehicles();
            above.add(PERCENT * (ours.distance() - best.distance()) / best.distance());
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %10d %9d (%+d) %10.2f %12.2f %9.2f%n",
                    instance.name(),
                    problem.requests().size(),
                    ours.vehicles(),
                    ours.vehicles() - best.vehicles(),
                    ours.distance(),
                    best.distance(),
                    above.getLast());
        }
        System.out.printf(
                Locale.ROOT,
                "rides: vehicles %+d, distance %+.2f %%%n",
                vehicles,
                above.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
    }

    private static Map<UUID, List<Integer>> places(RouteProblem problem, RoutePlan plan) {
        Map<UUID, RouteRequest> requests = new HashMap<>();
        problem.requests().forEach(request -> requests.put(request.id(), request));
        Map<UUID, List<Integer>> places = new HashMap<>();
        plan.routes()
                .forEach((vehicle, stops) -> places.put(
                        vehicle,
                        stops.stream()
                                .map(stop -> place(Objects.requireNonNull(requests.get(stop.request())), stop.kind()))
                                .toList()));
        return places;
    }

    private static int place(RouteRequest request, RouteStop.Kind kind) {
        return kind == RouteStop.Kind.PICKUP
                ? request.from().place()
                : request.to().place();
    }
}
