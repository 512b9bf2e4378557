package org.linli.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.Linli;
import org.linli.platform.postgres.EmbeddedPostgres;

/**
 * The real program as a process of its own with its embedded PostgreSQL, on a data folder of its own: to be killed as a
 * power cut or an out-of-memory killer would, and started again on what is left. Heard on this machine only.
 */
public final class LinliProcess implements AutoCloseable {

    /** Who gets the {@code kill -9}. */
    public enum Victims {
        /** The server and every process of PostgreSQL, as in a power cut. */
        ALL,
        /** The server and PostgreSQL's first process; sessions that are at something live a moment longer. */
        SERVER_AND_POSTMASTER,
        /** Every process of PostgreSQL; the server lives. */
        POSTGRES
    }

    /** Where it is noon as the tests begin: what a day asks for differs in the evening, and the day must not end. */
    public static final ZoneId NOON =
            ZoneId.of("Etc/GMT%+d".formatted(LocalTime.now(ZoneOffset.UTC).getHour() - 12));

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");
    private static final Pattern CODE = Pattern.compile("one-time code: (\\w+)");
    private static final Duration LONGEST_START = Duration.ofSeconds(150);
    private static final int SHOWN_LOG = 4000;
    private static final Path PROGRAMS = Path.of("target", "postgres");

    private final Path data;
    private final List<String> settings;
    private final String classes;
    private final Thread atTheLatest = new Thread(this::killAll);
    private final Set<ProcessHandle> postgres = new HashSet<>();
    private @Nullable Process server;
    private int starts;
    private int port;

    /**
     * @param data made when it is not there
     * @param settings further ones, as {@code --name=value}
     */
    public LinliProcess(Path data, String... settings) {
        this(data, classes(), List.of(settings));
    }

    private LinliProcess(Path data, String classes, List<String> settings) {
        this.classes = classes;
        this.data = data.toAbsolutePath();
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(atTheLatest);
    }

    /**
     * With further classes beside those of the program.
     *
     * @param beside a folder of them
     */
    public static LinliProcess beside(Path beside, Path data, String... settings) {
        return new LinliProcess(data, classes() + File.pathSeparator + beside, List.of(settings));
    }

