package org.linli.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/**
 * PostgreSQL believes that a million people are in its tables: it is told what it had counted of them, and the files
 * are made as long as theirs. PostgreSQL looks at the length when it plans; what was never written takes no room on the
 * disk, and is an empty page to it. docs/performance.md says how the figures are taken again.
 */
public final class Million implements AutoCloseable {

    private static final int PAGE = 8192;
    /** PostgreSQL goes on in another file then. */
    private static final int PAGES_OF_A_FILE = 131_072;

    private static final int MANY = 100_000;

    private final HikariDataSource pool;
    private final Set<String> tables = new HashSet<>();

    /** @param pool the program's, whose connections send their plans from now on */
    public Million(HikariDataSource pool) throws SQLException, IOException {
        this.pool = pool;
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            stopCounting(statement);
            tell(owner, statement);
            lengthen(statement);
            statement.execute(Plans.SENT);
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** Its own counting would put the few rows that there are in the place of what it is told. */
    private static void stopCounting(Statement statement) throws SQLException {
        statement.execute("alter system set autovacuum = off");
        statement.execute("select pg_reload_conf()");
        Instant until = Instant.now().plusSeconds(60);
        while (isSomebodyCounting(statement)) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("PostgreSQL still counts its tables");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static boolean isSomebodyCounting(Statement statement) throws SQLException {
        try (ResultSet counting = statement.executeQuery("""
                select exists (select 1 from pg_stat_activity where backend_type like 'autovacuum%')
                """)) {
            counting.next();
            return counting.getBoolean(1);
        }
    }

    /** What the figures do not speak of stays as it is; of what they do, nothing stays that was counted before. */
    private static void tell(Connection owner, Statement statement) throws SQLException, IOException {
        statement.execute("analyze");
        String counted = counted();
        try (PreparedStatement clear = owner.prepareStatement("""
                select pg_clear_attribute_stats(schemaname, tablename, attname, inherited)
                  from pg_stats
                 where strpos(?, quote_literal(tablename)) > 0
                """)) {
            clear.setString(1, counted);
            clear.execute();
        }
        statement.execute(counted);
    }

    private static String counted() throws IOException {
        try (InputStream file = Objects.requireNonNull(Million.class.getResourceAsStream("/million.sql.gz"));
                InputStream text = new GZIPInputStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void lengthen(Statement statement) throws SQLException, IOException {
        try (ResultSet rs = statement.executeQuery("""
                select current_setting('data_directory') as folder, pg_relation_filepath(c.oid) as file,
                       c.relname, c.relkind, c.relpages, c.reltuples
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relpages > 0 and c.relkind in ('r', 'i')
                   and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                """)) {
            while (rs.next()) {
                Path file = Path.of(rs.getString("folder"), rs.getString("file"));
                lengthen(file, rs.getInt("relpages"));
                if (rs.getString("relkind").equals("r") && rs.getFloat("reltuples") >= MANY) {
                    tables.add(rs.getString("relname"));
                }
            }
        }
    }

    private static void lengthen(Path first, int pages) throws IOException {
        for (int part = 0; part * PAGES_OF_A_FILE < pages; part++) {
            Path path = part == 0 ? first : Path.of(first + "." + part);
            try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                long length = (long) PAGE * Math.min(PAGES_OF_A_FILE, pages - part * PAGES_OF_A_FILE);
                if (file.length() < length) {
                    file.setLength(length);
                }
            }
        }
    }

    /** The tables that none should be read through. */
    public Set<String> tables() {
        return Set.copyOf(tables);
    }

    /** Empties the tables and forgets what was told of them. */
    @Override
    public void close() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(Plans.SENT_NO_LONGER);
            pool.getHikariPoolMXBean().softEvictConnections();
            FreshData.empty();
            statement.execute("alter system reset autovacuum");
            statement.execute("select pg_reload_conf()");
            statement.execute("""
                    select pg_clear_attribute_stats(schemaname, tablename, attname, inherited)
                      from pg_stats
                     where schemaname not in ('pg_catalog', 'information_schema', 'public')
                    """);
        }
    }
}
