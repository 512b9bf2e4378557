package org.linli.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.linli.platform.solving.SolvingBudget;
import org.linli.rosters.RosterBound;
import org.linli.rosters.RosterExact;
import org.linli.rosters.RosterHistory;
import org.linli.rosters.RosterMember;
import org.linli.rosters.RosterPlan;
import org.linli.rosters.RosterPlanner;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterReplacements;
import org.linli.rosters.RosterRotation;
import org.linli.rosters.RosterScore;
import org.linli.rosters.RosterSeat;
import org.slf4j.LoggerFactory;

/**
 * {@code linli bench duty [--months 20] [--seconds 30] [--proof 60] [--seed 1]}: plans made-up months like Tianli's for
 * so long each, and compares them with what no plan can be better than and with teams in turn; then plans weeks for
 * fifteen people, small enough for an exact solver to come near the best plan and its proof.
 */
public final class BenchDuty {

    private static final int PRECISION = 3;
    private static final int SEATS_TO_REPLACE = 40;
    private static final double PERCENT = 100.0;
    private static final int WEEKS = 10;
    private static final int PEOPLE_OF_WEEK = 15;
    private static final Duration TIME_OF_WEEK = Duration.ofSeconds(15);

    private final Histogram replacing = new Histogram(PRECISION);
    private final Histogram drafting = new Histogram(PRECISION);
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> gapsOfWeeks = new ArrayList<>();
    private final List<Double> gapsToBest = new ArrayList<>();
    private int failed;

    private BenchDuty() {}

    /** Ends with 1 when a plan breaks a limit or leaves a seat empty, or the exact solver counts otherwise. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger("ai.timefold")).setLevel(Level.WARN);
        Map<String, String> options = BenchPages.options(arguments);
        int months = Integer.parseInt(options.getOrDefault("months", "20"));
        int seconds = Integer.parseInt(options.getOrDefault("seconds", "30"));
        int proof = Integer.parseInt(options.getOrDefault("proof", "60"));
        int seed = Integer.parseInt(options.getOrDefault("seed", "1"));
        System.exit(new BenchDuty().run(months, seconds, proof, seed));
    }

    private int run(int months, int seconds, int proof, int seed) {
        System.out.println("month  seats  first plan      ours     bound   gap %  in turns"
                + "   largest less smallest of hours, nights, weekends, festivals: ours | in turns");
        for (int month = seed; month < seed + months; month++) {
            measure(month, seconds, proof);
        }
        for (int week = seed; week < seed + WEEKS; week++) {
            prove(week);
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d weeks: gap to the bound %.1f %%, to the best plan that the exact solver found %.1f %%%n",
                gapsOfWeeks.size(),
                WEEKS,
                mean(gapsOfWeeks),
                mean(gapsToBest));
        System.out.printf(
                Locale.ROOT,
                "first plan: p50 %.2f s, p95 %.2f s; replacement: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, of %d%n",
                drafting.getValueAtPercentile(50) / 1e6,
                drafting.getValueAtPercentile(95) / 1e6,
                replacing.getValueAtPercentile(50) / 1e3,
                replacing.getValueAtPercentile(95) / 1e3,
                replacing.getValueAtPercentile(99) / 1e3,
                replacing.getTotalCount());
        System.out.printf(Locale.ROOT, "%d months, %d s each, %d failed%n", months, seconds, failed);
        System.out.printf(Locale.ROOT, "duty: gap %.1f %%%n", mean(gaps));
        return failed == 0 ? 0 : 1;
    }

    private static double mean(List<Double> all) {
        return all.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double gap(RosterPlan plan, long bound) {
        return PERCENT * (plan.score().missed() - bound) / Math.max(1, bound);
    }

    private void measure(int seed, int seconds, int proof) {
        RosterProblem month = BenchMonths.like(seed);
        List<RosterPlan> first = new ArrayList<>();
        long begin = System.nanoTime();
        RosterPlan plan = new RosterPlanner()
                .prepare(month, SolvingBudget.ofSeconds(seconds), progress -> {
                    if (first.isEmpty()) {
                        first.add(progress.plan());
                        drafting.recordValue((System.nanoTime() - begin) / 1000);
                    }
                })
                .run();
        RosterPlan turns = RosterRotation.of(month);
        long bound = RosterBound.of(month, plan, Duration.ofSeconds(proof));
        gaps.add(gap(plan, bound));
        check("month " + seed, plan, bound);
        replace(month, plan);
        System.out.printf(
                Locale.ROOT,
                "%5d %6d %11d %9d %9d %7.1f %9d   %s | %s%n",
                seed,
                month.seats().size(),
                first.getFirst().score().missed(),
                plan.score().missed(),
                bound,
                gap(plan, bound),
                turns.score().missed(),
                spread(month, plan),
                spread(month, turns));
    }

    /** The exact solver counts in its own words, so this also shows that both count alike. */
    private void prove(int seed) {
        RosterProblem week = BenchMonths.of(seed, 7, PEOPLE_OF_WEEK, 1);
        RosterPlan plan = new RosterPlanner().plan(week, SolvingBudget.ofSeconds(2));
        if (plan.score().uncovered() > 0) {
            System.out.println("week " + seed + " cannot be covered whole, so that it is not compared");
            return;
        }
        int threads = Runtime.getRuntime().availableProcessors();
        RosterExact.Proof proof = RosterExact.prove(week, plan, TIME_OF_WEEK, threads);
        check("week " + seed, plan, proof.bound());
        if (proof.counted() != null && !proof.counted().equals(new RosterScore(0, 0, proof.best()))) {
            failed++;
            System.out.println("week " + seed + " is counted otherwise: " + proof);
        }
        gapsOfWeeks.add(gap(plan, proof.bound()));
        gapsToBest.add(gap(plan, Math.min(proof.best(), plan.score().missed())));
        System.out.printf(
                Locale.ROOT,
                "week %d, %d seats: ours %d, best %s, bound %d%n",
                seed,
                week.seats().size(),
                plan.score().missed(),
                proof.best() == Long.MAX_VALUE ? "not found" : proof.best(),
                proof.bound());
    }

