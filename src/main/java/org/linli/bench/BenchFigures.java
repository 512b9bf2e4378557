package org.linli.bench;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What was measured of a kind of page.
 *
 * @param times of the requests that were answered, in microseconds
 * @param errors how many answers had which status that is not 200; 0 for none in time
 * @param java milliseconds of processor time a request; empty where that cannot be told
 */
record BenchFigures(
        String page,
        int visitors,
        Histogram times,
        Map<Integer, Integer> errors,
        double seconds,
        OptionalDouble java,
        OptionalDouble postgres) {

    static final String HEAD = "%-24s %8s %8s %9s %9s %9s %12s %8s %8s %8s"
            .formatted(
                    "page", "requests", "req/s", "p50 ms", "p95 ms", "p99 ms", "errors", "ms Java", "ms PG", "ratio");

    BenchFigures {
        errors = Map.copyOf(errors);
    }

    long requests() {
        return times.getTotalCount();
    }

    int failed() {
        return errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    double p50() {
        return milliseconds(50);
    }

    private double milliseconds(double percent) {
        return times.getValueAtPercentile(percent) / 1000.0;
    }

    /** The row of the table; the ratio is that of the medians. */
    String row(BenchFigures reference) {
        String told = errors.isEmpty() ? "0" : failed() + " " + new TreeMap<>(errors).keySet();
        return String.format(
                Locale.ROOT,
                "%-24s %8d %8.1f %9.1f %9.1f %9.1f %12s %8s %8s %8.1f",
                page,
                requests(),
                requests() / seconds,
                p50(),
                milliseconds(95),
                milliseconds(99),
                told,
                text(java),
                text(postgres),
                reference.p50() == 0 ? 0 : p50() / reference.p50());
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "–";
    }
}
