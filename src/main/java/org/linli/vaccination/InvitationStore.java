package org.linli.vaccination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PersonCard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was asked to come to a day, and the answers. */
@Repository
class InvitationStore {

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one before is no longer the last. */
    void insert(Invitation one, PersonCard person, @Nullable UUID by, Instant now) {
        jdbc.sql("update vaccination.invitation set is_last = false where person_id = :person and is_last")
                .param("person", one.person())
                .update();
        jdbc.sql("""
                        insert into vaccination.invitation (id, person_id, household_id, path, rental_path,
                                day_id, number,
                                                            asked_at, asked_by)
                        values (:id, :person, :home, :path, :rental, :day, :number, :now, :by)
                        """)
                .param("id", one.id())
                .param("person", one.person())
                .param("home", person.householdId().value())
                .param("path", person.path().value())
                .param("rental", AreaPath.written(person.rentalPath()))
                .param("day", one.day())
                .param("number", one.number())
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    void answer(Invitation one, @Nullable UUID by, Instant at) {
        Invitation.Answer answer = one.answer();
        jdbc.sql("""
                        update vaccination.invitation
                           set answer = :answer, needs = :needs, obstacle_id = :obstacle, tries = :tries,
                               answered_at = case when cast(:answer as text) is null then null
                                                  else cast(:at as timestamptz) end,
                               answered_by = :by
                         where id = :id
                        """)
                .param("id", one.id())
                .param("answer", answer == null ? null : answer.code())
                .param("needs", Needed.codes(one.needs()))
                .param("obstacle", one.obstacle())
                .param("tries", one.tries())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    Optional<Invitation> find(UUID id) {
        return jdbc.sql("select i.* from vaccination.invitation i where i.id = :id")
                .param("id", id)
                .query(InvitationStore::read)
                .optional();
    }

    Optional<Invitation> last(UUID person) {
        return last(List.of(person)).stream().findFirst();
    }

    /** The last of each of these people who was asked. */
    List<Invitation> last(Collection<UUID> persons) {
        return jdbc.sql("select i.* from vaccination.invitation i where i.person_id = any(:persons) and i.is_last")
                .param("persons", persons.toArray(UUID[]::new))
                .query(InvitationStore::read)
                .list();
    }

    /** Those to a day that are the last of whoever was asked, and that nobody has answered. */
    List<Invitation> open(UUID day) {
        return jdbc.sql("""
                        select i.* from vaccination.invitation i
                         where i.day_id = :day and i.is_last and i.answer is null
                         order by i.id
                        """).param("day", day).query(InvitationStore::read).list();
    }

    /**
     * Whoever was asked to a day, and does not stay away from it anyway, is among those whom nobody has asked; but for
     * whoever has come to it already.
     *
     * @return the ids of what they were asked
     */
    List<UUID> forget(UUID day) {
        return jdbc.sql("""
                        update vaccination.invitation i set is_last = false
                         where i.day_id = :day and i.is_last and (i.answer is null or i.answer = 'comes')
                           and not exists (select 1
                                             from vaccination.appointment a
                                            where a.day_id = i.day_id and a.person_id = i.person_id
                                              and a.came_at is not null)
                        returning i.id
                        """).param("day", day).query(UUID.class).list();
    }

    /** What somebody was asked last is over: they are among those whom nobody has asked. */
    void forget(UUID day, UUID person) {
        jdbc.sql("""
                        update vaccination.invitation set is_last = false
                         where day_id = :day and person_id = :person and is_last
                        """).param("day", day).param("person", person).update();
    }

    static Invitation read(ResultSet rs, int row) throws SQLException {
        String answer = rs.getString("answer");
        return new Invitation(
                rs.getObject("id", UUID.class),
                rs.getObject("person_id", UUID.class),
                rs.getObject("day_id", UUID.class),
                rs.getInt("number"),
                answer == null ? null : Invitation.Answer.valueOf(answer.toUpperCase(Locale.ROOT)),
                needs(rs),
                rs.getObject("obstacle_id", UUID.class),
                rs.getInt("tries"));
    }

    static Set<Needed> needs(ResultSet rs) throws SQLException {
        return Needed.of(Arrays.asList((String[]) rs.getArray("needs").getArray()));
    }
}
