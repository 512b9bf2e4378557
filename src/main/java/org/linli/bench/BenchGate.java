package org.linli.bench;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.Role;
import org.linli.gate.MetAnswer;
import org.linli.gate.MetQuestion;
import org.linli.gate.Mets;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code linli bench gate [--entries N] [--runs N] [--seed S]}: a fortnight of entries at the gates of markets, and for
 * so many of their regulars who was there within 30 minutes, asked as the leader of the place, under row-level
 * security. Entries of an earlier run of the same number are asked again.
 */
@Component
@Profile("bench")
@ConditionalOnProperty(name = "linli.command", havingValue = "bench-gate")
class BenchGate implements ApplicationRunner, ExitCodeGenerator {

    private static final long ENTRIES = 5_000_000;
    private static final int RUNS = 500;
    private static final int WARM = 100;
    private static final long SEED = 2022;
    private static final int MINUTES = 30;
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    private final BenchEntries entries;
    private final Mets mets;
    private int exitCode;

    BenchGate(BenchEntries entries, Mets mets) {
        this.entries = entries;
        this.mets = mets;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long wanted = BenchOption.of(arguments, "entries").map(Long::parseLong).orElse(ENTRIES);
        int runs = BenchOption.of(arguments, "runs").map(Integer::parseInt).orElse(RUNS);
        long seed = BenchOption.of(arguments, "seed").map(Long::parseLong).orElse(SEED);
        long began = System.nanoTime();
        long there = entries.fill(BenchClock.TODAY, wanted, seed);
        System.out.printf(
                Locale.ROOT,
                "%,d entries of %d days at %d markets, there after %.0f s%n",
                there,
                BenchEntries.DAYS,
                BenchEntries.MARKETS,
                (System.nanoTime() - began) / 1e9);
        var chance = new Random(seed);
        for (int n = 0; n < WARM; n++) {
            ask(chance);
        }
        var times = new Histogram(LONGEST_MICROS, DIGITS);
        long met = 0;
        long unknown = 0;
        for (int n = 0; n < runs; n++) {
            long begun = System.nanoTime();
            MetAnswer answer = ask(chance);
            times.recordValue((System.nanoTime() - begun) / 1000);
            met += answer.met().size();
            unknown += answer.unknown();
        }
        exitCode = met == 0 ? 1 : 0;
        System.out.printf(
                Locale.ROOT,
                "bench gate: contacts of one person among %,d entries: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms"
                        + " (%d asked, on average %,d people met and %,d without a pass; %d processors)%n",
                there,
                milliseconds(times, 50),
                milliseconds(times, 95),
                milliseconds(times, 99),
                runs,
                met / Math.max(1, runs),
                unknown / Math.max(1, runs),
                Runtime.getRuntime().availableProcessors());
    }

    private MetAnswer ask(Random chance) {
        int market = chance.nextInt(BenchEntries.MARKETS);
        UUID person = BenchEntries.person(market, chance.nextInt(BenchEntries.REGULARS));
        var question = new MetQuestion(
                UUID.randomUUID(), BenchEntries.path(market), person, null, MINUTES, "bench", Instant.EPOCH, person);
        var leader = new Actor(person, "leader", "leader", Role.GRID_LEADER, BenchEntries.path(market), "zh");
        return Acting.as(leader, () -> mets.answer(question));
    }

    private static double milliseconds(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1000.0;
    }
}
