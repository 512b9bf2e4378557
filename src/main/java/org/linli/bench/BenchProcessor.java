package org.linli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Processor time of processes as Linux tells it; other systems tell nothing. */
final class BenchProcessor {

    /** Linux counts hundredths of a second, whatever the machine. */
    private static final int MILLISECONDS_OF_A_TICK = 10;

    /** Behind the name in brackets: utime and stime, then those of children that have ended. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    private BenchProcessor() {}

    static OptionalLong of(long process) {
        return ticks(process, false);
    }

    /** With its children, also those that have ended. */
    static OptionalLong ofFamily(long process) {
        OptionalLong own = ticks(process, true);
        if (own.isEmpty()) {
            return own;
        }
        long children = ProcessHandle.of(process)
                .map(handle -> handle.children()
                        .mapToLong(child -> ticks(child.pid(), false).orElse(0))
                        .sum())
                .orElse(0L);
        return OptionalLong.of(own.getAsLong() + children);
    }

    /** Of the embedded PostgreSQL of a data folder, all its processes together. */
    static OptionalLong ofPostgres(Path data) {
        try (Stream<Path> clusters = Files.list(data.resolve("postgres"))) {
            Path file = clusters.map(cluster -> cluster.resolve("postmaster.pid"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IOException("PostgreSQL does not run"));
            return ofFamily(Long.parseLong(Files.readAllLines(file).getFirst().strip()));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong ticks(long process, boolean ended) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
            if (ended) {
                ticks += Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM]);
            }
            return OptionalLong.of(ticks * MILLISECONDS_OF_A_TICK);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
