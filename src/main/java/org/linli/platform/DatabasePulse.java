package org.linli.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Asks the database each second whether it answers, on a thread and a connection of its own: whoever asks for health
 * reads the last answer and waits neither for the pool nor for PostgreSQL. An answer that is old counts as none.
 */
final class DatabasePulse implements HealthIndicator, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration EVERY_WHILE_AWAY = Duration.ofMillis(200);
    private static final Duration OLD = Duration.ofSeconds(5);
    private static final String PATIENCE_SECONDS = "2";

    private final String url;
    private final Properties how = new Properties();
    private final Thread thread = new Thread(this::beat, "database-pulse");
    private volatile Beat last = new Beat(System.nanoTime(), "not asked yet");
    private @Nullable Connection connection;

    /** @param failure empty when it answered */
    private record Beat(long nanos, String failure) {
        boolean isOld() {
            return System.nanoTime() - nanos > OLD.toNanos();
        }
    }

    DatabasePulse(String url, String user, String password) {
        this.url = url;
        how.setProperty("user", user);
        how.setProperty("password", password);
        how.setProperty("ApplicationName", "linli health");
        how.setProperty("loginTimeout", PATIENCE_SECONDS);
        how.setProperty("connectTimeout", PATIENCE_SECONDS);
        how.setProperty("socketTimeout", PATIENCE_SECONDS);
        ask();
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Health health() {
        Beat now = last;
        if (!now.failure().isEmpty()) {
            return Health.down().withDetail("database", now.failure()).build();
        }
        return now.isOld()
                ? Health.down().withDetail("database", "no answer").build()
                : Health.up().build();
    }

    private void beat() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(last.failure().isEmpty() ? EVERY : EVERY_WHILE_AWAY);
                ask();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void ask() {
        try {
            Connection open = connection;
            if (open == null) {
                open = DriverManager.getConnection(url, how);
                connection = open;
            }
            try (Statement statement = open.createStatement()) {
                statement.execute("select 1");
            }
            last = new Beat(System.nanoTime(), "");
        } catch (SQLException e) {
            last = new Beat(System.nanoTime(), "cannot be reached (SQLSTATE " + e.getSQLState() + ")");
            disconnect();
        }
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("The connection for health could not be closed", e);
        }
        connection = null;
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.interrupt();
        thread.join(EVERY);
    }
}
