package org.linli.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** The text of {@code postgresql.conf}, written anew at each start. */
final class PostgresSettings {

    private static final long MEGABYTE = 1024 * 1024;

    private PostgresSettings() {}

    static String lines(int port, Path logs) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MEGABYTE;
        return """
                # Written by Linli at each start. Put settings of your own into local.conf beside this file.
                shared_buffers = %1$dMB
                effective_cache_size = %2$dMB
                work_mem = 8MB
                maintenance_work_mem = 64MB
                max_wal_size = 1GB
                random_page_cost = 1.1
                # A list of ten thousand is there within seconds; until it is counted, look-ups read far too much.
                autovacuum_naptime = 5s
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'

                include_if_exists = 'local.conf'

                # What is acknowledged is on disk.
                fsync = on
                full_page_writes = on
                synchronous_commit = on

                # Only this machine, only with the password.
                listen_addresses = '127.0.0.1'
                port = %3$d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 60

                # A file for each day of the week, overwritten a week later. Terse: the detail of a violated
                # constraint would name the person.
                logging_collector = on
                log_directory = '%4$s'
                log_filename = 'postgres-%%a.log'
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_error_verbosity = terse
                log_line_prefix = '%%m [%%p] %%d '
                """.formatted(
                        Math.clamp(memory / 8, 64, 1024),
                        Math.max(memory / 2, 256),
                        port,
                        logs.toString().replace("'", "''"));
    }
}
