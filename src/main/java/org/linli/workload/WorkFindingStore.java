package org.linli.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who went over which limit: everybody reads their own, superiors what they were told, the background all. */
@Repository
class WorkFindingStore {

    private static final int ROWS_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    WorkFindingStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Something that was found.
     *
     * @param area where the account works
     * @param superiorsFrom from when on their superiors are told
     */
    record Found(
            UUID account,
            AreaPath area,
            LocalDate day,
            WorkMeasure measure,
            int value,
            int bound,
            Instant superiorsFrom) {}

    /** Keeps what was found of the days from one on; what does not hold any more, and nobody was told of, is gone. */
    void keep(LocalDate from, List<Found> all, Instant now) {
        jdbc.sql("""
                        delete from workload.finding f
                         where f.day >= :from and f.told_at is null and f.settled_at is null
                           and not exists (select 1
                                             from unnest(:accounts, cast(:days as date[]), :measures)
                                                      as still (account_id, day, measure)
                                            where still.account_id = f.account_id and still.day = f.day
                                              and still.measure = f.measure)
                        """)
                .param("from", from)
                .param("accounts", all.stream().map(Found::account).toArray(UUID[]::new))
                .param("days", all.stream().map(found -> found.day().toString()).toArray(String[]::new))
                .param(
                        "measures",
                        all.stream().map(found -> found.measure().code()).toArray(String[]::new))
                .update();
        batches.batchUpdate("""
                insert into workload.finding (id, account_id, path, day, measure, value, bound, found_at,
                                              superiors_from)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id, day, measure) do update set value = excluded.value
                      where finding.value <> excluded.value
                """, all, ROWS_AT_ONCE, (statement, found) -> {
            statement.setObject(1, Ids.next());
            statement.setObject(2, found.account());
            statement.setString(3, found.area().value());
            statement.setObject(4, found.day());
            statement.setString(5, found.measure().code());
            statement.setInt(6, found.value());
            statement.setInt(7, found.bound());
            statement.setTimestamp(8, Timestamp.from(now));
            statement.setTimestamp(9, Timestamp.from(found.superiorsFrom()));
        });
        count(from);
    }

    /** Counts each person and day once, in the community, without who it was. */
    private void count(LocalDate from) {
        jdbc.sql("""
                        with before as (
                            select account_id, day, max(cast(figure_id as text)) as figure
                              from workload.finding
                             where day >= :from
                             group by account_id, day),
                        missing as (
                            select distinct on (f.account_id, f.day)
                                   f.account_id, f.day, f.path, b.figure is null as fresh,
                                   coalesce(cast(b.figure as uuid), gen_random_uuid()) as id
                              from workload.finding f
                              join before b on b.account_id = f.account_id and b.day = f.day
                             where f.figure_id is null and f.day >= :from),
                        made as (
                            insert into workload.figure (id, what, path, day)
                            select id, 'over', substring(path from '^(?:[^.]+\\.){1,2}'), day
                              from missing
                             where fresh)
                        update workload.finding f set figure_id = m.id
                          from missing m
                         where m.account_id = f.account_id and m.day = f.day and f.figure_id is null
                        """).param("from", from).update();
        jdbc.sql("""
                        delete from workload.figure g
                         where g.what = 'over' and g.day >= :from
                           and not exists (select 1 from workload.finding f where f.figure_id = g.id)
                        """).param("from", from).update();
    }

