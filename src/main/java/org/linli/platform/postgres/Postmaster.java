package org.linli.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's first process, as its {@code postmaster.pid} describes it.
 *
 * @param port on 127.0.0.1
 * @param ready whether it answers queries; while it starts, recovers or stops it does not
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    /**
     * The living postmaster of a cluster. A file left by a dead one counts as none, also when its number has since been
     * given to another program, perhaps to another PostgreSQL, or is kept by a dead process that nobody waits for, as
     * in a container without an init process.
     */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() < 4) {
            return Optional.empty(); // it is being written
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        int port = Integer.parseInt(lines.get(3).strip());
        boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.isAlive() && runsOn(cluster, process, started))
                .map(process -> new Postmaster(process, port, ready));
    }

    /**
     * Ends what a killed postmaster left: its sessions notice its death only when they next wait, and until the last
     * has gone a new one refuses to start. Where the system does not tell which they are, they end in their own time.
     */
    static void endLeftovers(Path cluster) {
        ProcessHandle.allProcesses()
                .filter(process -> worksIn(cluster, process).orElse(false))
                .forEach(ProcessHandle::destroyForcibly); // nothing is lost: what they committed is in the log
    }

    /** A postmaster works in its cluster's folder; where the system does not tell that, its start is compared. */
    private static boolean runsOn(Path cluster, ProcessHandle process, Instant started) {
        Optional<Boolean> told = worksIn(cluster, process);
        if (told.isPresent()) {
            return told.get();
        }
        ProcessHandle.Info info = process.info();
        return info.command().map(command -> command.endsWith("/postgres")).orElse(true)
                && info.startInstant()
                        .map(instant -> Duration.between(instant, started).abs().compareTo(CLOCK_TOLERANCE) < 0)
                        .orElse(true);
    }

    private static Optional<Boolean> worksIn(Path cluster, ProcessHandle process) {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.isSameFile(Path.of("/proc", String.valueOf(process.pid()), "cwd"), cluster));
        } catch (IOException e) {
            return Optional.of(false); // ended meanwhile, or another user's, so not of the owner of our cluster
        }
    }
}
