package org.linli.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.platform.postgres.EmbeddedPostgres;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

/**
 * The PostgreSQL that this installation keeps its records in: the embedded one, or an external one from the settings.
 * Made by {@link DatabaseStart}.
 */
class Database implements DisposableBean {

    /** The role that the program works under. It owns nothing, so row-level security holds for it. */
    static final String APP_ROLE = "linli_app";

    private static final String EMBEDDED_NAME = "linli";
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("^[^?]*//[^/?]*@|[?&](?:user|password)=");

    private final @Nullable EmbeddedPostgres embedded;
    private final String url;
    private final String owner;
    private final String ownerPassword;
    private final String appPassword;

    Database(LinliSettings settings) {
        String external = settings.db().url();
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
        new DatabaseRole(url, owner, ownerPassword, appPassword).prepare();
    }

    /** A server starts its own, which refuses a second server on the folder; a command joins a running server's. */
    private static EmbeddedPostgres embedded(LinliSettings settings) {
        if (settings.command() == null) {
            return EmbeddedPostgres.start(settings.data());
        }
        return EmbeddedPostgres.attach(settings.data()).orElseGet(() -> EmbeddedPostgres.start(settings.data()));
    }

    /** What ended PostgreSQL, or kept it from starting, has perhaps gone. */
    @EventListener
    void roomAgain(DiskSpace.RoomAgain event) {
        if (embedded != null) {
            embedded.hurry();
        }
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
        if (USER_IN_ADDRESS.matcher(url).find()) {
            throw new DatabaseRefused(
                    "The address of the database holds a user or a password.",
                    "Give them as LINLI_DB_USER and LINLI_DB_PASSWORD,"
                            + " and the address as postgresql://host:5432/name.");
        }
        return url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
    }

    private static String readOrMake(Path file) {
        try {
            if (!Files.exists(file) || Files.readString(file).isBlank()) { // as a full disk leaves it
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.deleteIfExists(file);
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
