package org.linli.arrangements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.AreaPath;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who lives elsewhere because of an arrangement. */
@Repository
class StayStore {

    private final JdbcClient jdbc;

    StayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Stay stay, Household to) {
        jdbc.sql("""
                        insert into arrangements.stay (id, arrangement_id, person_id, from_household, to_household,
                                                       path, rental_path, since)
                        values (:id, :arrangement, :person, :from, :to, :path, :rentalPath, :since)
                        """)
                .param("id", stay.id())
                .param("arrangement", stay.arrangement())
                .param("person", stay.person().value())
                .param("from", stay.from().value())
                .param("to", stay.to().value())
                .param("path", to.path().value())
                .param("rentalPath", AreaPath.written(to.rentalPath()))
                .param("since", Timestamp.from(stay.since()))
                .update();
    }

    /** Of an arrangement, in the order in which they went. */
    List<Stay> of(UUID arrangement) {
        return jdbc.sql("select * from arrangements.stay where arrangement_id = :id order by since, id")
                .param("id", arrangement)
                .query(StayStore::stay)
                .list();
    }

    /** Those of a person that last. */
    List<Stay> open(PersonId person) {
        return jdbc.sql("select * from arrangements.stay where person_id = :person and ended_at is null")
                .param("person", person.value())
                .query(StayStore::stay)
                .list();
    }

    /** Which of these households are where somebody stays because of an arrangement. */
    Set<HouseholdId> hosting(Collection<HouseholdId> households) {
        return jdbc
                .sql("""
                        select distinct to_household
                          from arrangements.stay
                         where to_household = any(:households) and ended_at is null
                        """)
                .param("households", households.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .stream()
                .map(HouseholdId::of)
                .collect(Collectors.toSet());
    }

    void end(UUID id, Instant at, boolean wentBack) {
        jdbc.sql("update arrangements.stay set ended_at = :at, went_back = :back where id = :id and ended_at is null")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("back", wentBack)
                .update();
    }

    private static Stay stay(ResultSet rs, int row) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new Stay(
                rs.getObject("id", UUID.class),
                rs.getObject("arrangement_id", UUID.class),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                HouseholdId.of(rs.getObject("from_household", UUID.class)),
                HouseholdId.of(rs.getObject("to_household", UUID.class)),
                rs.getTimestamp("since").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
