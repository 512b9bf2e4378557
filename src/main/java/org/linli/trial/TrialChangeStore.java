package org.linli.trial;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom drafts would decide otherwise; whoever acts sees those of their area. */
@Repository
class TrialChangeStore {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    TrialChangeStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(UUID run, Collection<TrialChange> changes) {
        batches.batchUpdate("""
                insert into trial.difference
                       (id, run_id, person_id, arrival_id, measure_id, path, rental_path, from_protocol, from_until,
                        to_protocol, to_until, released, central, home, samples, visits)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", changes, BATCH, (row, each) -> {
            row.setObject(1, each.id());
            row.setObject(2, run);
            row.setObject(3, each.person().value());
            row.setObject(4, each.arrival());
            row.setObject(5, each.measure());
            row.setString(6, each.path().value());
            AreaPath rental = each.rentalPath();
            row.setString(7, rental == null ? null : rental.value());
            row.setString(8, each.before().protocol());
            row.setDate(9, date(each.before().until()));
            row.setString(10, each.after().protocol());
            row.setDate(11, date(each.after().until()));
            row.setBoolean(12, each.released());
            more(row, 13, each.before().central(), each.after().central());
            more(row, 14, each.before().home(), each.after().home());
            more(row, 15, each.before().samples(), each.after().samples());
            more(row, 16, each.before().visits(), each.after().visits());
        });
    }

    void deleteOf(UUID run) {
        jdbc.sql("delete from trial.difference where run_id = :run")
                .param("run", run)
                .update();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static void more(PreparedStatement row, int place, List<Integer> before, List<Integer> after)
            throws SQLException {
        row.setArray(place, row.getConnection().createArrayOf("int", TrialChange.more(before, after)));
    }

    /**
     * Those who change alike.
     *
     * @param from code of the protocol that they are under; empty for none
     * @param to code of the protocol that they would be under; empty for none
     * @param sooner of them those whose last day would be earlier
     * @param later of them those whose last day would be later
     */
    record Group(String from, String to, int count, int released, int sooner, int later, int open) {}

    /** The largest first. */
    List<Group> groups(UUID run) {
        return jdbc.sql("""
                        select from_protocol, to_protocol, count(*) as count,
                               count(*) filter (where released) as released,
                               count(*) filter (where to_until < from_until) as sooner,
                               count(*) filter (where to_until > from_until) as later,
                               count(*) filter (where choice = 'open') as open
                          from trial.difference
                         where run_id = :run
                         group by from_protocol, to_protocol
                         order by count desc, from_protocol, to_protocol
                        """)
                .param("run", run)
                .query((rs, n) -> new Group(
                        rs.getString("from_protocol"),
                        rs.getString("to_protocol"),
                        rs.getInt("count"),
                        rs.getInt("released"),
                        rs.getInt("sooner"),
                        rs.getInt("later"),
                        rs.getInt("open")))
                .list();
    }

    /**
     * By how much there would be more on a day, all together; negative for less.
     *
     * @param central places at sites
     * @param home people in quarantine at home
     */
    record Day(LocalDate date, int central, int home, int samples, int visits) {}

    /** Each of the days that are compared. */
    List<Day> days(TrialRun run) {
        var days = new ArrayList<Day>();
        jdbc.sql("""
                        select d.day, coalesce(sum(c.central[d.day]), 0) as central,
                               coalesce(sum(c.home[d.day]), 0) as home,
                               coalesce(sum(c.samples[d.day]), 0) as samples,
                               coalesce(sum(c.visits[d.day]), 0) as visits
                          from generate_series(1, :days) as d (day)
                          left join trial.difference c on c.run_id = :run
                         group by d.day
                         order by d.day
                        """)
                .param("days", TrialRun.DAYS)
                .param("run", run.id())
                .query((rs, n) -> days.add(new Day(
                        run.day().plusDays(rs.getInt("day") - 1L),
                        rs.getInt("central"),
                        rs.getInt("home"),
                        rs.getInt("samples"),
                        rs.getInt("visits"))))
                .list();
        return days;
    }

    /**
     * One of them, to be decided about.
     *
     * @param measure that ran when it was looked at; null where there was none
     */
    record Chosen(
            UUID id,
            UUID run,
            PersonId person,
            UUID arrival,
            @Nullable UUID measure,
            AreaPath path,
            TrialChange.Choice choice) {}

    /** The ids of all that whoever acts sees. */
    List<UUID> of(UUID run) {
        return jdbc.sql("select id from trial.difference where run_id = :run order by id")
                .param("run", run)
                .query(UUID.class)
                .list();
    }

    /** Those of the ids that whoever acts sees, kept from others until the transaction ends. */
    List<Chosen> lock(Collection<UUID> ids) {
        return jdbc.sql("select * from trial.difference where id = any(:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query((rs, n) -> new Chosen(
                        rs.getObject("id", UUID.class),
                        rs.getObject("run_id", UUID.class),
                        PersonId.of(rs.getObject("person_id", UUID.class)),
                        rs.getObject("arrival_id", UUID.class),
                        rs.getObject("measure_id", UUID.class),
                        new AreaPath(rs.getString("path")),
                        TrialChange.Choice.valueOf(rs.getString("choice").toUpperCase(Locale.ROOT))))
                .list();
    }

    void choose(Collection<UUID> ids, TrialChange.Choice choice, UUID by, Instant at) {
        jdbc.sql("update trial.difference set choice = :choice, chosen_by = :by, chosen_at = :at where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .param("choice", choice.code())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Who was to keep what they have, when the same draft was looked at before, is to keep it still. */
    void keepChosen(TrialRun run) {
        jdbc.sql("""
                        update trial.difference c
                           set choice = 'kept', chosen_by = b.chosen_by, chosen_at = b.chosen_at
                          from trial.difference b
                          join trial.run r on r.id = b.run_id
                         where c.run_id = :run and r.draft_id = :draft and b.run_id <> c.run_id
                           and b.arrival_id = c.arrival_id and b.choice = 'kept'
                        """).param("run", run.id()).param("draft", run.draft()).update();
    }
}
