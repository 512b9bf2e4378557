package org.linli.vaccination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How people were after a dose. */
@Repository
class ReactionStore {

    private final JdbcClient jdbc;

    ReactionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One under an id that is known takes the place of what was told before. */
    void keep(Reaction one, Person person) {
        jdbc.sql("""
                        insert into vaccination.reaction (id, person_id, household_id, path, rental_path,
                                                          dose_id, source,
                                                          signs, severity, note, at, by)
                        values (:id, :person, :home, :path, :rental, :dose, :source, :signs, :severity, :note,
                                :at, :by)
                        on conflict (id) do update
                           set signs = excluded.signs, severity = excluded.severity, note = excluded.note,
                               at = excluded.at, by = excluded.by
                        """)
                .param("id", one.id())
                .param("person", one.person())
                .param("home", person.household().value())
                .param("path", person.path().value())
                .param("rental", AreaPath.written(person.rentalPath()))
                .param("dose", one.dose())
                .param("source", one.atSite() ? "site" : "follow")
                .param("signs", one.signs().toArray(String[]::new))
                .param("severity", one.isSerious() ? "serious" : "mild")
                .param("note", one.note())
                .param("at", Timestamp.from(one.at()))
                .param("by", one.by())
                .update();
    }

    Optional<Reaction> find(UUID id) {
        return jdbc.sql("select r.* from vaccination.reaction r where r.id = :id")
                .param("id", id)
                .query(ReactionStore::read)
                .optional();
    }

    /** It was none after all. */
    void forget(UUID id) {
        jdbc.sql("delete from vaccination.reaction r where r.id = :id")
                .param("id", id)
                .update();
    }

    /** Those of somebody, the latest first. */
    List<Reaction> of(PersonId person) {
        return jdbc.sql("""
                        select r.* from vaccination.reaction r
                         where r.person_id = :person
                         order by r.at desc, r.id desc
                        """)
                .param("person", person.value())
                .query(ReactionStore::read)
                .list();
    }

    /** Those of many, the latest first. */
    List<Reaction> of(Collection<PersonId> persons) {
        return jdbc.sql("""
                        select r.* from vaccination.reaction r
                         where r.person_id = any(:persons)
                         order by r.at desc, r.id desc
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(ReactionStore::read)
                .list();
    }

    private static Reaction read(ResultSet rs, int row) throws SQLException {
        return new Reaction(
                rs.getObject("id", UUID.class),
                rs.getObject("person_id", UUID.class),
                rs.getObject("dose_id", UUID.class),
                rs.getString("source").equals("site"),
                Arrays.asList((String[]) rs.getArray("signs").getArray()),
                rs.getString("severity").equals("serious"),
                rs.getString("note"),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("by", UUID.class));
    }
}
