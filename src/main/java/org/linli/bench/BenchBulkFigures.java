package org.linli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What doing something to thousands at once took.
 *
 * @param java milliseconds of processor time of this process; empty where that cannot be told
 * @param postgres the same of PostgreSQL
 * @param peak the largest heap on the way, in bytes, garbage with it
 */
record BenchBulkFigures(String what, long rows, double seconds, OptionalLong java, OptionalLong postgres, long peak) {

    static final String HEAD = "%-18s %10s %9s %10s %9s %9s %8s"
            .formatted("what", "rows", "seconds", "rows/s", "ms Java", "ms PG", "peak MB");

    static BenchBulkFigures of(String what, BenchBulk.Work work, Path data) throws Exception {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        OptionalLong java = BenchProcessor.of(ProcessHandle.current().pid());
        OptionalLong postgres = BenchProcessor.ofPostgres(data);
        long begin = System.nanoTime();
        long rows = work.rows();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> Objects.requireNonNull(pool.getPeakUsage()).getUsed())
                .sum();
        return new BenchBulkFigures(
                what,
                rows,
                seconds,
                between(java, BenchProcessor.of(ProcessHandle.current().pid())),
                between(postgres, BenchProcessor.ofPostgres(data)),
                peak);
    }

    private static OptionalLong between(OptionalLong before, OptionalLong after) {
        return before.isEmpty() || after.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(after.getAsLong() - before.getAsLong());
    }

    /** The row of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-18s %10d %9.1f %10.0f %9s %9s %8d",
                what,
                rows,
                seconds,
                rows / seconds,
                text(java),
                text(postgres),
                peak >> 20);
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "–";
    }
}
