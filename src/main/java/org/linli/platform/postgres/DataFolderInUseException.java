package org.linli.platform.postgres;

import java.nio.file.Path;

/** Another server runs on the same data folder; two would destroy each other's work. */
public final class DataFolderInUseException extends EmbeddedPostgresException {

    DataFolderInUseException(Path data, String holder) {
        super(
                "The data folder %s is in use by another Linli server%s.".formatted(data, holder),
                "Stop that server first, or give this one a folder of its own with --data.");
    }
}
