package org.linli.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.platform.list.ListSql;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads households that are lived in, as lists show them. */
@Repository
class Households {

    /** People who live in a household now. */
    static final String MEMBERS = "(select count(*) from people.person m"
            + " where m.household_id = h.id and m.left_on is null and m.died_on is null)";

    private final JdbcClient jdbc;

    Households(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the signed-in scope, for conditions to be added. */
    static ListSql lived() {
        return ListSql.of("h.id, h.kind, p.name as head, t.address, t.room, h.path, " + MEMBERS + " as members", """
                        people.household h
                          left join people.person p on p.id = h.head_id
                          left join territory.home t on t.dwelling_id = h.dwelling_id
                         where h.ended_on is null
                        """);
    }

    /** Those that live in one home now. */
    @Transactional(readOnly = true)
    public List<HouseholdRow> in(DwellingId dwelling) {
        ListSql sql = lived().and("h.dwelling_id = :dwelling").with("dwelling", dwelling.value());
        return jdbc.sql(sql.rows(" order by h.id", ""))
                .params(sql.params())
                .query(Households::row)
                .list();
    }

    static HouseholdRow row(ResultSet rs, int number) throws SQLException {
        String address = rs.getString("address");
        return new HouseholdRow(
                new HouseholdId(rs.getObject("id", UUID.class)),
                HouseholdKind.ofCode(rs.getString("kind")),
                rs.getString("head"),
                address == null ? "" : Dwelling.label(address, rs.getString("room")),
                new AreaPath(rs.getString("path")),
                rs.getInt("members"));
    }
}
