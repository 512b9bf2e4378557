package org.linli.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of one installation; the table in the README lists them with their environment names.
 *
 * @param data the folder that holds the embedded database, the key file and uploads being read
 * @param timezone the zone whose midnight ends the business day, by its name, such as {@code Asia/Shanghai}: PostgreSQL
 *     reads an offset the other way round, UTC+8 as eight hours west
 * @param db the external database, if one is used instead of the embedded one
 * @param command what to do instead of serving, e.g. {@code token}; the program ends when it is done
 */
@ConfigurationProperties("linli")
public record LinliSettings(
        @DefaultValue("./data") Path data,
        @DefaultValue("Asia/Shanghai") ZoneId timezone,
        @DefaultValue Database db,
        @Nullable String command) {

    public LinliSettings {
        if (!ZoneId.getAvailableZoneIds().contains(timezone.getId())) {
            throw new IllegalArgumentException(
                    "linli.timezone " + timezone + " is no name of a zone, such as Asia/Shanghai");
        }
    }

    /**
     * @param url JDBC or {@code postgresql://} address of a PostgreSQL 16 or newer; absent for the embedded one
     * @param user owner of the schema, who may create roles
     * @param password of that user
     * @param appPassword password of the role {@code linli_app} that the program works under; made and kept in the data
     *     folder when absent
     * @param patience how long a request waits for a connection before it is told that the database is away; at least
     *     250 ms
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String appPassword,
            @DefaultValue("5s") Duration patience) {}
}
