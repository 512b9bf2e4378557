package org.linli.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, ended in every way a process can end. The folder is one that only its owner can enter. */
@Tag("slow")
class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "postgres");

    @TempDir
    Path folder;

    private final List<Process> children = new ArrayList<>();
    private Path data = Path.of("");

    @BeforeEach
    void aFolderOnlyItsOwnerCanEnter() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        data = folder.resolve("the data's folder");
    }

    @AfterEach
    void endChildren() throws InterruptedException, IOException {
        for (Process child : children) {
            child.destroyForcibly().waitFor();
        }
        Postmaster.endLeftovers(cluster());
        await().atMost(Duration.ofSeconds(10)).until(() -> running().isEmpty());
    }

    @Test
    void keepsWhatWasWrittenOverARestart() throws SQLException {
        int port;
        try (EmbeddedPostgres postgres = start()) {
            postgres.createDatabase("linli");
            postgres.createDatabase("linli");
            execute(postgres, "linli", "create table note (text text)");
            execute(postgres, "linli", "insert into note values ('邻里')");
            port = postgres.port();
        }
        assertThat(EmbeddedPostgres.attach(data)).isEmpty();
        try (EmbeddedPostgres postgres = start()) {
            assertThat(query(postgres, "linli", "select text from note")).isEqualTo("邻里");
            assertThat(postgres.port()).as("kept port").isEqualTo(port);
        }
    }

    @Test
    void isDurableSortsByCodePointAndListensToThisMachineOnly() throws SQLException, IOException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(setting(postgres, "data_checksums")).isEqualTo("on");
            assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(postgres, "max_connections")).isEqualTo("60");
            assertThat(setting(postgres, "server_encoding")).isEqualTo("UTF8");
            assertThat(query(postgres, "postgres", "select datlocprovider::text || datlocale from pg_database limit 1"))
                    .isEqualTo("bC.UTF-8");
            assertThat(query(postgres, "postgres", "select lower('ÄÖ') || upper('straße')"))
                    .isEqualTo("äöSTRASSE".replace("SS", "ß"));
            assertThat(Files.getPosixFilePermissions(data.resolve("postgres/password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "guess")
                            .close())
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void comesBackByItselfAfterKillOfItsFirstProcess() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "postgres", "create table note (text text)");
            execute(postgres, "postgres", "insert into note values ('acknowledged')");
            long killed = postgres.processId();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(60)).until(() -> postgres.processId() != killed);
            assertThat(query(postgres, "postgres", "select text from note")).isEqualTo("acknowledged");
        }
    }

    @Test
    void comesBackHoweverOftenItEnds() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            int port = postgres.port();
            for (int end = 0; end < 7; end++) {
                long killed = postgres.processId();
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    postgres.hurry(); // instead of half a minute of waiting
                    return postgres.processId() != killed;
                });
            }
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(query(postgres, "postgres", "select 'answers'")).isEqualTo("answers");
        }
    }

    @Test
    void comesBackWhenWhatHinderedItsStartHasGone() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            long killed = postgres.processId();
            Path version = cluster().resolve("PG_VERSION");
            Path aside = cluster().resolve("PG_VERSION.aside");
            Files.move(version, aside);
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> running().isEmpty());
            Thread.sleep(4000); // ms: three starts that fail
            assertThat(running()).isEmpty();
            Files.move(aside, version);
            await().atMost(Duration.ofSeconds(20)).until(() -> postgres.processId() != killed);
            assertThat(query(postgres, "postgres", "select 'answers'")).isEqualTo("answers");
        }
    }

    @Test
    void recoversWhenServerAndPostgresWereKilledInTheMiddleOfWork() throws Exception {
        Child child = child();
        int acknowledged = 0;
        Connection busy = child.connect();
        try (Connection connection = child.connect();
                Statement statement = connection.createStatement();
                Statement work = busy.createStatement()) {
            statement.execute("create table number (n bigint primary key)");
            Thread unfinished = Thread.ofVirtual()
                    .start(() -> assertThatThrownBy(() ->
                                    work.execute("insert into number select -n from generate_series(1, 100000000) n"))
                            .isInstanceOf(SQLException.class));
            while (acknowledged < 500) {
                acknowledged += statement.executeUpdate("insert into number values (" + (acknowledged + 1) + ")");
            }
            child.process().destroyForcibly().waitFor();
            ProcessHandle.of(child.postmaster()).orElseThrow().destroyForcibly();
            assertThat(unfinished.isAlive())
                    .as("a session outlives its postmaster")
                    .isTrue();
            try (EmbeddedPostgres postgres = start()) {
                assertThat(query(postgres, "postgres", "select count(*) || ' to ' || max(n) from number"))
                        .isEqualTo(acknowledged + " to " + acknowledged);
                assertThat(unfinished.join(Duration.ofSeconds(10))).isTrue();
            }
        } finally {
            busy.close();
        }
    }

    @Test
    void stopsAnOrphanAndStartsAnew() throws Exception {
        Child child = child();
        child.process().destroyForcibly().waitFor();
        assertThat(running()).contains(child.postmaster());
        try (EmbeddedPostgres postgres = start()) {
            assertThat(running()).contains(postgres.processId());
            assertThat(postgres.processId()).isNotEqualTo(child.postmaster());
            assertThat(query(postgres, "postgres", "select 'answers'")).isEqualTo("answers");
        }
    }

    @Test
    void stopsPostgresWhenItsServerIsAskedToEnd() throws Exception {
        Child child = child();
        child.process().destroy(); // SIGTERM; Ctrl-C runs the same hooks
        assertThat(child.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running()).isEmpty();
        assertThat(cluster().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void refusesASecondServerAndLetsACommandJoin() throws Exception {
        Child child = child();
        assertThatThrownBy(this::start)
                .isInstanceOf(DataFolderInUseException.class)
                .hasMessageContaining("the data's folder")
                .hasMessageContaining("(process " + child.process().pid() + ")");
        try (EmbeddedPostgres joined = EmbeddedPostgres.attach(data).orElseThrow()) {
            assertThat(joined.port()).isEqualTo(child.port());
            assertThat(query(joined, "postgres", "select 'joined'")).isEqualTo("joined");
        }
        assertThat(running()).contains(child.postmaster());
    }

    @Test
    void refusesASecondServerInTheSameProcessAndStaysLocked() throws Exception {
        try (EmbeddedPostgres first = start()) {
            assertThatThrownBy(this::start).isInstanceOf(DataFolderInUseException.class);
            Process other = spawn();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("DataFolderInUseException");
            assertThat(query(first, "postgres", "select 'still there'")).isEqualTo("still there");
        }
    }

    @Test
    void takesAnotherPortWhenTheKeptOneIsTaken() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = start()) {
            port = postgres.port();
        }
        try (var taken = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress());
                EmbeddedPostgres postgres = start()) {
            assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(query(postgres, "postgres", "select 'answers'")).isEqualTo("answers");
        }
    }

    @Test
    void doesNotMistakeAnotherProcessWithTheSameNumberForItsOwn() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "postgres", "create table note (text text)");
        }
        Path file = cluster().resolve("postmaster.pid");
        Files.writeString(file, ProcessHandle.current().pid() + "\n" + data + "\n1\n1\n\n127.0.0.1\n\nready\n");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(query(postgres, "postgres", "select count(*) from note")).isEqualTo("0");
        }
    }

    /** As in most containers: root, but no user namespaces. Elsewhere it only shows that none are needed. */
    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwx------"})
    void runsUnderAnotherAccountWhereNamespacesAreForbidden(String permissions) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        Child child = child(data.resolve("postgres"), path("sh", "id", "sync", "setpriv", "sudo"));
        Object owner = Files.getAttribute(cluster(), "unix:uid");
        if (new UnixSystem().getUid() == 0) {
            assertThat(owner).isNotEqualTo(0);
        }
        try (Connection connection = child.connect()) {
            assertThat(connection.isValid(5)).isTrue();
        }
        child.process().destroyForcibly().waitFor();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) { // the orphan is another account's
            assertThat(query(postgres, "postgres", "select 'answers'")).isEqualTo("answers");
            assertThat(Files.getAttribute(cluster(), "unix:uid")).isEqualTo(owner);
        }
    }

    @Test
    void saysWhatToDoWhenRootCannotGiveUpItsRights() throws Exception {
        assumeThat(new UnixSystem().getUid()).as("root").isZero();
        Process process = spawn(PROGRAMS, path("sh", "id", "sync"));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("PostgreSQL refuses to run as root, and no unprivileged account can enter");
    }

    /** A folder to be the PATH, with these commands only. */
    private String path(String... commands) throws IOException {
        Path programs = Files.createDirectory(folder.resolve("path"));
        for (String name : commands) {
            for (Path there : List.of(Path.of("/usr/bin", name), Path.of("/bin", name))) {
                if (Files.exists(there) && !Files.exists(programs.resolve(name))) {
                    Files.createSymbolicLink(programs.resolve(name), there);
                }
            }
        }
        return programs.toString();
    }

    private record Child(Process process, long postmaster, int port, String password) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
        }
    }

    private Path cluster() {
        return data.resolve("postgres/cluster-18");
    }

    /** The number of the PostgreSQL that runs on the folder; a zombie's does not count. */
    private Optional<Long> running() throws IOException {
        return Postmaster.of(cluster()).map(postmaster -> postmaster.process().pid());
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, PROGRAMS);
    }

    private Process spawn() throws IOException {
        return spawn(PROGRAMS, System.getenv("PATH"));
    }

    private Process spawn(Path programs, String path) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoneServer.class.getName(),
                        data.toString(),
                        programs.toString())
                .redirectErrorStream(true);
        builder.environment().put("PATH", path);
        Process process = builder.start();
        children.add(process);
        return process;
    }

    private Child child() throws IOException {
        return child(PROGRAMS, System.getenv("PATH"));
    }

    private Child child(Path programs, String path) throws IOException {
        Process process = spawn(programs, path);
        BufferedReader output = process.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith("running ")) {
                String[] words = line.split(" ", -1);
                return new Child(
                        process,
                        Long.parseLong(words[1]),
                        Integer.parseInt(words[2]),
                        PostgresCluster.password(data.resolve("postgres")));
            }
        }
        throw new AssertionError("The server did not start: " + said);
    }

    private static void execute(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = connect(postgres, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = connect(postgres, database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String setting(EmbeddedPostgres postgres, String name) throws SQLException {
        return query(postgres, "postgres", "select current_setting('" + name + "')");
    }

    private static Connection connect(EmbeddedPostgres postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.superUser(), postgres.password());
    }
}
