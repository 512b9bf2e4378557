package org.linli.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Findings and what happened to them. */
@Repository
class FindingStore {

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the same lasts there already. */
    boolean insert(Finding finding) {
        return jdbc.sql("""
                        insert into inspection.finding (id, place_id, path, version, checklist, item, gravity, round_id,
                                                        found_at, found_by, due_at, times, state)
                        values (:id, :place, :path, :version, :checklist, :item, :gravity, :round, :at, :by, :due,
                                :times, 'open')
                        on conflict do nothing
                        """)
                        .param("id", finding.id())
                        .param("place", finding.place())
                        .param("path", finding.path().value())
                        .param("version", finding.version())
                        .param("checklist", finding.checklist())
                        .param("item", finding.item())
                        .param("gravity", finding.gravity().code())
                        .param("round", finding.round())
                        .param("at", Timestamp.from(finding.foundAt()))
                        .param("by", finding.foundBy())
                        .param("due", Timestamp.from(finding.dueAt()))
                        .param("times", finding.times())
                        .update()
                == 1;
    }

    Optional<Finding> find(UUID id) {
        return jdbc.sql("select * from inspection.finding where id = :id")
                .param("id", id)
                .query(FindingStore::finding)
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Finding> held(UUID id) {
        return jdbc.sql("select * from inspection.finding where id = :id for update")
                .param("id", id)
                .query(FindingStore::finding)
                .optional();
    }

    /** What lasts at a place, held until the transaction ends. */
    List<Finding> lasting(UUID place) {
        return jdbc.sql("""
                        select *
                          from inspection.finding
                         where place_id = :place and ended_at is null
                         order by due_at, id
                           for update
                        """).param("place", place).query(FindingStore::finding).list();
    }

    /** All of a place, the latest first. */
    List<Finding> of(UUID place, int most) {
        return jdbc.sql("""
                        select *
                          from inspection.finding
                         where place_id = :place
                         order by found_at desc, id desc
                         limit :most
                        """)
                .param("place", place)
                .param("most", most)
                .query(FindingStore::finding)
                .list();
    }

    /** How often something was found at a place since then, mistakes left out. */
    int times(UUID place, String item, Instant since) {
        return jdbc.sql("""
                        select count(*)
                          from inspection.finding
                         where place_id = :place and item = :item and found_at >= :since and state <> 'withdrawn'
                        """)
                .param("place", place)
                .param("item", item)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** What lasts past its time and was not told to who is above, unless its place or the market of that is closed. */
    List<Finding> overdue(Instant now, LocalDate today) {
        return jdbc.sql("""
                        select f.*
                          from inspection.finding f
                          join places.place p on p.id = f.place_id
                         where f.ended_at is null and f.escalated_at is null and f.due_at < :now
                           and not exists (select 1
                                             from inspection.closure c
                                            where c.place_id in (p.id, p.market_id) and c.closed_on <= :today
                                              and (c.opened_on is null or c.opened_on > :today))
                         order by f.due_at, f.id
                        """)
                .param("now", Timestamp.from(now))
                .param("today", today)
                .query(FindingStore::finding)
                .list();
    }

    List<UUID> endedAfter(Instant moment) {
        return jdbc.sql("select id from inspection.finding where ended_at > :moment order by id")
                .param("moment", Timestamp.from(moment))
                .query(UUID.class)
                .list();
    }

    /** What lasts at places that are no more. */
    List<Finding> ofEnded(LocalDate today) {
        return jdbc.sql("""
                        select f.*
                          from inspection.finding f
                          join places.place p on p.id = f.place_id
                         where f.ended_at is null and p.until < :today
                         order by f.id
                           for update of f
                        """).param("today", today).query(FindingStore::finding).list();
    }

    void state(UUID id, Finding.State state, @Nullable Instant ended) {
        jdbc.sql("update inspection.finding set state = :state, ended_at = :ended where id = :id")
                .param("id", id)
                .param("state", state.code())
                .param("ended", ended == null ? null : Timestamp.from(ended))
                .update();
    }

    /** Those that nobody else has escalated meanwhile. */
    Set<UUID> escalated(Collection<Finding> findings, Instant at) {
        return Set.copyOf(jdbc.sql("""
                        update inspection.finding
                           set escalated_at = :at
                         where id = any(:ids) and escalated_at is null
                        returning id
                        """)
                .param("ids", ids(findings))
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list());
    }

    private static UUID[] ids(Collection<Finding> findings) {
        return findings.stream().map(Finding::id).toArray(UUID[]::new);
    }

    void extend(UUID id, Instant due) {
        jdbc.sql("update inspection.finding set due_at = :due, escalated_at = null where id = :id")
                .param("id", id)
                .param("due", Timestamp.from(due))
                .update();
    }

    void note(Collection<Finding> findings, FindingEvent event) {
        jdbc.sql("""
                        insert into inspection.finding_event (id, finding_id, path, kind, note, at, by)
                        select n.id, n.finding, n.path, :kind, :note, cast(:at as timestamptz), cast(:by as uuid)
                          from unnest(:ids, :findings, :paths) as n (id, finding, path)
                        """)
                .param("ids", findings.stream().map(finding -> Ids.next()).toArray(UUID[]::new))
                .param("findings", ids(findings))
                .param(
                        "paths",
                        findings.stream().map(finding -> finding.path().value()).toArray(String[]::new))
                .param("kind", event.kind().code())
                .param("note", event.note())
                .param("at", Timestamp.from(event.at()))
                .param("by", event.by())
                .update();
    }

    /** In order. */
    List<FindingEvent> events(UUID finding) {
        return jdbc.sql("select * from inspection.finding_event where finding_id = :finding order by at, id")
                .param("finding", finding)
                .query((rs, n) -> new FindingEvent(
                        FindingEvent.Kind.of(rs.getString("kind")),
                        rs.getString("note"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getObject("by", UUID.class)))
                .list();
    }

    static Finding finding(ResultSet rs, int row) throws SQLException {
        return new Finding(
                rs.getObject("id", UUID.class),
                rs.getObject("place_id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getString("version"),
                rs.getString("checklist"),
                rs.getString("item"),
                Gravity.of(rs.getString("gravity")),
                rs.getObject("round_id", UUID.class),
                rs.getTimestamp("found_at").toInstant(),
                rs.getObject("found_by", UUID.class),
                rs.getTimestamp("due_at").toInstant(),
                rs.getInt("times"),
                Finding.State.of(rs.getString("state")),
                moment(rs, "escalated_at"),
                moment(rs, "ended_at"));
    }

    private static @Nullable Instant moment(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
