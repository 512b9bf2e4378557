package org.linli.inspection;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What patrols know of places, at a glance and in order. */
@Repository
class PatrolledStore {

    private final JdbcClient jdbc;

    PatrolledStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A place at a glance.
     *
     * @param lastRound when somebody was there; null for never
     * @param lastState what was seen then; null for never
     * @param open findings that last
     * @param overdue of these, past their time
     * @param closedOn null where it is not closed
     * @param saidOn the last day on which it said how it stands; null for never
     */
    record Glance(
            UUID place,
            @Nullable LocalDate lastRound,
            @Nullable RoundState lastState,
            int open,
            int overdue,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate saidOn) {}

    List<Glance> glances(Collection<UUID> places, LocalDate today, Instant now) {
        return jdbc.sql("""
                        select p.id, last.day, last.state, found.open, found.overdue,
                               (select max(c.closed_on)
                                  from inspection.closure c
                                 where c.place_id = p.id and c.closed_on <= :today
                                   and (c.opened_on is null or c.opened_on > :today)) as closed_on,
                               (select max(s.day) from inspection.self_check s where s.place_id = p.id) as said_on
                          from unnest(:places) as p (id)
                          left join lateral (
                               select r.day, r.state
                                 from inspection.round r
                                where r.place_id = p.id and r.state in ('fine', 'wrong', 'shut')
                                order by r.day desc, r.done_at desc
                                limit 1) last on true
                         cross join lateral (
                               select count(*) as open, count(*) filter (where f.due_at < :now) as overdue
                                 from inspection.finding f
                                where f.place_id = p.id and f.ended_at is null) found
                        """)
                .param("places", places.toArray(UUID[]::new))
                .param("today", today)
                .param("now", Timestamp.from(now))
                .query(PatrolledStore::glance)
                .list();
    }

    private static Glance glance(ResultSet rs, int row) throws SQLException {
        return new Glance(
                rs.getObject("id", UUID.class),
                rs.getObject("day", LocalDate.class),
                Optional.ofNullable(rs.getString("state")).map(RoundState::of).orElse(null),
                rs.getInt("open"),
                rs.getInt("overdue"),
                rs.getObject("closed_on", LocalDate.class),
                rs.getObject("said_on", LocalDate.class));
    }

    /**
     * Something that happened.
     *
     * @param what last part of the key of its words
     * @param finding what it is about; null for all else
     * @param version of the checklist of a finding; null for all else
     */
    record Happened(
            Instant at,
            String what,
            String note,
            @Nullable UUID by,
            @Nullable UUID finding,
            @Nullable String version,
            @Nullable String checklist,
            @Nullable String item) {}

    /** The latest first. */
    List<Happened> happened(UUID place, int most) {
        return jdbc.sql("""
                        select h.*
                          from (select r.done_at as at, 'round.' || r.state as what, r.note, r.done_by as by,
                                       cast(null as uuid) as finding, cast(null as text) as version,
                                       cast(null as text) as checklist, cast(null as text) as item
                                  from inspection.round r
                                 where r.place_id = :place and r.state in ('fine', 'wrong', 'shut')
                                 union all
                                select e.at, e.kind, e.note, e.by, f.id, f.version, f.checklist, f.item
                                  from inspection.finding f
                                  join inspection.finding_event e on e.finding_id = f.id
                                 where f.place_id = :place
                                 union all
                                select c.decided_at, 'closed', c.reason, c.closed_by, null, null, null, null
                                  from inspection.closure c
                                 where c.place_id = :place
                                 union all
                                select c.opened_at, 'opened', c.opened_reason, c.opened_by, null, null, null, null
                                  from inspection.closure c
                                 where c.place_id = :place and c.opened_at is not null
                                 union all
                                select s.at, case when s.answers @> any (
                                           select jsonb_build_object(k, false) from jsonb_object_keys(s.answers) k)
                                       then 'said.wrong' else 'said.fine' end, '', null, null, null, null, null
                                  from inspection.self_check s
                                 where s.place_id = :place) h
                         order by h.at desc
                         limit :most
                        """)
                .param("place", place)
                .param("most", most)
                .query(PatrolledStore::happened)
                .list();
    }

    private static Happened happened(ResultSet rs, int row) throws SQLException {
        return new Happened(
                rs.getTimestamp("at").toInstant(),
                rs.getString("what"),
                rs.getString("note"),
                rs.getObject("by", UUID.class),
                rs.getObject("finding", UUID.class),
                rs.getString("version"),
                rs.getString("checklist"),
                rs.getString("item"));
    }
}
