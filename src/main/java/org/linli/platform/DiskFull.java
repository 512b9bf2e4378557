package org.linli.platform;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a failure for want of room, here or where PostgreSQL keeps its files, from others. */
final class DiskFull {

    private static final String DISK_FULL = "53100";
    private static final String READ_ONLY = "25006";

    private DiskFull() {}

    /** Whether the system or PostgreSQL found no room. */
    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && DISK_FULL.equals(refused.getSQLState())
                    || cause instanceof IOException
                            && String.valueOf(cause.getMessage()).contains("No space left")) {
                return true;
            }
        }
        return false;
    }

    /** Whether something was to be written in a transaction that may not. */
    static boolean wasReadOnly(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && READ_ONLY.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
