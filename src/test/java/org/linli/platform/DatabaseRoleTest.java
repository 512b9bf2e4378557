package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.platform.postgres.OtherPostgres;
import org.linli.testing.LinliProcess;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * A PostgreSQL of somebody else's, of each version that Linli works with: its superuser has made an owner with
 * {@code CREATEROLE} and a database for us.
 */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {16, 17, 18})
@Tag("slow")
class DatabaseRoleTest {

    private static final String OWNER = "linli_owner";
    private static final String PASSWORD = "the-owner''s";
    private static final String OWNERS = "the-owner's";

    @TempDir
    static Path folder;

    private Path data = folder;

    static @Nullable OtherPostgres server;

    @Parameter
    int version;

    @BeforeParameterizedClassInvocation
    static void serverOfSomebodyElse(int version) throws IOException {
        server = OtherPostgres.start(version, folder.resolve("theirs-" + version));
    }

    @AfterParameterizedClassInvocation
    static void end() {
        if (server != null) {
            server.close();
        }
        server = null;
    }

    @BeforeEach
    void freshInstallation(@TempDir Path fresh) {
        data = fresh;
    }

    @BeforeEach
    void databaseAsTheDocsDescribe() throws SQLException {
        superuser("drop database if exists linli with (force)");
        superuser("drop role if exists linli_app");
        superuser("drop role if exists linli_owner");
        superuser("create role linli_owner login createrole password '" + PASSWORD + "'");
        superuser("create database linli owner linli_owner");
    }

    @Test
    void theServerIsOfThatVersion() throws SQLException {
        assertThat(superuserText("show server_version")).startsWith(version + ".");
    }

    @Test
    void worksWithAnOwnerWhoMayCreateRolesAndNothingMore() throws SQLException {
        Database database = start("one", null);
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .placeholders(Map.of("app_role", Database.APP_ROLE))
                .load()
                .migrate();
        try (Connection connection = app(database.appPassword());
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from access.account")) {
            assertThat(rows.next()).isTrue();
        }
        assertThat(start("one", null).appPassword()).as("at the next start").isEqualTo(database.appPassword());
    }

    @Test
    @Tag("slow")
    void theWholeProgramRunsOnIt() throws Exception {
        try (var linli = new LinliProcess(
                data.resolve("whole"),
                "--linli.db.url=" + server().jdbcUrl("linli").substring("jdbc:".length()),
                "--linli.db.user=" + OWNER,
                "--linli.db.password=" + OWNERS)) {
            linli.start();
            linli.found("only-for-tests");
            assertThat(superuserText("select count(*) from access.account")).isEqualTo("1");
        }
    }

    @Test
    void aSecondServerWithTheSamePasswordChangesNothing() throws SQLException {
        start("one", "shared-secret");
        String before = superuserText("select rolpassword from pg_authid where rolname = 'linli_app'");
        start("two", "shared-secret");
        assertThat(superuserText("select rolpassword from pg_authid where rolname = 'linli_app'"))
                .isEqualTo(before);
    }

    @Test
    void aSecondServerDoesNotTakeThePasswordFromOneThatRuns() throws SQLException {
        Database first = start("one", null);
        try (Connection running = app(first.appPassword())) {
            DatabaseRefused refused = refused("two", null);
            assertThat(refused).hasMessageContaining("Another Linli works under the role linli_app");
            assertThat(refused.advice()).contains("LINLI_DB_APPPASSWORD");
            assertThat(running.isValid(5)).isTrue();
            assertThatCode(() -> app(first.appPassword()).close()).doesNotThrowAnyException();
        }
    }

    @Test
    void aNewPasswordInTheSettingsIsGivenToTheRole() throws SQLException {
        start("one", "old-secret");
        start("one", "it's new");
        assertThatCode(() -> app("it's new").close()).doesNotThrowAnyException();
    }

