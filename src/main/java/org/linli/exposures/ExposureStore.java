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
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdRows;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.policy.CaseContact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Exposures at home, and how each was settled. */
@Repository
class ExposureStore {

    private static final String SELECT = """
            select e.*, array(select c.person_id
                                from exposures.contact c
                               where c.exposure_id = e.id
                               order by c.person_id) as contacts
              from exposures.exposure e
            """;

    private final JdbcClient jdbc;

    ExposureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a measure follows from one of these. */
    boolean isExposure(UUID id) {
        return jdbc.sql("select exists (select 1 from exposures.exposure where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Optional<Exposure> find(UUID id) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id)
                .query((rs, row) -> exposure(rs))
                .optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Exposure> lock(UUID id) {
        return jdbc.sql(SELECT + " where e.id = :id for update of e")
                .param("id", id)
                .query((rs, row) -> exposure(rs))
                .optional();
    }

    /** Those of a person, the latest first. */
    List<Exposure> ofPerson(PersonId person) {
        return jdbc.sql(SELECT + " where e.person_id = :person order by e.raised_at desc")
                .param("person", person.value())
                .query((rs, row) -> exposure(rs))
                .list();
    }

    /** What stands on a person's page: their own, and those of whom they lived with; the latest first. */
    List<Exposure> about(PersonId person) {
        return jdbc.sql(SELECT + """
                         where e.person_id = :person
                            or e.id in (select exposure_id from exposures.contact where person_id = :person)
                         order by e.raised_at desc
                        """)
                .param("person", person.value())
                .query((rs, row) -> exposure(rs))
                .list();
    }

    /** Those that wait, of households in which nobody lives any more. */
    List<Exposure> openOfEmptied(Collection<HouseholdId> households) {
        return jdbc.sql(SELECT + """
                          join people.household h on h.id = e.household_id and h.ended_on is not null
                         where e.household_id = any(:households) and e.settled_at is null
                         order by e.id
                        """)
                .param("households", households.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .query((rs, row) -> exposure(rs))
                .list();
    }

    void move(UUID id, PersonMoved to) {
        jdbc.sql("""
                        update exposures.exposure
                           set household_id = :household, path = :path, rental_path = :rental, version = version + 1
                         where id = :id
                        """)
                .param("household", to.household().value())
                .param("path", to.path().value())
                .param("rental", AreaPath.written(to.rentalPath()))
                .param("id", id)
                .update();
    }

    /** Those that follow from this and are not settled. */
    List<Exposure> openBecause(UUID because) {
        return jdbc.sql(SELECT + " where e.because = :because and e.settled_at is null")
                .param("because", because)
                .query((rs, row) -> exposure(rs))
                .list();
    }

    /** Whether it was stored: of a person in a home at most one waits at a time. */
    boolean insert(Exposure exposure) {
        boolean stored = jdbc.sql("""
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
        if (stored) {
            jdbc.sql("""
                            insert into exposures.contact (exposure_id, person_id)
                            select :id, unnest(:persons)
                            """)
                    .param("id", exposure.id())
                    .param(
                            "persons",
                            exposure.contacts().stream().map(PersonId::value).toArray(UUID[]::new))
                    .update();
        }
        return stored;
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
        HouseholdRows.follow(jdbc, "exposures.exposure", buildings);
    }

    private static Exposure exposure(ResultSet rs) throws SQLException {
        String outcome = rs.getString("outcome");
        return new Exposure(
                rs.getObject("id", UUID.class),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                Stream.of((UUID[]) rs.getArray("contacts").getArray())
                        .map(PersonId::of)
                        .toList(),
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