    /** Who of these went over a limit, on one of the days from one on, and is not relieved. */
    List<UUID> over(Collection<UUID> accounts, LocalDate from) {
        return jdbc.sql("""
                        select distinct account_id
                          from workload.finding
                         where account_id = any(:accounts) and day >= :from and settled_at is null
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("from", from)
                .query(UUID.class)
                .list();
    }

    /** Whose superiors are to be told by now, of days from one on, unless it is settled. */
    List<UUID> toTell(LocalDate from, Instant now) {
        return jdbc.sql("""
                        select distinct account_id
                          from workload.finding
                         where day >= :from and superiors_from <= :now and settled_at is null
                        """)
                .param("from", from)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /** Tells the superiors of an account, who may be others than before; answers how much of it is news. */
    int tell(UUID account, Collection<UUID> superiors, LocalDate from, Instant now) {
        return jdbc.sql("""
                        update workload.finding
                           set superiors = :superiors, told_at = coalesce(told_at, :now)
                         where account_id = :account and day >= :from and superiors_from <= :now
                           and settled_at is null and (told_at is null or superiors <> :superiors)
                        """)
                .param("superiors", superiors.stream().sorted().toArray(UUID[]::new))
                .param("account", account)
                .param("from", from)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Of one account, of days from one on, the latest day first. */
    List<WorkFinding> of(UUID account, LocalDate from) {
        return jdbc.sql("""
                        select *
                          from workload.finding
                         where account_id = :account and day >= :from
                         order by day desc, measure
                        """)
                .param("account", account)
                .param("from", from)
                .query(WorkFindingStore::finding)
                .list();
    }

    /** How much of one's own nobody has said to have read. */
    long unread(UUID account, LocalDate from) {
        return jdbc.sql("""
                        select count(*)
                          from workload.finding
                         where account_id = :account and day >= :from and read_at is null
                        """)
                .param("account", account)
                .param("from", from)
                .query(Long.class)
                .single();
    }

    void markRead(UUID account, Instant now) {
        jdbc.sql("update workload.finding set read_at = :now where account_id = :account and read_at is null")
                .param("account", account)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static final String TOLD = """
            from workload.finding
             where :superior = any(superiors) and day >= :from and settled_at is null
            """;

    /** What somebody was told of others and is not settled, by area. */
    List<WorkFinding> told(UUID superior, LocalDate from) {
        return jdbc.sql("select * " + TOLD + " order by path, account_id, day desc, measure")
                .param("superior", superior)
                .param("from", from)
                .query(WorkFindingStore::finding)
                .list();
    }

    /** Of how many people that is. */
    long countTold(UUID superior, LocalDate from) {
        return jdbc.sql("select count(distinct account_id) " + TOLD)
                .param("superior", superior)
                .param("from", from)
                .query(Long.class)
                .single();
    }

    Optional<WorkFinding> find(UUID id) {
        return jdbc.sql("select * from workload.finding where id = :id")
                .param("id", id)
                .query(WorkFindingStore::finding)
                .optional();
    }

    /** Settles what a superior was told of an account; answers how much that was. */
    int settle(UUID account, UUID superior, String how, Instant now) {
        return jdbc.sql("""
                        update workload.finding
                           set settled_at = :now, settled_by = :superior, settled = :how
                         where account_id = :account and :superior = any(superiors) and settled_at is null
                        """)
                .param("account", account)
                .param("superior", superior)
                .param("how", how)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Forgets what is older than that day; numbers without names stay. */
    int forget(LocalDate before) {
        return jdbc.sql("delete from workload.finding where day < :before")
                .param("before", before)
                .update();
    }

    private static WorkFinding finding(ResultSet rs, int row) throws SQLException {
        return new WorkFinding(
                rs.getObject("id", UUID.class),
                rs.getObject("account_id", UUID.class),
                rs.getObject("day", LocalDate.class),
                WorkMeasure.ofCode(Objects.requireNonNull(rs.getString("measure"))),
                rs.getInt("value"),
                rs.getInt("bound"),
                rs.getTimestamp("found_at").toInstant(),
                List.of((UUID[]) rs.getArray("superiors").getArray()),
                moment(rs, "told_at"),
                moment(rs, "settled_at"),
                rs.getObject("settled_by", UUID.class));
    }

    private static @Nullable Instant moment(ResultSet rs, String column) throws SQLException {
        Timestamp moment = rs.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
