package org.linli.exposures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.policy.CaseContact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Exposures at home, and how each was settled. */
@Repository
class ExposureStore {

    private final JdbcClient jdbc;

    ExposureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Exposure> find(UUID id) {
        return jdbc.sql("select * from exposures.exposure where id = :id")
                .param("id", id)
                .query((rs, row) -> exposure(rs))
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Exposure> lock(UUID id) {
        return jdbc.sql("select * from exposures.exposure where id = :id for update")
                .param("id", id)
                .query((rs, row) -> exposure(rs))
                .optional();
    }

    /** Those of a person, the latest first. */
    List<Exposure> ofPerson(PersonId person) {
        return jdbc.sql("select * from exposures.exposure where person_id = :person order by raised_at desc")
                .param("person", person.value())
                .query((rs, row) -> exposure(rs))
                .list();
    }

    /** What stands on a person's page: their own, and those of whom they live with. */
    List<Exposure> about(PersonId person, HouseholdId household) {
        return jdbc.sql("""
                        select *
                          from exposures.exposure
                         where person_id = :person or household_id = :household
                         order by raised_at desc
                        """)
                .param("person", person.value())
                .param("household", household.value())
                .query((rs, row) -> exposure(rs))
                .list();
    }

    /** Those that follow from this and are not settled. */
    List<Exposure> openBecause(UUID because) {
        return jdbc.sql("select * from exposures.exposure where because = :because and settled_at is null")
                .param("because", because)
                .query((rs, row) -> exposure(rs))
                .list();
    }

    /** Whether it was stored: of a person at most one waits at a time. */
    boolean insert(Exposure exposure) {
        return jdbc.sql("""
                        insert into exposures.exposure
                            (id, household_id, path, rental_path, person_id, kind, last_on, because, raised_at)
                        values
                            (:id, :household, :path, :rental, :person, :kind, :last, :because, :at)
                        on conflict do nothing
                        """)
                        .param("id", exposure.id())
                        .param("household", exposure.household().value())
                        .param("path", exposure.path().value())
                        .param("rental", AreaPath.written(exposure.rentalPath()))
                        .param("person", exposure.person().value())
                        .param("kind", exposure.kindCode())
                        .param("last", exposure.lastOn())
                        .param("because", exposure.because())
                        .param("at", Timestamp.from(exposure.raisedAt()))
                        .update()
                == 1;
    }

    void settle(UUID id, Exposure.Settled settled) {
        jdbc.sql("""
                        update exposures.exposure
                           set outcome = :outcome,
                               words = :words,
                               settled_at = :at,
                               settled_by = :by,
                               version = version + 1
                         where id = :id
                        """)
                .param("outcome", settled.outcome().code())
                .param("words", settled.words())
                .param("at", Timestamp.from(settled.at()))
                .param("by", settled.by())
                .param("id", id)
                .update();
    }

    /** Exposures of homes that lie in another cell now. */
    void follow(Collection<UUID> buildings) {
        jdbc.sql("""
                        update exposures.exposure e
                           set path = h.path, rental_path = h.rental_path
                          from people.home h
                         where h.household_id = e.household_id and h.building_id = any(:buildings)
                        """).param("buildings", buildings.toArray(UUID[]::new)).update();
    }

    private static Exposure exposure(ResultSet rs) throws SQLException {
        String outcome = rs.getString("outcome");
        return new Exposure(
                rs.getObject("id", UUID.class),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                CaseContact.Kind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                rs.getObject("last_on", LocalDate.class),
                rs.getObject("because", UUID.class),
                rs.getTimestamp("raised_at").toInstant(),
                outcome == null
                        ? null
                        : new Exposure.Settled(
                                Exposure.Outcome.of(outcome),
                                rs.getString("words"),
                                rs.getTimestamp("settled_at").toInstant(),
                                rs.getObject("settled_by", UUID.class)),
                rs.getInt("version"));
    }
}
