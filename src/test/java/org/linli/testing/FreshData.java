package org.linli.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties every table and lays the fixture before each test class; sets the clock before each test. */
public final class FreshData implements BeforeAllCallback, BeforeEachCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        Fixture fixture = SpringExtension.getApplicationContext(context).getBean(Fixture.class);
        TestClock.reset();
        empty();
        fixture.lay();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestClock.reset();
    }

    private static final String DEADLOCK = "40P01";
    private static final int MOST_TRIES = 10;

    /** Empties every table of the program; again where a request of the test before is still under way. */
    public static void empty() throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                emptyOnce();
                return;
            } catch (SQLException busy) {
                if (!DEADLOCK.equals(busy.getSQLState()) || tries == MOST_TRIES) {
                    throw busy;
                }
            }
        }
    }

    private static void emptyOnce() throws SQLException {
        try (Connection connection = TestDatabase.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    declare tables text;
                    begin
                        select string_agg(format('%I.%I', schemaname, tablename), ', ') into tables
                          from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema', 'public');
                        execute 'truncate ' || tables || ' cascade';
                    end
                    $$
                    """);
            // Else PostgreSQL would count by itself in the middle of a big load, which it cannot see, and plan for
            // empty tables.
            statement.execute("analyze");
        }
    }
}
