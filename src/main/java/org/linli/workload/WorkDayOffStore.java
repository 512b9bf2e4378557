package org.linli.workload;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Days off that were granted. */
@Repository
class WorkDayOffStore {

    private final JdbcClient jdbc;

    WorkDayOffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Grants a day off; false where that was done already.
     *
     * @param by the account; null for nobody
     */
    boolean grant(Account who, LocalDate day, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                        insert into workload.day_off (id, account_id, path, day, granted_at, granted_by)
                        values (:id, :account, :path, :day, :now, :by)
                        on conflict (account_id, day) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("account", who.id())
                        .param("path", who.area().value())
                        .param("day", day)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                > 0;
    }

    /** Counts one in the community, without whose it is; whoever acts must see the community. */
    void count(Account who, LocalDate day) {
        jdbc.sql("""
                        insert into workload.figure (id, what, path, day)
                        values (gen_random_uuid(), 'off', substring(:path from '^(?:[^.]+\\.){1,2}'), :day)
                        """).param("path", who.area().value()).param("day", day).update();
    }

    /** Who of those that whoever acts sees has that day off. */
    Set<UUID> on(LocalDate day) {
        return jdbc
                .sql("select account_id from workload.day_off where day = :day")
                .param("day", day)
                .query(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** The days off of an account from one on. */
    List<LocalDate> of(UUID account, LocalDate from) {
        return jdbc.sql("select day from workload.day_off where account_id = :account and day >= :from order by day")
                .param("account", account)
                .param("from", from)
                .query(LocalDate.class)
                .list();
    }

    /** Forgets what is older than that day. */
    int forget(LocalDate before) {
        return jdbc.sql("delete from workload.day_off where day < :before")
                .param("before", before)
                .update();
    }
}
