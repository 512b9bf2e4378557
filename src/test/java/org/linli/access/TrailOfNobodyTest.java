package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** Entries of the trail that belong to no area. */
@LinliTest
class TrailOfNobodyTest {

    private static final String EMPTY = "set linli.scope = ''; set linli.scope_end = ''";
    private static final String COUNTRY = "set linli.scope = ''; set linli.scope_end = '~'";
    private static final String RESET = "reset linli.scope; reset linli.scope_end";

    @Autowired
    DataSource database;

    @Test
    void areSeenByTheWholeCountryAndNotByAConnectionForNobody() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into access.audit_entry (id, at, username, action)
                    values (gen_random_uuid(), timestamptz '2022-02-01 08:00+08', '', 'sign-in.refused')
                    """);
        }
        try (Connection program = database.getConnection();
                Statement statement = program.createStatement()) {
            statement.execute(COUNTRY);
            assertThat(seen(statement)).isPositive();
            statement.execute(EMPTY);
            assertThat(seen(statement)).isZero();
            statement.execute(RESET);
        }
    }

    private static int seen(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select count(*) from access.audit_entry where area is null")) {
            found.next();
            return found.getInt(1);
        }
    }
}
