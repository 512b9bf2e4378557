package org.linli.platform;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the tables up to what this version of the program expects, under the name of their owner. */
final class DatabaseMigrations {

    private DatabaseMigrations() {}

    static void run(Database database) {
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", Database.APP_ROLE))
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
