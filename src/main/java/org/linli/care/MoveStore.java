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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of decisions: appended and never changed. */
@Repository
class MoveStore {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    MoveStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void append(Collection<Move> moves, Measure measure) {
        append(moves.stream().map(m -> new Moved(m, measure)).toList());
    }

    /** A move and the measure that gives it its place. */
    record Moved(Move move, Measure measure) {}

    void append(Collection<Moved> moves) {
        batches.batchUpdate("""
                insert into care.move (id, measure_id, person_id, path, rental_path, kind, at, account_id, reason,
                                       from_on, to_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", moves, BATCH, (row, moved) -> {
            Measure measure = moved.measure();
            Move move = moved.move();
            row.setObject(1, move.id());
            row.setObject(2, measure.id().value());
            row.setObject(3, measure.personId().value());
            row.setString(4, measure.path().value());
            row.setString(
                    5,
                    measure.rentalPath() == null ? null : measure.rentalPath().value());
            row.setString(6, move.kind().code());
            row.setTimestamp(7, Timestamp.from(move.at()));
            row.setObject(8, move.by());
            row.setString(9, move.reason().isEmpty() ? null : move.reason());
            row.setObject(10, move.fromOn());
            row.setObject(11, move.toOn());
        });
    }

    /** Newest first. */
    List<Move> moves(MeasureId id) {
        return jdbc.sql("select * from care.move where measure_id = :id order by id desc")
                .param("id", id.value())
                .query(MoveStore::move)
                .list();
    }

    private static Move move(ResultSet rs, int row) throws SQLException {
        return new Move(
                rs.getObject("id", UUID.class),
                MeasureId.of(rs.getObject("measure_id", UUID.class)),
                MoveKind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("account_id", UUID.class),
                Optional.ofNullable(rs.getString("reason")).orElse(""),
                rs.getObject("from_on", LocalDate.class),
                rs.getObject("to_on", LocalDate.class));
    }
}
