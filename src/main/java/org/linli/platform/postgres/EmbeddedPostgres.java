package org.linli.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * A running PostgreSQL of our own under a data folder. Everything of it lies in {@code <data>/postgres}: the unpacked
 * programs, the cluster, the password (readable by the owner only), the port and the logs.
 *
 * <p>A folder belongs to one server at a time. A PostgreSQL that outlived its server (which was killed) is stopped and
 * started again rather than taken over: so no session of the dead server holds a lock or finishes a statement later.
 * While the server lives, a PostgreSQL that ended, whatever the reason, is started again on the same port: at once,
 * and then with growing pauses, for ever, since a full disk or a lack of memory passes.
 *
 * <p>Stopped by {@link #close}, and at the latest when the Spring application ends, after its contexts have been closed
 * (also by Ctrl-C and SIGTERM). A program without Spring closes it itself. Safe for use by several threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final String password;
    private final @Nullable PostgresCluster cluster;
    private final @Nullable DataFolderLock lock;
    private final RestartPauses pauses = new RestartPauses(System::nanoTime);
    private Postmaster postmaster;
    private boolean closed;
    private boolean hurried;

    private EmbeddedPostgres(
            String password, Postmaster postmaster, @Nullable PostgresCluster cluster, @Nullable DataFolderLock lock) {
        this.password = password;
        this.postmaster = postmaster;
        this.cluster = cluster;
        this.lock = lock;
    }

    /**
     * Starts PostgreSQL on the data folder, making folder and cluster if they are not there.
     *
     * @throws DataFolderInUseException when another server runs on the folder
     * @throws EmbeddedPostgresException when it cannot run here; says why and what to do
     */
    public static EmbeddedPostgres start(Path data) {
        return start(data, data.resolve("postgres"));
    }

    /**
     * As {@link #start(Path)}, with the programs unpacked elsewhere, so that several data folders can share them.
     *
     * @param programs the folder for the unpacked programs, some 60 MB for each version
     */
    public static EmbeddedPostgres start(Path data, Path programs) {
        long begin = System.nanoTime();
        DataFolderLock lock = null;
        try {
            Path real = Files.createDirectories(data).toRealPath();
            lock = DataFolderLock.take(real);
            Path home = real.resolve("postgres");
            Path sharedPrograms = Files.createDirectories(programs).toRealPath();
            var cluster = new PostgresCluster(home, PostgresPrograms.unpackedIn(sharedPrograms));
            Optional<Postmaster> orphan = cluster.postmaster();
            if (orphan.isPresent()) {
                log.info(
                        "Stopping PostgreSQL {}, left by a server that was killed",
                        orphan.get().process().pid());
                cluster.stop();
            }
            cluster.initialise();
            var running = new EmbeddedPostgres(
                    PostgresCluster.password(home), cluster.start(OptionalInt.empty()), cluster, lock);
            running.watch();
            SpringApplication.getShutdownHandlers().add(running::close); // runs when all contexts are closed
            log.info("PostgreSQL on port {} after {} ms", running.port(), (System.nanoTime() - begin) / 1_000_000);
            return running;
        } catch (IOException | RuntimeException e) {
            giveBack(lock);
            throw e instanceof RuntimeException already
                    ? already
                    : new EmbeddedPostgresException(
                            "PostgreSQL could not use the data folder %s: %s".formatted(data, e),
                            "Check that this user may write there and that the disk has room.",
                            e);
        }
    }

    /**
     * Joins the PostgreSQL that a server is running on this data folder, for a command beside that server. Closing the
     * result leaves PostgreSQL running. Empty when none runs: then {@link #start} it.
     */
    public static Optional<EmbeddedPostgres> attach(Path data) {
        try {
            Path home = data.resolve("postgres");
            Optional<Path> cluster = PostgresCluster.in(home);
            if (cluster.isEmpty()) {
                return Optional.empty();
            }
            Optional<Postmaster> found = Postmaster.of(cluster.get()).filter(Postmaster::ready);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new EmbeddedPostgres(PostgresCluster.password(home), found.get(), null, null));
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The data folder %s cannot be read: %s".formatted(data, e),
                    "Run this command as the user that runs the server.",
                    e);
        }
    }

    /** The JDBC address of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The name of the role that may do everything: for migrations and roles, not for daily work. */
    public String superUser() {
        return PostgresCluster.SUPER_USER;
    }

    /** The super user's password, made at random when the cluster was. */
    public String password() {
        return password;
    }

    /** The TCP port on 127.0.0.1. */
    public synchronized int port() {
        return postmaster.port();
    }

    /** The number of PostgreSQL's first process. */
    public synchronized long processId() {
        return postmaster.process().pid();
    }

    /**
     * Makes an empty database unless there is one of that name.
     *
     * @param name small letters, digits and underscores, beginning with a letter
     */
    public void createDatabase(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), superUser(), password);
                PreparedStatement exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
                Statement statement = connection.createStatement()) {
            exists.setString(1, name);
            try (ResultSet row = exists.executeQuery()) {
                if (!row.next()) {
                    statement.execute("create database " + name); // checked above; a name cannot be a parameter
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " could not be made", e);
        }
    }

    /** Stops PostgreSQL cleanly and gives the data folder back. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        notifyAll();
        if (cluster != null) {
            try {
                cluster.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                giveBack(lock);
            }
        }
    }

    /** Ends the pause before the next start, if there is one: what hindered it has gone. */
    public synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /** Looks at the process itself: the end of one that is no child of the JVM is not told to it reliably. */
    private void watch() {
        Thread.ofVirtual().name("postgres-watch").start(() -> {
            try {
                while (!isClosed()) {
                    if (runs()) {
                        Thread.sleep(LOOK_EVERY);
                    } else {
                        startAgain();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean runs() {
        try {
            return cluster == null || cluster.postmaster().isPresent();
        } catch (IOException | RuntimeException e) {
            log.warn("The state of PostgreSQL cannot be read", e);
            return true;
        }
    }

    private synchronized void startAgain() throws InterruptedException {
        Duration pause = pauses.next();
        log.error(
                "PostgreSQL {} does not run; it is started in {} s",
                postmaster.process().pid(),
                pause.toSeconds());
        hurried = false;
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toMillis(); left > 0 && !closed && !hurried; ) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        if (closed || cluster == null) {
            return;
        }
        try {
            postmaster = cluster.start(OptionalInt.of(postmaster.port()));
            pauses.started();
            log.info("PostgreSQL is back on port {}", postmaster.port());
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL could not be started: {}", e.getMessage());
        }
    }

    private static void giveBack(@Nullable DataFolderLock lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