    @Test
    void theRoleOfSomebodyElseIsUsedWithItsPasswordOrTheCommandIsNamed() throws SQLException {
        superuser("create role linli_app login password 'theirs'");
        DatabaseRefused refused = refused("one", null);
        assertThat(refused).hasMessageContaining("exists already, made by somebody else");
        assertThat(refused.advice())
                .contains("LINLI_DB_APPPASSWORD")
                .contains("grant linli_app to linli_owner with admin option;");
        start("one", "theirs");
        for (String command : refused.advice().replaceFirst(".*superuser: ", "").split(";")) {
            superuser(command);
        }
        start("one", null);
    }

    @Test
    void anOwnerWhoMayNotCreateRolesIsToldTheCommand() throws SQLException {
        superuser("alter role linli_owner nocreaterole");
        DatabaseRefused refused = refused("one", null);
        assertThat(refused.advice()).endsWith("alter role linli_owner createrole;");
    }

    @Test
    void whoDoesNotOwnTheDatabaseIsToldTheCommand() throws SQLException {
        superuser("alter database linli owner to postgres");
        assertThat(refused("one", null).advice()).endsWith("alter database linli owner to linli_owner;");
    }

    @Test
    void aRoleThatSeesEveryRowIsRefused() throws SQLException {
        superuser("create role linli_app login bypassrls password 'theirs'");
        assertThat(refused("one", "theirs").advice()).contains("nobypassrls");
    }

    @Test
    void olderVersionsAreRefusedInWords() {
        DatabaseRefused refused =
                catchThrowableOfType(DatabaseRefused.class, () -> DatabaseRole.demandVersion(150_013));
        assertThat(refused).hasMessage("This is PostgreSQL 15; Linli needs 16 or newer.");
        assertThatCode(() -> DatabaseRole.demandVersion(160_000)).doesNotThrowAnyException();
        FailureAnalysis said = new DatabaseRefusedFailureAnalyzer().analyze(new IllegalStateException("bean", refused));
        assertThat(String.valueOf(Objects.requireNonNull(said).getAction())).contains("without --db");
    }

    @Test
    void noMessageHoldsAPassword() throws IOException, SQLException {
        superuser("alter role linli_owner password 'another'");
        DatabaseRefused wrong = refused("one", "secret-of-the-role");
        superuser("alter role linli_owner nocreaterole password '" + PASSWORD + "'");
        DatabaseRefused unable = refused("two", null);
        String made = Files.readString(data.resolve("two/app-password")).strip();
        for (Throwable told = wrong; told != null; told = told.getCause()) {
            assertThat(told.toString()).doesNotContain(OWNERS).doesNotContain("secret-of-the-role");
        }
        for (Throwable told = unable; told != null; told = told.getCause()) {
            assertThat(told.toString()).doesNotContain(made);
        }
    }

    @Test
    void anAddressThatHoldsAPasswordIsRefusedWithoutRepeatingIt() {
        LinliSettings settings = settings("one", "postgresql://linli:secret@127.0.0.1/linli", null);
        DatabaseRefused refused = catchThrowableOfType(DatabaseRefused.class, () -> new Database(settings));
        assertThat(refused.getMessage() + refused.advice())
                .doesNotContain("secret")
                .contains("LINLI_DB_PASSWORD");
    }

    private Database start(String installation, @Nullable String appPassword) {
        return new Database(settings(installation, server().jdbcUrl("linli"), appPassword));
    }

    private DatabaseRefused refused(String installation, @Nullable String appPassword) {
        return catchThrowableOfType(DatabaseRefused.class, () -> start(installation, appPassword));
    }

    private LinliSettings settings(String installation, String url, @Nullable String appPassword) {
        return new LinliSettings(
                data.resolve(installation),
                ZoneId.of("UTC"),
                new LinliSettings.Database(url, OWNER, OWNERS, appPassword, Duration.ofSeconds(5)),
                null);
    }

    private Connection app(String password) throws SQLException {
        return DriverManager.getConnection(server().jdbcUrl("linli"), Database.APP_ROLE, password);
    }

    private void superuser(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        server().jdbcUrl("postgres"), server().superUser(), server().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String superuserText(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        server().jdbcUrl("linli"), server().superUser(), server().password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static OtherPostgres server() {
        return Objects.requireNonNull(server);
    }
}
