package org.linli.keypersons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdRows;
import org.linli.people.PersonId;
import org.linli.tasks.TaskId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of key persons, as {@link KeyPersonTruth} keeps it. */
@Component
class KeyPersonStore {

    private final JdbcClient jdbc;
    private final KeyPersonKinds kinds;

    KeyPersonStore(JdbcClient jdbc, KeyPersonKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    Optional<KeyPerson> listed(PersonId person) {
        return jdbc.sql("select k.* from keypersons.key_person k where k.person_id = :person and k.ended_on is null")
                .param("person", person.value())
                .query(KeyPersonStore::keyPerson)
                .optional();
    }

    /** Those of them who are on the list. */
    List<KeyPerson> listed(Collection<PersonId> persons) {
        return jdbc.sql("""
                        select k.*
                          from keypersons.key_person k
                         where k.person_id = any(:persons) and k.ended_on is null
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(KeyPersonStore::keyPerson)
                .list();
    }

    /** Whether somebody of a home is on the list. */
    boolean isListed(HouseholdId home) {
        return jdbc.sql("""
                        select exists (select 1
                                         from keypersons.key_person k
                                        where k.household_id = :home and k.ended_on is null)
                        """).param("home", home.value()).query(Boolean.class).single();
    }

    /**
     * Homes of which the list may say what does not hold any more: somebody's record changed, or a measure or an
     * arrangement began or ended.
     */
    List<HouseholdId> changed(Instant since) {
        return jdbc.sql("""
                        with under as materialized (
                            select m.person_id, case when m.confines then 'quarantine' else 'monitoring' end as code
                              from care.controlled m),
                        person (id) as (
                            select c.person_id from people.change c where c.at >= :since
                             union
                            select u.person_id
                              from under u
                             where not exists (select 1
                                                 from keypersons.key_person k
                                                where k.person_id = u.person_id
                                                  and k.ended_on is null
                                                  and u.code = any(k.reasons))
                             union
                            select k.person_id
                              from keypersons.key_person k
                             cross join unnest(k.reasons) reason
                             where k.ended_on is null
                               and reason in ('quarantine', 'monitoring')
                               and not exists (select 1
                                                 from under u
                                                where u.person_id = k.person_id and u.code = reason)
                             union
                            select a.person_id from arrangements.alone a
                             union
                            select k.person_id
                              from keypersons.key_person k
                             where k.ended_on is null and 'child_alone' = any(k.reasons))
                        select distinct c.household_id
                          from person p
                          join people.card c on c.person_id = p.id
                        """)
                .param("since", Timestamp.from(since))
                .query((rs, row) -> HouseholdId.of(rs.getObject("household_id", UUID.class)))
                .list();
    }

    /** Somebody to look in on, with the id of that look-in, which follows from the day on which it is due. */
    record Wanted(TaskId task, KeyPerson who) {}

    /** Those who must be met by a day, whom nobody else is to meet by then, and for whom nobody was asked yet. */
    List<Wanted> toLookInOn(LocalDate day, Instant now, int most) {
        return jdbc.sql("""
                        with k as materialized (
                            select md5('look in ' || k.id || ' ' || k.due_on || ' ' || k.path)::uuid as task, k.*
                              from keypersons.key_person k
                             where k.ended_on is null and k.due_on <= :day)
                        select k.*
                          from k
                         where not exists (select 1 from tasks.slot t where t.id = k.task)
                           and not exists (select 1
                                             from tasks.slot t
                                            where t.source_id = k.id and t.kind = :lookIn
                                              and t.done_at is null and t.closed_at is null)
                           and not exists (select 1
                                             from tasks.slot t
                                            where t.person_id = k.person_id and t.kind = any(:planned) and t.day <= :day
                                              and t.done_at is null and t.closed_at is null
                                              and (t.missed_after is null or t.missed_after >= :now))
                         order by k.due_on, k.id
                         limit :most
                        """)
                .param("day", day)
                .param("now", Timestamp.from(now))
                .param("planned", kinds.planned())
                .param("lookIn", KeyPersonLookIn.KEY)
                .param("most", most)
                .query(KeyPersonStore::wanted)
                .list();
    }

    /** Those whom nobody met so often and about whom there is no alarm since they were last met. */
    List<Wanted> unreached(int tries, int most) {
        return jdbc.sql("""
                        with unreached as materialized (
                            select md5('missed ' || k.id || coalesce(k.contacted_at::text, '') || k.path)::uuid as task,
                                   k.*
                              from keypersons.key_person k
                             where k.ended_on is null and k.tries >= :tries)
                        select u.*
                          from unreached u
                         where not exists (select 1 from tasks.slot t where t.id = u.task)
                           and not exists (select 1
                                             from tasks.slot t
                                            where t.source_id = u.id and t.kind = :unreached
                                              and t.done_at is null and t.closed_at is null)
                         order by u.due_on, u.id
                         limit :most
                        """)
                .param("unreached", KeyPersonUnreached.KEY)
                .param("tries", tries)
                .param("most", most)
                .query(KeyPersonStore::wanted)
                .list();
    }

    /**
     * What is still to do about some of them though they were met since, live in another cell, or need no watching any
     * more; held until the transaction ends. What somebody is about to record or change is left to them: they hold it
     * and wait for the row of the list, which whoever asks here holds.
     */
    List<TaskId> needless(Collection<UUID> ids) {
        return jdbc.sql("""
                        select t.id
                          from keypersons.key_person k
                          join tasks.slot t on t.source_id = k.id
                         where k.id = any(:ids)
                           and t.done_at is null and t.closed_at is null
                           and (k.ended_on is not null
                                or (t.path, t.rental_path) is distinct from (k.path, k.rental_path)
                                or k.contacted_at >= t.due_from - case when t.kind = :lookIn then interval '12 hours'
                                                                       else interval '0' end)
                         order by t.id
                           for update of t skip locked
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("lookIn", KeyPersonLookIn.KEY)
                .query((rs, row) -> new TaskId(rs.getObject("id", UUID.class)))
                .list();
    }

    /** Those who were met, or came off the list, at a moment or later. */
    List<UUID> settled(Instant since, LocalDate day) {
        return jdbc.sql("select k.id from keypersons.key_person k where k.contacted_at >= :since or k.ended_on >= :day")
                .param("since", Timestamp.from(since))
                .param("day", day)
                .query(UUID.class)
                .list();
    }

    /** Homes that lie elsewhere now. */
    void follow(Collection<UUID> buildings) {
        HouseholdRows.follow(jdbc, "keypersons.key_person", buildings);
    }

    private static Wanted wanted(ResultSet rs, int row) throws SQLException {
        return new Wanted(new TaskId(rs.getObject("task", UUID.class)), keyPerson(rs, row));
    }

    static KeyPerson keyPerson(ResultSet rs, int row) throws SQLException {
        return new KeyPerson(
                rs.getObject("id", UUID.class),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                Arrays.stream((String[]) rs.getArray("reasons").getArray())
                        .map(KeyReason::ofCode)
                        .toList(),
                rs.getObject("since_on", LocalDate.class),
                contact(rs),
                rs.getInt("tries"),
                rs.getObject("due_on", LocalDate.class));
    }

    private static KeyPerson.@Nullable Contact contact(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("contacted_at");
        return at == null
                ? null
                : new KeyPerson.Contact(
                        at.toInstant(), rs.getString("contacted_kind"), rs.getObject("contacted_by", UUID.class));
    }
}
