package org.linli.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.postgres.EmbeddedPostgres;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The PostgreSQL that this installation keeps its records in: the embedded one, or an external one from the settings. */
@Component
class Database implements DisposableBean {

    /** The role that the program works under. It owns nothing, so row-level security holds for it. */
    static final String APP_ROLE = "linli_app";

    private static final String EMBEDDED_NAME = "linli";

    private final @Nullable EmbeddedPostgres embedded;
    private final String url;
    private final String owner;
    private final String ownerPassword;
    private final String appPassword;

    Database(LinliSettings settings) {
        var external = settings.db().url();
        if (external == null || external.isBlank()) {
            this.embedded = embedded(settings);
            embedded.createDatabase(EMBEDDED_NAME);
            this.url = embedded.jdbcUrl(EMBEDDED_NAME);
            this.owner = embedded.superUser();
            this.ownerPassword = embedded.password();
        } else {
            this.embedded = null;
            this.url = jdbc(external.strip());
            this.owner = Optional.ofNullable(settings.db().user()).orElse("");
            this.ownerPassword = Optional.ofNullable(settings.db().password()).orElse("");
        }
        this.appPassword = Optional.ofNullable(settings.db().appPassword())
                .filter(p -> !p.isBlank())
                .orElseGet(() -> readOrMake(settings.data().resolve("app-password")));
        makeAppRole();
    }

    /** A server starts its own, which refuses a second server on the folder; a command joins a running server's. */
    private static EmbeddedPostgres embedded(LinliSettings settings) {
        if (settings.command() == null) {
            return EmbeddedPostgres.start(settings.data());
        }
        return EmbeddedPostgres.attach(settings.data()).orElseGet(() -> EmbeddedPostgres.start(settings.data()));
    }

    String url() {
        return url;
    }

    String owner() {
        return owner;
    }

    String ownerPassword() {
        return ownerPassword;
    }

    String appPassword() {
        return appPassword;
    }

    @Override
    public void destroy() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static String jdbc(String url) {
        return url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
    }

    /** Makes the role, or gives it this installation's password. */
    private void makeAppRole() {
        try (var connection = DriverManager.getConnection(url, owner, ownerPassword);
                var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('linli.app_password', '" + appPassword.replace("'", "''") + "', false)");
            statement.execute("""
                    do $$
                    begin
                        perform pg_advisory_xact_lock(7305);
                        if not exists (select 1 from pg_roles where rolname = 'linli_app') then
                            create role linli_app login;
                        end if;
                        execute format('alter role linli_app login nobypassrls password %L',
                                       current_setting('linli.app_password'));
                    end
                    $$
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database at " + url.replaceFirst("[?].*", "") + " cannot be prepared: " + e.getMessage()
                            + " (the user named by LINLI_DB_USER must own the database and may create roles)",
                    e);
        }
    }

    private static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                var bytes = new byte[24];
                new SecureRandom().nextBytes(bytes);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(bytes), StandardOpenOption.WRITE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be written: " + file, e);
        }
    }
}
