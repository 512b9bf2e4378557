package org.linli.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.linli.platform.postgres.PostgresAccount.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One cluster (PostgreSQL's word for a data directory): made, started and stopped with PostgreSQL's own programs. */
final class PostgresCluster {

    static final String SUPER_USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final int RECOVERY_SECONDS = 600;
    private static final int STOP_SECONDS = 60;
    private static final Duration LEFTOVERS_END_WITHIN = Duration.ofSeconds(30);

    private final Path home;
    private final Path cluster;
    private final PostgresPrograms programs;
    private final PostgresAccount account;

    /** @param home the folder that holds cluster, password, port and logs */
    PostgresCluster(Path home, PostgresPrograms programs) throws IOException {
        this.home = Files.createDirectories(home);
        this.cluster = home.resolve("cluster-" + programs.major());
        this.programs = programs;
        this.account = PostgresAccount.forCluster(cluster, home, programs.folder());
    }

    /** The cluster under a home folder, if there is one, whatever programs made it. */
    static Optional<Path> in(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(home, "cluster-[0-9][0-9]")) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve("PG_VERSION"))) {
                    return Optional.of(folder);
                }
            }
        }
        return Optional.empty();
    }

    static String password(Path home) throws IOException {
        return Files.readString(home.resolve("password")).strip();
    }

    /** Makes the cluster if there is none yet: whole or not at all. */
    void initialise() throws IOException {
        Optional<Path> existing = in(home);
        if (existing.isPresent() && !existing.get().equals(cluster)) {
            throw new EmbeddedPostgresException(
                    "%s was made by another major version of PostgreSQL; this build has %s."
                            .formatted(existing.get(), programs.version()),
                    "Start the Linli that made it, or move the data over with pg_dump and pg_restore.");
        }
        if (existing.isPresent()) {
            return;
        }
        writePrivately(home.resolve("password"), newPassword());
        Path unfinished = home.resolve("initialising");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(unfinished);
        Path passwordForIt = home.resolve("initialising.password");
        try {
            writePrivately(passwordForIt, password(home));
            account.own(passwordForIt);
            Answer answer = account.run(
                    120,
                    programs.program("initdb").toString(),
                    "--pgdata=" + unfinished,
                    "--username=" + SUPER_USER,
                    "--pwfile=" + passwordForIt,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // Sorted by code point everywhere: no library of the system can change an index's order.
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums",
                    "--no-instructions");
            if (answer.exit() != 0) {
                throw failure("PostgreSQL could not make its data folder.", answer);
            }
        } finally {
            Files.deleteIfExists(passwordForIt);
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.of(cluster);
    }

    /**
     * Starts it and returns when it answers, after recovery where the last end was not clean.
     *
     * @param wanted the port it must have; otherwise that of last time or, when that is taken, another
     */
    Postmaster start(OptionalInt wanted) throws IOException {
        Path logs = Files.createDirectories(home.resolve("log"));
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwx------"));
        account.own(logs);
        Path console = logs.resolve("start.log");
        long patience = System.nanoTime() + LEFTOVERS_END_WITHIN.toNanos();
        while (true) {
            int port = wanted.isPresent() ? wanted.getAsInt() : port();
            writePrivately(cluster.resolve("postgresql.conf"), PostgresSettings.lines(port, logs));
            account.own(cluster.resolve("postgresql.conf"));
            if (postmaster().isEmpty()) {
                Postmaster.endLeftovers(cluster);
                Files.deleteIfExists(cluster.resolve("postmaster.pid")); // of a dead one, perhaps with a reused number
            }
            Files.deleteIfExists(console);
            Answer answer = control("start", RECOVERY_SECONDS, "-l", console.toString());
            Optional<Postmaster> started = postmaster();
            if (answer.exit() == 0 && started.isPresent()) {
                return started.get();
            }
            String said = Files.exists(console) ? Files.readString(console) : "";
            boolean leftovers = said.contains("shared memory"); // sessions of a killed server, about to notice it
            if (System.nanoTime() > patience || (!leftovers && isFree(port))) {
                throw failure("PostgreSQL did not start. " + said.strip() + lastLines(logs), answer);
            }
            log.debug("PostgreSQL did not start yet: {}", said);
            pause();
        }
    }

    /** Stops it: sessions are ended, what is committed is on disk. Does nothing when it does not run. */
    void stop() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            if (postmaster().isEmpty()) {
                return;
            }
            Answer answer = control("stop", STOP_SECONDS, "-m", mode);
            if (answer.exit() == 0) {
                return;
            }
            log.warn("PostgreSQL did not stop ({}): {}", mode, answer.output().strip());
        }
        postmaster().ifPresent(left -> left.process().destroyForcibly());
    }

    private Answer control(String action, int seconds, String... options) {
        var command = new String[options.length + 7];
        command[0] = programs.program("pg_ctl").toString();
        command[1] = action;
        command[2] = "-D";
        command[3] = cluster.toString();
        command[4] = "-w";
        command[5] = "-t";
        command[6] = String.valueOf(seconds);
        System.arraycopy(options, 0, command, 7, options.length);
        return account.run(seconds + 10, command);
    }

    /** The port of last time while it is free, so that tools which were pointed at it go on working. */
    private int port() throws IOException {
        Path file = home.resolve("port");
        String kept = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!kept.isEmpty() && isFree(Integer.parseInt(kept))) {
            return Integer.parseInt(kept);
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            writePrivately(file, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as PostgreSQL does: old connections in TIME_WAIT do not matter
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Readable by the owner only from its first byte on, and replaced as a whole. */
    private static void writePrivately(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (SeekableByteChannel channel =
                Files.newByteChannel(fresh, Set.of(StandardOpenOption.WRITE, StandardOpenOption.SYNC))) {
            channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String lastLines(Path logs) throws IOException {
        Path newest = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "postgres-*.log")) {
            for (Path file : files) {
                if (newest == null
                        || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(newest)) > 0) {
                    newest = file;
                }
            }
        }
        if (newest == null) {
            return "";
        }
        List<String> lines = Files.readAllLines(newest);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    private EmbeddedPostgresException failure(String what, Answer answer) {
        return new EmbeddedPostgresException(
                what + "\n" + answer.output().strip(),
                "Look into %s; the data is in %s.".formatted(home.resolve("log"), cluster));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
        }
    }
}
