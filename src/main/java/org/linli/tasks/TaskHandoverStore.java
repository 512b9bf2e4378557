package org.linli.tasks;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open tasks of one account, and what was handed over of them. */
@Repository
class TaskHandoverStore {

    /** Where a task is for whoever does it: its rental cell where that is theirs, else the cell of its household. */
    private static final String PLACE = """
            case when t.rental_path >= :home and t.rental_path < :homeEnd then t.rental_path else t.path end
            """;

    private static final String OPEN = "t.assignee_id = :from and t.to_do_on <= :until";

    private final JdbcClient jdbc;

    TaskHandoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many tasks of a kind are to do at a place. */
    record Some(AreaPath place, AreaPath path, @Nullable AreaPath rentalPath, String kind, int tasks) {}

    /** What somebody has to do until a day. */
    List<Some> open(Account from, LocalDate until) {
        return jdbc.sql("select " + PLACE + " as place, t.path, t.rental_path, t.kind, count(*) as tasks"
                        + " from tasks.task t where " + OPEN + " group by 1, 2, 3, 4 order by 1, 4")
                .param("home", from.area().value())
                .param("homeEnd", from.area().end())
                .param("from", from.id())
                .param("until", Date.valueOf(until))
                .query((rs, n) -> new Some(
                        new AreaPath(rs.getString("place")),
                        new AreaPath(rs.getString("path")),
                        Optional.ofNullable(rs.getString("rental_path"))
                                .map(AreaPath::new)
                                .orElse(null),
                        rs.getString("kind"),
                        rs.getInt("tasks")))
                .list();
    }

    /**
     * Gives tasks that are still to do to somebody else, those only whose place they see, and keeps which.
     *
     * @param kinds those that they may do
     * @return how many; nothing is kept of none
     */
    int give(
            UUID id,
            Account from,
            Account to,
            UUID by,
            Instant now,
            TaskHandoverAsked asked,
            Collection<String> kinds) {
        return jdbc.sql("""
                        with given as (
                            update tasks.task t set assignee_id = :to, version = t.version + 1
                             where %s
                               and t.kind = any(:kinds)
                               and (t.path >= :sees and t.path < :seesEnd
                                    or t.rental_path >= :sees and t.rental_path < :seesEnd)
                               and (cardinality(:places) = 0 or %s = any(:places))
                            returning t.id),
                        kept as (
                            insert into tasks.handover (id, from_id, to_id, by_id, area, at, until, tasks)
                            select :id, :from, :to, :by, :home, :now, :until, array_agg(given.id)
                              from given
                            having count(*) > 0)
                        select count(*) from given
                        """.formatted(OPEN, PLACE))
                .param("id", id)
                .param("from", from.id())
                .param("to", to.id())
                .param("by", by)
                .param("home", from.area().value())
                .param("homeEnd", from.area().end())
                .param("sees", to.area().value())
                .param("seesEnd", to.area().end())
                .param("now", Timestamp.from(now))
                .param("until", Date.valueOf(asked.until()))
                .param("kinds", kinds.toArray(String[]::new))
                .param("places", asked.places().stream().map(AreaPath::value).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** Gives back what is still to do and still where it went; once. */
    int giveBack(TaskHandover handover, Account from, Instant now) {
        return jdbc.sql("""
                        with ended as (
                            update tasks.handover set given_back_at = :now
                             where id = :id and given_back_at is null
                            returning tasks),
                        back as (
                            update tasks.task t set assignee_id = :from, version = t.version + 1
                              from ended
                             where t.id = any(ended.tasks) and t.assignee_id = :to
                               and t.done_at is null and t.closed_at is null
                               and (t.path >= :sees and t.path < :seesEnd
                                    or t.rental_path >= :sees and t.rental_path < :seesEnd)
                            returning t.id)
                        select count(*) from back
                        """)
                .param("id", handover.id())
                .param("now", Timestamp.from(now))
                .param("from", handover.from())
                .param("to", handover.to())
                .param("sees", from.area().value())
                .param("seesEnd", from.area().end())
                .query(Integer.class)
                .single();
    }

    private static final String READ = """
            select h.id, h.from_id, h.to_id, h.by_id, h.at, h.until, h.given_back_at, cardinality(h.tasks) as tasks,
                   (select count(*)
                      from tasks.task t
                     where t.id = any(h.tasks) and t.assignee_id = h.to_id
                       and t.done_at is null and t.closed_at is null) as open
              from tasks.handover h
            """;

    Optional<TaskHandover> find(UUID id) {
        return jdbc.sql(READ + " where h.id = :id")
                .param("id", id)
                .query(TaskHandoverStore::handover)
                .optional();
    }

    /** From or to an account, the latest first. */
    List<TaskHandover> of(UUID account, Instant since, int most) {
        return jdbc.sql(READ + """
                         where (h.from_id = :account or h.to_id = :account) and h.at >= :since
                         order by h.at desc, h.id
                         limit :most
                        """)
                .param("account", account)
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query(TaskHandoverStore::handover)
                .list();
    }

    private static TaskHandover handover(ResultSet rs, int row) throws SQLException {
        Timestamp back = rs.getTimestamp("given_back_at");
        return new TaskHandover(
                rs.getObject("id", UUID.class),
                rs.getObject("from_id", UUID.class),
                rs.getObject("to_id", UUID.class),
                rs.getObject("by_id", UUID.class),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("until", LocalDate.class),
                rs.getInt("tasks"),
                rs.getInt("open"),
                back == null ? null : back.toInstant());
    }
}
