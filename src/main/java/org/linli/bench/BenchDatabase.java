package org.linli.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Connections of the database's owner, for whom neither row-level security nor, while the bench loads, foreign keys
 * hold: what it writes fits together by how it is made.
 */
@Component
@Profile("bench")
class BenchDatabase {

    /** Connections that write at once: more than processors, since some wait for the disk. */
    static final int STREAMS = Math.clamp(Runtime.getRuntime().availableProcessors() * 3L / 2, 2, 8);

    private final DataSource owner;

    BenchDatabase(@Qualifier("ownerDataSource") DataSource owner) {
        this.owner = owner;
    }

    /** Something to do on a connection of its own. */
    interface Work {

        void on(Connection connection) throws SQLException;
    }

    /** Does each on a connection and in a transaction of its own, so many at a time as there are streams. */
    void together(List<? extends Work> all) {
        try (ExecutorService threads = Executors.newFixedThreadPool(STREAMS)) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(work -> running.add(threads.submit(() -> alone(work))));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The load was interrupted", e);
        }
    }

    /** Does it in one transaction. */
    void alone(Work work) {
        try (Connection connection = owner.getConnection()) {
            run(connection, "set session_replication_role = replica");
            run(connection, "set synchronous_commit = off");
            run(connection, "set maintenance_work_mem = '256MB'");
            run(connection, "set work_mem = '64MB'");
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    /** Does what may stand in no transaction, such as {@code vacuum}. */
    void outside(String sql) {
        try (Connection connection = owner.getConnection()) {
            run(connection, "set maintenance_work_mem = '256MB'");
            run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        }
    }

    /** The texts of the first column. */
    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
