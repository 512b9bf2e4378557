package org.linli.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * Sees to it that the role which the program works under exists and can sign in, with what an owner may do who has
 * {@code CREATEROLE} and no more. A role that works is left alone, since another server may work under it. The password
 * leaves this program only as its SCRAM hash, so neither a statement nor a log can show it.
 */
final class DatabaseRole {

    private static final int OLDEST_VERSION = 16;
    private static final int VERSION_UNIT = 10_000;
    private static final String NAME = Database.APP_ROLE;
    private static final String ONE_AT_A_TIME = "select pg_advisory_lock(7305)"; // servers that start together
    private static final String SECONDS = "10";

    private final String url;
    private final String owner;
    private final String ownerPassword;
    private final String password;

    /**
     * @param url of JDBC
     * @param password that the role has, or is to get
     */
    DatabaseRole(String url, String owner, String ownerPassword, String password) {
        this.url = url;
        this.owner = owner;
        this.ownerPassword = ownerPassword;
        this.password = password;
    }

    /** @throws DatabaseRefused when the database cannot be used as it is */
    void prepare() {
        try (Connection connection = connect(owner, ownerPassword)) {
            demandVersion(number(connection, "select current_setting('server_version_num')::int"));
            demandOwner(connection);
            ask(connection, ONE_AT_A_TIME);
            if (!exists(connection)) {
                make(connection);
                givePassword(connection);
            } else {
                demandHarmless(connection);
                Optional<SQLException> why = signInFailure();
                if (why.isPresent()) {
                    demandUnused(connection);
                    demandMayAlter(connection);
                    givePassword(connection);
                }
            }
            signInFailure().ifPresent(why -> {
                throw new DatabaseRefused(
                        "The role %s cannot sign in at %s: %s".formatted(NAME, place(), why.getMessage()),
                        "Let it sign in from this machine with a password (pg_hba.conf), as its owner may.");
            });
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database at %s cannot be used: %s".formatted(place(), e.getMessage()),
                    "Check that it runs, and LINLI_DB_URL, LINLI_DB_USER and LINLI_DB_PASSWORD, which name its owner.");
        }
    }

    /** @param number as PostgreSQL counts its versions, e.g. 160004 */
    static void demandVersion(long number) {
        if (number / VERSION_UNIT < OLDEST_VERSION) {
            throw new DatabaseRefused(
                    "This is PostgreSQL %d; Linli needs %d or newer.".formatted(number / VERSION_UNIT, OLDEST_VERSION),
                    "Move the database to a newer PostgreSQL, or start without --db to use the one that Linli brings.");
        }
    }

    private void demandOwner(Connection connection) throws SQLException {
        if (!is(
                connection,
                "select pg_has_role((select datdba from pg_database where datname = current_database()), 'usage')")) {
            throw new DatabaseRefused(
                    "%s does not own the database %s.".formatted(owner, place()),
                    "Run as a superuser: "
                            + text(
                                    connection,
                                    "select format('alter database %I owner to %I;', current_database(),"
                                            + " current_user)"));
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        return is(connection, "select exists (select from pg_roles where rolname = 'linli_app')");
    }

    private void make(Connection connection) throws SQLException {
        if (!is(connection, "select rolcreaterole or rolsuper from pg_roles where rolname = current_user")) {
            throw new DatabaseRefused(
                    "%s may not create the role %s.".formatted(owner, NAME),
                    "Run as a superuser: "
                            + text(connection, "select format('alter role %I createrole;', current_user)"));
        }
        change(connection, "create role linli_app login");
    }

    /** Row-level security must hold for it. */
    private static void demandHarmless(Connection connection) throws SQLException {
        if (is(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = 'linli_app'")) {
            throw new DatabaseRefused(
                    "The role %s may see every row, whoever acts.".formatted(NAME),
                    "Run as a superuser: alter role %s nosuperuser nobypassrls;".formatted(NAME));
        }
    }

    private static void demandUnused(Connection connection) throws SQLException {
        if (is(connection, "select exists (select from pg_stat_activity where usename = 'linli_app')")) {
            throw new DatabaseRefused(
                    "Another Linli works under the role %s with another password.".formatted(NAME),
                    "Give this one the same LINLI_DB_APPPASSWORD (and the same LINLI_KEY),"
                            + " or another server of PostgreSQL.");
        }
    }

    private void demandMayAlter(Connection connection) throws SQLException {
        if (!is(connection, """
                select rolsuper or rolcreaterole and pg_has_role('linli_app', 'member with admin option')
                  from pg_roles where rolname = current_user
                """)) {
            throw new DatabaseRefused(
                    "The role %s exists already, made by somebody else, and its password is not known here."
                            .formatted(NAME),
                    "Give its password as LINLI_DB_APPPASSWORD, or run as a superuser: "
                            + text(
                                    connection,
                                    "select format('alter role %1$I createrole;"
                                            + " grant linli_app to %1$I with admin option;', current_user)"));
        }
    }

    private void givePassword(Connection connection) throws SQLException {
        change(connection, "alter role linli_app login");
        connection.unwrap(PGConnection.class).alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
    }

    private Optional<SQLException> signInFailure() {
        try (Connection connection = connect(NAME, password)) {
            ask(connection, "select 1");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    private Connection connect(String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", SECONDS);
        return DriverManager.getConnection(url, properties);
    }

    /** Without what else the address may hold. */
    private String place() {
        return url.replaceFirst("^jdbc:", "").replaceFirst("[?].*", "");
    }

    private static boolean is(Connection connection, String sql) throws SQLException {
        return text(connection, sql).equals("t");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    private static void ask(Connection connection, String sql) throws SQLException {
        text(connection, sql);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)).orElse("") : "";
        }
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
