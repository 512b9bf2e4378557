package org.linli.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of places at risk in the database. */
@Repository
class RiskPlaceStore {

    private final JdbcClient jdbc;

    RiskPlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RiskPlace> all() {
        return jdbc.sql("""
                        select division_code, name, part, level, valid_from, valid_to, source
                          from policy.risk_place
                         order by valid_from desc, division_code, name
                        """).query(RiskPlaceStore::place).list();
    }

    /** Differs whenever the list does. */
    String fingerprint() {
        return jdbc.sql("select count(*) || '/' || coalesce(max(revision), 0) from policy.risk_place")
                .query(String.class)
                .single();
    }

    /** Stores a place; the same place from the same day is replaced where it differs. */
    void put(RiskPlace place) {
        insert("""
                on conflict (division_code, md5(name), valid_from) do update
                   set level = excluded.level, valid_to = excluded.valid_to, source = excluded.source,
                       part = excluded.part, revision = excluded.revision
                 where (known.level, known.valid_to, known.source, known.part)
                       is distinct from (excluded.level, excluded.valid_to, excluded.source, excluded.part)
                """, place).update();
    }

    /** Stores a place that does not stand there from that day. */
    UUID add(RiskPlace place) {
        return insert("returning id", place).query(UUID.class).single();
    }

    private JdbcClient.StatementSpec insert(String then, RiskPlace place) {
        return jdbc.sql("""
                        insert into policy.risk_place as known
                               (division_code, name, part, level, valid_from, valid_to, source)
                        values (:code, :name, :part, :level, :from, :to, :source)
                        """ + then)
                .param("code", place.divisionCode())
                .param("name", place.name())
                .param("part", place.part())
                .param("level", place.level().name())
                .param("from", place.from())
                .param("to", place.to())
                .param("source", place.source());
    }

    static RiskPlace place(ResultSet row, int number) throws SQLException {
        return new RiskPlace(
                row.getString("division_code"),
                row.getString("name"),
                row.getString("part"),
                RiskLevel.valueOf(row.getString("level")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("source"));
    }
}
