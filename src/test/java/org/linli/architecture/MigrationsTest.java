package org.linli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.postgres.EmbeddedPostgres;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;

/** Installations outlive versions: what has landed stays as it is, and everything after it brings them up. */
@LinliTest
@Tag("slow")
class MigrationsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");
    private static final String DATABASE = "linli_landed";
    /** Before lists had a module of their own. */
    private static final String EARLIER = "30";

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*[.]sql");

    /** Each with its SHA-256; a migration is added here when it has landed, and never taken away. */
    private static List<String> landed() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "landed-migrations.txt"));
    }

    @Test
    void noMigrationThatHasLandedIsChanged() throws IOException {
        for (String line : landed()) {
            Path file = FOLDER.resolve(line.substring(line.indexOf(' ') + 1));
            assertThat(file).exists();
            assertThat(sha256(Files.readAllBytes(file)))
                    .as("%s has landed: what it lacks goes into a new migration", file.getFileName())
                    .isEqualTo(line.substring(0, line.indexOf(' ')));
        }
    }

    @Test
    void aDatabaseOfAnEarlierLandedStateIsBroughtUpWithWhatIsInItByWayOfTheLast() throws Exception {
        EmbeddedPostgres server = TestDatabase.server();
        server.createDatabase(DATABASE);
        migrate(EARLIER);
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(DATABASE), server.superUser(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into access.account (id, username, name, role, area, created_at)
                    values ('018e4f6a-0000-7000-8000-000000000001', 'secretary', '书记', 'SECRETARY', 'j.xifan.', now());
                    insert into policy.risk_place (division_code, name, level, valid_from, source)
                    values ('420106', '湖北省武汉市武昌区', 'HIGH', '2022-02-01', '通告');
                    insert into arrivals.import
                           (id, path, file_name, file_size, file_hash, state, mapping, total, last_row,
                            read, stored, known, differs, refused, created_at, created_by)
                    values ('018e4f6a-0000-7000-8000-000000000002', 'j.xifan.', '名单.xlsx', 9, '\\x01', 'done', '{}',
                            4, 5, 4, 1, 1, 1, 1, now(), '018e4f6a-0000-7000-8000-000000000001');
                    insert into arrivals.import_row
                           (import_id, row_no, path, outcome, problems, cells, arrival_id, difference)
                    values ('018e4f6a-0000-7000-8000-000000000002', 2, 'j.xifan.', 'refused', '[]', '\\x01',
                            null, null),
                           ('018e4f6a-0000-7000-8000-000000000002', 3, 'j.xifan.', 'differs', '[]', '\\x01',
                            '018e4f6a-0000-7000-8000-000000000003', '{"stricter": true}');
                    """);
            migrate(version(landed().getLast()));
            migrate("latest");
            assertThat(one(statement, "select kind || ' ' || aside || ' ' || refused from imports.import"))
                    .isEqualTo("arrivals 1 1");
            assertThat(one(statement, "select outcome || ' ' || urgent from imports.import_row where row_no = 3"))
                    .isEqualTo("aside true");
            assertThat(one(statement, "select count(*) || part from policy.risk_place group by part"))
                    .isEqualTo("1");
            assertThat(one(statement, "select username from access.account")).isEqualTo("secretary");
        } finally {
            try (Connection connection = TestDatabase.asOwner();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop database if exists " + DATABASE + " with (force)");
            }
        }
    }

    private static void migrate(String target) {
        EmbeddedPostgres server = TestDatabase.server();
        MigrateResult result = Flyway.configure()
                .dataSource(server.jdbcUrl(DATABASE), server.superUser(), server.password())
                .placeholders(Map.of("app_role", "linli_app"))
                .target(target)
                .load()
                .migrate();
        assertThat(result.success).isTrue();
    }

    private static String version(String line) {
        Matcher named = VERSION.matcher(line.substring(line.indexOf(' ') + 1));
        assertThat(named.matches()).as(line).isTrue();
        return named.group(1);
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
