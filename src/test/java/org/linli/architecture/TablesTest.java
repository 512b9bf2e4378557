package org.linli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;

/** What the database itself promises about people. */
@LinliTest
class TablesTest {

    /** Tables that hold nothing about anybody: places, their mark, rules, numbers. All others have people. */
    private static final Set<String> WITHOUT_PEOPLE = Set.of(
            "territory.area",
            "territory.tree",
            "policy.risk_place",
            "policy.risk_place_import",
            "policy.risk_list",
            "policy.published",
            "trial.draft",
            "trial.run",
            "field.seal_key",
            "supplies.good");

    @Test
    void everyTableWithPeopleHasRowLevelSecurity() throws SQLException {
        List<String> open = query("""
                select schemaname || '.' || tablename from pg_tables
                 where schemaname not in ('pg_catalog', 'information_schema', 'public') and not rowsecurity
                """);
        assertThat(open).isSubsetOf(WITHOUT_PEOPLE);
    }

    @Test
    void everyPolicyAsksForTheScopeOfWhoActs() throws SQLException {
        List<String> policies = query("""
                select schemaname || '.' || tablename || '.' || policyname from pg_policies
                 where cmd <> 'INSERT' and coalesce(qual, '') !~ 'in_scope|linli[.]|access[.]account'
                """);
        assertThat(policies).isEmpty();
    }

    @Test
    void theProgramOwnsNothingAndCannotBypassSecurity() throws SQLException {
        assertThat(query("select tablename from pg_tables where tableowner = 'linli_app'"))
                .isEmpty();
        assertThat(query("select rolname from pg_roles where rolname = 'linli_app' and (rolbypassrls or rolsuper)"))
                .isEmpty();
    }

    @Test
    void viewsShowNoMoreThanTheirReaderMaySee() throws SQLException {
        assertThat(query("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
                   and not coalesce(c.reloptions::text, '') like '%security_invoker=true%'
                """)).isEmpty();
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = TestDatabase.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
