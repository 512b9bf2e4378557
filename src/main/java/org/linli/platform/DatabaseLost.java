package org.linli.platform;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that went away, perhaps between a commit and its answer, from one that refuses something. */
public final class DatabaseLost {

    private DatabaseLost() {}

    /**
     * Whether the connection broke or none can be had: SQLSTATE 08 (connection) and 57P (PostgreSQL is being ended); or
     * nobody was there to be told to roll back, which hides why that was wanted behind an exception without an
     * SQLSTATE.
     */
    public static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException over && isUnanswered(over)
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException refused
                            && (isGone(refused) || refused.getCause() instanceof IOException)) {
                return true;
            }
        }
        return false;
    }

    /** Whatever PostgreSQL refuses has an SQLSTATE. */
    private static boolean isUnanswered(TransactionSystemException over) {
        return over.getApplicationException() != null
                || over.getCause() instanceof SQLException closed && closed.getSQLState() == null;
    }

    private static boolean isGone(SQLException refused) {
        return Optional.ofNullable(refused.getSQLState())
                .filter(state -> state.startsWith("08") || state.startsWith("57P"))
                .isPresent();
    }
}
