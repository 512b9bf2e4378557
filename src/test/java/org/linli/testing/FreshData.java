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
            // What has no page is empty already, as most tables are. What was emptied is counted: else PostgreSQL would
            // count by itself in the middle of a big load, which it cannot see, and plan for empty tables.
            statement.execute("""
                    do $$
                    declare
                        filled text;
                        uncounted text;
                    begin
                        select string_agg(format('%I.%I', schemaname, relname), ', ') into filled
                          from pg_stat_user_tables
                         where schemaname <> 'public' and pg_relation_size(relid) > 0;
                        if filled is not null then
                            execute 'truncate ' || filled || ' cascade';
                        end if;
                        select string_agg(c.oid::regclass::text, ', ') into uncounted
                          from pg_class c
                          join pg_stat_user_tables t on t.relid = c.oid
                         where t.schemaname <> 'public' and c.reltuples < 0;
                        if uncounted is not null then
                            execute 'analyze ' || uncounted;
                        end if;
                    end
                    $$
                    """);
        }
    }
}
