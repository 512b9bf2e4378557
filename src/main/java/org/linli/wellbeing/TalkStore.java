package org.linli.wellbeing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.needs.Need;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Talks that were held, or were not. */
@Repository
class TalkStore {

    private final JdbcClient jdbc;

    TalkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Talk talk, WellbeingPlace place, @Nullable UUID replaces) {
        Mood went = talk.went();
        place.into(jdbc.sql("""
                        insert into wellbeing.talk (id, need_id, person_id, household_id, path, rental_path, at,
                                                    account_id, outcome, went, note, again_on, more, replaces)
                        values (:id, :need, :person, :household, :path, :rentalPath, :at,
                                :by, :outcome, :went, nullif(:note, ''), :again, :more, :replaces)
                        """))
                .param("id", talk.id())
                .param("need", talk.need())
                .param("person", talk.person().value())
                .param("at", Timestamp.from(talk.at()))
                .param("by", talk.by())
                .param("outcome", talk.outcome().name().toLowerCase(Locale.ROOT))
                .param("went", went == null ? null : went.code())
                .param("note", talk.note())
                .param("again", talk.again())
                .param("more", talk.isMore())
                .param("replaces", replaces)
                .update();
    }

    /** Whether anything was kept of that completion. */
    boolean isKnown(UUID completion) {
        return jdbc.sql("select exists (select 1 from wellbeing.talk where id = :id)")
                .param("id", completion)
                .query(Boolean.class)
                .single();
    }

    /** Those with somebody that were not put right since, the latest first. */
    List<Talk> of(PersonId person, int most) {
        return jdbc.sql("""
                        select *
                          from wellbeing.held
                         where person_id = :person
                         order by at desc, id desc
                         limit :most
                        """)
                .param("person", person.value())
                .param("most", most)
                .query(TalkStore::talk)
                .list();
    }

    /** How the keeping of a promise went, as all say who kept it and as it was not put right since. */
    List<Talk> standing(PersonId person, UUID need) {
        return jdbc.sql("select * from wellbeing.held where person_id = :person and need_id = :need")
                .param("person", person.value())
                .param("need", need)
                .query(TalkStore::talk)
                .list();
    }

    /** All that was ever said of the keeping of a promise, what was put right since too. */
    List<UUID> all(PersonId person, UUID need) {
        return jdbc.sql("select id from wellbeing.talk where person_id = :person and need_id = :need")
                .param("person", person.value())
                .param("need", need)
                .query(UUID.class)
                .list();
    }

    private static Talk talk(ResultSet rs, int row) throws SQLException {
        return new Talk(
                rs.getObject("id", UUID.class),
                rs.getObject("need_id", UUID.class),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("account_id", UUID.class),
                Need.Outcome.valueOf(rs.getString("outcome").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(rs.getString("went")).map(Mood::of).orElse(null),
                Optional.ofNullable(rs.getString("note")).orElse(""),
                rs.getObject("again_on", LocalDate.class),
                rs.getBoolean("more"));
    }
}
