package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of decisions: appended and never changed. */
@Repository
class MeasureDecisionStore {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    MeasureDecisionStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void append(Collection<MeasureDecision> moves, Measure measure) {
        append(moves.stream().map(m -> new Moved(m, measure, null)).toList());
    }

    /**
     * A move and the measure that gives it its place.
     *
     * @param because the arrival that made it necessary; null for any other reason
     */
    record Moved(
            MeasureDecision move, Measure measure, @Nullable UUID because) {}

    void append(Collection<Moved> moves) {
        batches.batchUpdate("""
                insert into care.move (id, measure_id, person_id, path, rental_path, kind, at, account_id, reason,
                                       from_on, to_on, because_of)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", moves, BATCH, (row, moved) -> {
            Measure measure = moved.measure();
            MeasureDecision move = moved.move();
            row.setObject(1, move.id());
            row.setObject(2, measure.id().value());
            row.setObject(3, measure.personId().value());
            row.setString(4, measure.path().value());
            row.setString(5, AreaPath.written(measure.rentalPath()));
            row.setString(6, move.kind().code());
            row.setTimestamp(7, Timestamp.from(move.at()));
            row.setObject(8, move.by());
            row.setString(9, move.reason().isEmpty() ? null : move.reason());
            row.setObject(10, move.fromOn());
            row.setObject(11, move.toOn());
            row.setObject(12, moved.because());
        });
    }

    /** The measures that were extended because of an arrival. */
    List<MeasureId> extendedBecauseOf(UUID arrival) {
        return jdbc.sql("select distinct measure_id from care.move where because_of = :arrival and kind = 'extended'")
                .param("arrival", arrival)
                .query((rs, n) -> MeasureId.of(rs.getObject("measure_id", UUID.class)))
                .list();
    }

    /** Days that were added because of an arrival, or that this was taken back. */
    record Added(MeasureDecisionKind kind, UUID because, LocalDate fromOn, LocalDate toOn) {}

    /** To a measure and to those that it goes on from, the latest first. */
    List<Added> added(MeasureId id) {
        return jdbc.sql("""
                        with recursive line as (
                            select id, continues from care.measure where id = :id
                            union
                            select m.id, m.continues from care.measure m join line l on m.id = l.continues)
                        select v.* from care.move v join line l on l.id = v.measure_id
                         where v.because_of is not null
                         order by v.id desc
                        """)
                .param("id", id.value())
                .query((rs, n) -> new Added(
                        MeasureDecisionKind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                        rs.getObject("because_of", UUID.class),
                        rs.getObject("from_on", LocalDate.class),
                        rs.getObject("to_on", LocalDate.class)))
                .list();
    }

    /** Newest first. */
    List<MeasureDecision> moves(MeasureId id) {
        return jdbc.sql("select * from care.move where measure_id = :id order by id desc")
                .param("id", id.value())
                .query(MeasureDecisionStore::move)
                .list();
    }

    private static MeasureDecision move(ResultSet rs, int row) throws SQLException {
        return new MeasureDecision(
                rs.getObject("id", UUID.class),
                MeasureId.of(rs.getObject("measure_id", UUID.class)),
                MeasureDecisionKind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("account_id", UUID.class),
                Optional.ofNullable(rs.getString("reason")).orElse(""),
                rs.getObject("from_on", LocalDate.class),
                rs.getObject("to_on", LocalDate.class));
    }
}
