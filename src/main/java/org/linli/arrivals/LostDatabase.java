package org.linli.arrivals;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that went away, perhaps between a commit and its answer, from one that refuses something. */
final class LostDatabase {

    private LostDatabase() {}

    /**
     * Whether the connection broke or none can be had: SQLSTATE 08 (connection) and 57P (PostgreSQL is being ended); or
     * nobody was there to be told to roll back, which hides why that was wanted behind an exception without an SQLSTATE.
     */
    static boolean isBehind(RuntimeException failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException over && over.getApplicationException() != null
                || cause instanceof IOException
                || cause instanceof SQLException refused
                        && Optional.ofNullable(refused.getSQLState())
                                .filter(state -> state.startsWith("08") || state.startsWith("57P"))
                                .isPresent();
    }
}
