package org.linli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.platform.postgres.EmbeddedPostgres;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * One embedded PostgreSQL for the whole run, started by the same launcher as in the product, with a database for it.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path DATA =
            Path.of("target", "test-data", Long.toString(ProcessHandle.current().pid()));
    private static final String NAME = "linli_test";

    /** Whom to phone while the disk is full. */
    public static final String DUTY_PHONE = "0579-85550110";

    /** The address of the one proxy that is trusted; on Linux, all of 127.0.0.0/8 is this machine. */
    public static final String PROXY = "127.0.0.99";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        EmbeddedPostgres server = Server.RUNNING;
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.ofEntries(
                                // Tests look for what was missed when they mean to.
                                Map.entry("linli.care.watch", "0"),
                                Map.entry("linli.proxies", PROXY),
                                Map.entry("linli.duty-phone", DUTY_PHONE),
                                // A sender who stops is given up sooner than in the product, which waits 20 and 30 s.
                                Map.entry("linli.requests.head", "5s"),
                                Map.entry("linli.requests.patience", "8s"),
                                // All tests sign in from one address.
                                Map.entry("linli.sign-in.per-address", "200"),
                                // What a test does shows on the command view at once.
                                Map.entry("linli.statement.shared", "0s"),
                                Map.entry("linli.data", DATA.toString()),
                                Map.entry("linli.db.url", server.jdbcUrl(NAME)),
                                Map.entry("linli.db.user", server.superUser()),
                                Map.entry("linli.db.password", server.password()))));
    }

    /** A connection of the owner, for whom row-level security does not hold: for looking at what was really stored. */
    public static Connection asOwner() throws SQLException {
        return DriverManager.getConnection(
                Server.RUNNING.jdbcUrl(NAME), Server.RUNNING.superUser(), Server.RUNNING.password());
    }

    /** Returns when some session of this run's database waits for a row that another one holds; fails after 10 s. */
    public static void awaitSomebodyWaiting() {
        Instant until = Instant.now().plusSeconds(10);
        while (Instant.now().isBefore(until)) {
            try (Connection owner = asOwner();
                    Statement statement = owner.createStatement();
                    ResultSet waiting = statement.executeQuery("""
                            select count(*) > 0
                              from pg_stat_activity
                             where datname = current_database() and wait_event_type = 'Lock'
                            """)) {
                waiting.next();
                if (waiting.getBoolean(1)) {
                    return;
                }
                Thread.sleep(20);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Nobody waits for anybody");
    }

    /** The server of this run, for tests that want a database of their own. */
    public static EmbeddedPostgres server() {
        return Server.RUNNING;
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            Runtime.getRuntime().addShutdownHook(new Thread(Server::clear));
            EmbeddedPostgres server = EmbeddedPostgres.start(DATA, Path.of("target", "postgres"));
            flushNothing(server);
            server.createDatabase(NAME);
            return server;
        }

        /** What is here is thrown away after the run: it has to outlive a killed PostgreSQL, but no power cut. */
        private static void flushNothing(EmbeddedPostgres server) {
            try (Connection owner = DriverManager.getConnection(
                            server.jdbcUrl("postgres"), server.superUser(), server.password());
                    Statement statement = owner.createStatement()) {
                statement.execute("alter system set fsync = off");
                statement.execute("alter system set full_page_writes = off");
                statement.execute("select pg_reload_conf()");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void clear() {
            RUNNING.close();
            try (Stream<Path> files = Files.walk(DATA)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