    /** Starts it and waits until it can be opened. */
    public void start() throws IOException, InterruptedException {
        givePrograms();
        starts++;
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classes,
                Linli.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--linli.timezone=" + NOON,
                "--linli.data=" + data));
        command.addAll(settings);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LINLI_") || name.startsWith("SPRING_"));
        server = builder.start();
        port = Integer.parseInt(await(ADDRESS));
    }

    /** Lends it PostgreSQL's programs where this run has unpacked them already, which takes longer than its start. */
    private void givePrograms() throws IOException {
        Path home = Files.createDirectories(data.resolve("postgres"));
        if (Files.isDirectory(PROGRAMS)) {
            try (Stream<Path> unpacked = Files.list(PROGRAMS)) {
                for (Path version : unpacked.toList()) {
                    Path own = home.resolve(version.getFileName());
                    if (version.getFileName().toString().startsWith("bin-") && !Files.exists(own)) {
                        Files.createSymbolicLink(own, version.toRealPath());
                    }
                }
            }
        }
    }

    /** The class path without the tests, some of whose classes the program would find and take for its own. */
    public static String classes() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(Predicate.not(entry -> entry.endsWith("test-classes") || entry.endsWith("test-classes/")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Where it is heard, since the last start. */
    public int port() {
        return port;
    }

    /** The code for the page of the first administrator. */
    public String setupCode() throws IOException, InterruptedException {
        return await(CODE);
    }

    /** Makes the sub-district 江北街道 (330783005) and its administrator "admin" on the page of the first run. */
    public void found(String password) throws IOException, InterruptedException {
        new FormFiller(port)
                .send(
                        "/setup",
                        "/setup",
                        Map.of(
                                "code", setupCode(),
                                "subdistrict", "江北街道",
                                "division", "330783005",
                                "username", "admin",
                                "name", "管理员",
                                "password", password));
    }

    /** A connection of the database's owner, for whom row-level security does not hold. */
    public Connection asOwner() throws SQLException {
        EmbeddedPostgres running =
                EmbeddedPostgres.attach(data).orElseThrow(() -> new SQLException("PostgreSQL does not run"));
        return DriverManager.getConnection(running.jdbcUrl("linli"), running.superUser(), running.password());
    }

    /** What a query of one column answers the database's owner. */
    public Set<UUID> ids(String sql) throws SQLException {
        var found = new HashSet<UUID>();
        try (Connection owner = asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    /** Ends the server as an administrator does; its PostgreSQL ends with it. */
    public void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor();
        }
    }

    /** Kills and returns when the dead are gone. */
    public void kill(Victims victims) throws IOException, InterruptedException {
        List<ProcessHandle> living = livingPostgres();
        if (living.isEmpty()) {
            throw new IllegalStateException("PostgreSQL does not run, so it cannot be killed");
        }
        postgres.addAll(living);
        List<ProcessHandle> dead = victims == Victims.SERVER_AND_POSTMASTER ? List.of(living.getFirst()) : living;
        if (victims != Victims.POSTGRES && server != null) {
            server.destroyForcibly();
        }
        dead.forEach(ProcessHandle::destroyForcibly);
        if (victims != Victims.POSTGRES && server != null) {
            server.waitFor();
        }
        for (ProcessHandle process : dead) {
            while (process.isAlive()) {
                Thread.sleep(5);
            }
        }
    }

    /** Kills the server alone, as one that shares the PostgreSQL of another; returns when it is gone. */
    public void killServer() throws InterruptedException {
        if (server != null) {
            server.destroyForcibly();
            server.waitFor();
        }
    }

    /** Lets every process of PostgreSQL stand still, as on a machine that is short of everything. */
    public void pausePostgres() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets PostgreSQL go on. */
    public void resumePostgres() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        livingPostgres().forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    /** What it said since the last start, the end of it. */
    public String said() {
        try {
            String text = Files.readString(log());
            return text.substring(Math.max(0, text.length() - SHOWN_LOG));
        } catch (IOException e) {
            return "(" + e + ")";
        }
    }

    /** Ends everything that was started here. */
    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(atTheLatest);
    }

    private void killAll() {
        if (server != null) {
            server.destroyForcibly();
        }
        try {
            postgres.addAll(livingPostgres());
        } catch (IOException e) {
            System.err.println("PostgreSQL may still run on " + data + ": " + e);
        }
        postgres.forEach(ProcessHandle::destroyForcibly);
    }

    /** The first process, then its children; none when it does not run. */
    private List<ProcessHandle> livingPostgres() throws IOException {
        var found = new ArrayList<ProcessHandle>();
        postmaster().ifPresent(first -> {
            found.add(first);
            first.descendants().forEach(found::add);
        });
        return found;
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path home = data.resolve("postgres");
        if (!Files.isDirectory(home)) {
            return Optional.empty();
        }
        try (Stream<Path> clusters = Files.list(home)) {
            Optional<Path> file = clusters.filter(
                            folder -> folder.getFileName().toString().startsWith("cluster-"))
                    .map(cluster -> cluster.resolve("postmaster.pid"))
                    .filter(Files::exists)
                    .findFirst();
            if (file.isEmpty()) {
                return Optional.empty();
            }
            long number =
                    Long.parseLong(Files.readAllLines(file.get()).getFirst().strip());
            return ProcessHandle.of(number)
                    .filter(process -> process.info().command().stream().anyMatch(c -> c.endsWith("/postgres")));
        } catch (NoSuchFileException endedMeanwhile) {
            return Optional.empty();
        }
    }

    private Path log() {
        return data.resolve("console-" + starts + ".log");
    }

    private String await(Pattern wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && server != null && server.isAlive()) {
            Matcher found = wanted.matcher(Files.readString(log(), StandardCharsets.UTF_8));
            if (found.find()) {
                return found.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Start %d of Linli on %s did not say '%s' within %d s; it said: %s"
                .formatted(starts, data, wanted, LONGEST_START.toSeconds(), said()));
    }
}
