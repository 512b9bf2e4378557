package org.linli.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.linli.platform.DiskSpace;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DelegatingTransactionDefinition;

/**
 * Begins every transaction by telling PostgreSQL who acts and which subtree they see, for this transaction only; the
 * row-level security policies compare rows with that. A statement outside a transaction therefore sees nothing.
 */
class ScopedTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final String zone;
    private final transient DiskSpace disk;
    private final transient HiddenChildren children;
    private final transient OthersTasks others;

    /** @param zone the sub-district's, so that a day in SQL is its day */
    ScopedTransactions(
            DataSource dataSource, ZoneId zone, DiskSpace disk, HiddenChildren children, OthersTasks others) {
        super(dataSource);
        this.others = others;
        this.children = children;
        this.zone = zone.getId();
        this.disk = disk;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        boolean snapshot = definition.getIsolationLevel() == TransactionDefinition.ISOLATION_REPEATABLE_READ;
        super.doBegin(transaction, snapshot ? new ByDefault(definition) : definition);
        Connection connection = DataSourceUtils.getConnection(dataSource());
        try {
            if (snapshot) {
                say(connection, "set transaction isolation level repeatable read");
            }
            if (Acting.isKnown()) {
                declare(connection, Acting.now(), PlanMode.of(definition));
            }
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("Could not declare who acts", e);
        } catch (RuntimeException | Error e) {
            doCleanupAfterCompletion(transaction); // else the connection is never given back
            throw e;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource());
        }
    }

    private DataSource dataSource() {
        return obtainDataSource();
    }

    private void declare(Connection connection, Actor actor, PlanMode plans) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(
                "select set_config('linli.scope', ?, true), set_config('linli.scope_end', ?, true),"
                        + " set_config('linli.account', ?, true), set_config('linli.known', 'yes', true),"
                        + " set_config('TimeZone', ?, true), set_config('linli.born_until', ?, true),"
                        + " set_config('linli.others_from', ?, true), set_config('plan_cache_mode', ?, true)")) {
            call.setString(1, actor.scope());
            call.setString(2, AreaPath.end(actor.scope()));
            call.setString(3, actor.id() == null ? "" : actor.id().toString());
            call.setString(4, zone);
            call.setString(5, children.bornUntil(actor));
            call.setString(6, others.from(actor));
            call.setString(7, plans.setting());
            call.execute();
        }
        if (disk.room() == DiskSpace.Room.NONE) {
            say(connection, "set transaction read only");
        }
    }

    private static void say(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
        }
    }

    /**
     * A transaction that leaves the connection's level as it is. The level of one transaction is said in it, by one
     * statement; changing the connection's and changing it back takes three.
     */
    private static final class ByDefault extends DelegatingTransactionDefinition {

        private static final long serialVersionUID = 1L;

        ByDefault(TransactionDefinition asked) {
            super(asked);
        }

        @Override
        public int getIsolationLevel() {
            return ISOLATION_DEFAULT;
        }
    }
}
