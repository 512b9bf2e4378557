package org.linli.vaccination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Days on which doses are given. */
@Repository
class VaccinationDayStore {

    private final JdbcClient jdbc;

    VaccinationDayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where its id is there already. */
    boolean insert(VaccinationDay day) {
        return told(day, """
                        insert into vaccination.day (id, path, place_id, held_on, opens, closes, per_slot,
                                                     vaccine, maker)
                        values (:id, :path, :place, :day, :opens, :closes, :perSlot, :vaccine, :maker)
                        on conflict (id) do nothing
                        """).param("path", day.path().value()).update() == 1;
    }

    /** False where somebody else changed it. */
    boolean update(VaccinationDay day) {
        return told(day, """
                        update vaccination.day
                           set place_id = :place, held_on = :day, opens = :opens, closes = :closes,
                                   per_slot = :perSlot,
                               vaccine = :vaccine, maker = :maker, cancelled = :cancelled, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("cancelled", day.cancelled())
                        .param("version", day.version())
                        .update()
                == 1;
    }

    private StatementSpec told(VaccinationDay day, String sql) {
        return jdbc.sql(sql)
                .param("id", day.id())
                .param("place", day.place())
                .param("day", day.day())
                .param("opens", day.opens())
                .param("closes", day.closes())
                .param("perSlot", day.perSlot())
                .param("vaccine", day.vaccine())
                .param("maker", day.maker());
    }

    Optional<VaccinationDay> find(UUID id) {
        return jdbc.sql("select d.* from vaccination.day d where d.id = :id")
                .param("id", id)
                .query(VaccinationDayStore::read)
                .optional();
    }

    /** Those from a day on, the nearest first; those that are cancelled are not among them. */
    List<VaccinationDay> from(LocalDate day) {
        return jdbc.sql("""
                        select d.* from vaccination.day d
                         where d.held_on >= :day and not d.cancelled
                         order by d.held_on, d.opens, d.id
                        """).param("day", day).query(VaccinationDayStore::read).list();
    }

    /** Those before a day, the latest first; those that were cancelled too. */
    List<VaccinationDay> before(LocalDate day, int most) {
        return jdbc.sql("""
                        select d.* from vaccination.day d
                         where d.held_on < :day or d.cancelled
                         order by d.held_on desc, d.opens desc, d.id desc
                         limit :most
                        """)
                .param("day", day)
                .param("most", most)
                .query(VaccinationDayStore::read)
                .list();
    }

    private static VaccinationDay read(ResultSet rs, int row) throws SQLException {
        return new VaccinationDay(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("place_id", UUID.class),
                rs.getObject("held_on", LocalDate.class),
                rs.getObject("opens", LocalTime.class),
                rs.getObject("closes", LocalTime.class),
                rs.getInt("per_slot"),
                rs.getString("vaccine"),
                rs.getString("maker"),
                rs.getBoolean("cancelled"),
                rs.getInt("version"));
    }
}