    private void check(String what, RosterPlan plan, long bound) {
        RosterScore score = plan.score();
        if (score.broken() > 0 || score.uncovered() > 0 || bound > score.missed()) {
            failed++;
            System.out.println(what + " failed: " + score + " against " + bound);
        }
    }

    private void replace(RosterProblem month, RosterPlan plan) {
        int step = Math.max(1, month.seats().size() / SEATS_TO_REPLACE);
        for (int i = 0; i < month.seats().size(); i += step) {
            UUID seat = month.seats().get(i).id();
            long begin = System.nanoTime();
            new RosterReplacements(month, plan).of(seat);
            replacing.recordValue((System.nanoTime() - begin) / 1000);
        }
    }

    /** The season's largest less smallest, of whoever was there on all days before. */
    private static String spread(RosterProblem month, RosterPlan plan) {
        Map<UUID, long[]> done = new HashMap<>();
        int longest = month.history().values().stream()
                .mapToInt(RosterHistory::days)
                .max()
                .orElse(0);
        for (RosterMember member : month.members()) {
            RosterHistory before = month.history().getOrDefault(member.id(), RosterHistory.NONE);
            if (before.days() == longest && member.nights()) {
                done.put(
                        member.id(),
                        new long[] {before.minutes() / 60, before.nights(), before.weekends(), before.festivals()});
            }
        }
        for (RosterSeat seat : month.seats()) {
            long[] of = done.get(plan.members().getOrDefault(seat.id(), seat.id()));
            if (of != null) {
                of[0] += Duration.between(seat.begins(), seat.ends()).toHours();
                of[1] += Duration.between(seat.begins(), seat.ends()).toHours() == 8 ? 1 : 0;
                of[2] += seat.day().getDayOfWeek().getValue() > 5 ? 1 : 0;
                of[3] += seat.festival() != null ? 1 : 0;
            }
        }
        return String.join(
                " ",
                IntStream.range(0, 4)
                        .mapToObj(i -> {
                            LongSummaryStatistics all = done.values().stream()
                                    .mapToLong(each -> each[i])
                                    .summaryStatistics();
                            return String.format(Locale.ROOT, "%3d", all.getMax() - all.getMin());
                        })
                        .toList());
    }
}
