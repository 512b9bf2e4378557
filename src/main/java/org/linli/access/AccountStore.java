package org.linli.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.StaleRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStore {

    private static final String COLUMNS =
            "id, username, name, phone, role, area, language, disabled_at, signed_in_at, created_at,"
                    + " credentials, version";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count() {
        return jdbc.sql("select count(*) from access.account").query(Long.class).single();
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from access.account where id = :id")
                .param("id", id)
                .query(AccountStore::account)
                .optional();
    }

    Optional<Account> findByUsername(String username) {
        return jdbc.sql("select " + COLUMNS + " from access.account where username = :username")
                .param("username", username)
                .query(AccountStore::account)
                .optional();
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from access.account where id in (:ids)")
                    .param("ids", ids)
                    .query((rs, n) -> names.put(rs.getObject("id", UUID.class), rs.getString("name")))
                    .list();
        }
        return names;
    }

    List<Account> findAll(Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from access.account where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(AccountStore::account)
                .list();
    }

    List<Account> boundAlong(AreaPath place, Role role) {
        return jdbc.sql("select " + COLUMNS + """
                         from access.account
                        where starts_with(:place, area) and role = :role and disabled_at is null
                        order by length(area) desc, created_at, id
                        """)
                .param("place", place.value())
                .param("role", role.name())
                .query(AccountStore::account)
                .list();
    }

    List<Account> boundWithin(AreaPath area) {
        return jdbc.sql("select " + COLUMNS + """
                         from access.account
                        where area >= :from and area < :end and disabled_at is null
                        order by area, name
                        """)
                .param("from", area.value())
                .param("end", area.end())
                .query(AccountStore::account)
                .list();
    }

    List<Account> boundWithin(AreaPath area, Collection<Role> roles, int most) {
        return jdbc.sql("select " + COLUMNS + """
                         from access.account
                        where area >= :from and area < :end and disabled_at is null and role = any(:roles)
                        order by length(area) - length(replace(area, '.', '')), area, name
                        limit :most
                        """)
                .param("from", area.value())
                .param("end", area.end())
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("most", most)
                .query(AccountStore::account)
                .list();
    }

    List<Account> boundToAny(Collection<AreaPath> areas, Collection<Role> roles) {
        return jdbc.sql("select " + COLUMNS + """
                         from access.account
                        where area = any(:areas) and role = any(:roles) and disabled_at is null
                        order by area, name
                        """)
                .param("areas", areas.stream().map(AreaPath::value).toArray(String[]::new))
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .query(AccountStore::account)
                .list();
    }

    List<StaffPosting> staffWithin(AreaPath area) {
        return jdbc.sql("select id, role, area, created_at from access.staff_within(:area)")
                .param("area", area.value())
                .query((rs, n) -> new StaffPosting(
                        rs.getObject("id", UUID.class),
                        Role.valueOf(rs.getString("role")),
                        AreaPath.of(rs.getString("area")),
                        rs.getTimestamp("created_at").toInstant()))
                .list();
    }

    void insert(Account account, @Nullable String passwordHash) {
        jdbc.sql("""
                        insert into access.account (id, username, name, phone, role, area, password_hash, created_at)
                        values (:id, :username, :name, :phone, :role, :area, :hash, :at)
                        """)
                .param("id", account.id())
                .param("username", account.username())
                .param("name", account.name())
                .param("phone", account.phone())
                .param("role", account.role().name())
                .param("area", account.area().value())
                .param("hash", passwordHash)
                .param("at", Timestamp.from(account.createdAt()))
                .update();
    }

    void update(UUID id, int version, AccountForm form) {
        int changed = jdbc.sql("""
                        update access.account
                           set username = :username, name = :name, phone = nullif(:phone, ''),
                               role = :role, area = :area, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("username", form.username())
                .param("name", form.name())
                .param("phone", form.phone())
                .param("role", form.role().name())
                .param("area", form.area().value())
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleRecord("account", id);
        }
    }

    /** Ends the account's tokens, for whoever else may hold one. */
    void endTokens(UUID id, Instant at) {
        jdbc.sql("update access.api_token set revoked_at = :at where account_id = :id and revoked_at is null")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void setDisabled(UUID id, @Nullable Instant at) {
        jdbc.sql("""
                        update access.account
                           set disabled_at = :at, credentials = credentials + 1, version = version + 1
                         where id = :id
                        """)
                .param("at", at == null ? null : Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void setPassword(UUID id, @Nullable String hash) {
        jdbc.sql("""
                        update access.account
                           set password_hash = :hash, credentials = credentials + 1
                         where id = :id
                        """).param("hash", hash).param("id", id).update();
    }

    Optional<String> passwordHash(UUID id) {
        return jdbc.sql("select password_hash from access.account where id = :id and password_hash is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void setLanguage(UUID id, String language) {
        jdbc.sql("update access.account set language = :language where id = :id")
                .param("language", language)
                .param("id", id)
                .update();
    }

    void signedIn(UUID id, Instant at) {
        jdbc.sql("""
                        update access.account set signed_in_at = :at
                         where id = :id
                        """).param("at", Timestamp.from(at)).param("id", id).update();
    }

    static Account account(ResultSet rs, int row) throws SQLException {
        Timestamp signedIn = rs.getTimestamp("signed_in_at");
        return new Account(
                rs.getObject("id", UUID.class),
                rs.getString("username"),
                rs.getString("name"),
                rs.getString("phone"),
                Role.valueOf(rs.getString("role")),
                new AreaPath(rs.getString("area")),
                rs.getString("language"),
                rs.getTimestamp("disabled_at") != null,
                signedIn == null ? null : signedIn.toInstant(),
                rs.getTimestamp("created_at").toInstant(),
                rs.getInt("credentials"),
                rs.getInt("version"));
    }
}
