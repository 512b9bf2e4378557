package org.linli.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** DutyMembers, teams, absences and hours of volunteers. */
@Repository
class DutyMemberStore {

    private final JdbcClient jdbc;

    DutyMemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when its id is taken, or the account does duty already. */
    boolean insert(DutyMember member, byte @Nullable [] phone) {
        return jdbc.sql("""
                        insert into duty.member (id, path, account_id, name, phone_sealed, kinds, team_id, no_nights,
                                                 since, until)
                        values (:id, :path, :account, :name, :phone, :kinds, :team, :noNights, :since, :until)
                        on conflict do nothing
                        """)
                        .param("id", member.id())
                        .param("path", member.path().value())
                        .param("account", member.account())
                        .param("name", member.name())
                        .param("phone", phone)
                        .param("kinds", kinds(member))
                        .param("team", member.team())
                        .param("noNights", noNights(member))
                        .param("since", member.since())
                        .param("until", member.until())
                        .update()
                == 1;
    }

    /** False when somebody has changed them since that version. */
    boolean update(DutyMember member) {
        return jdbc.sql("""
                        update duty.member
                           set name = :name, kinds = :kinds, team_id = :team, no_nights = :noNights, since = :since,
                               until = :until, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("id", member.id())
                        .param("name", member.name())
                        .param("kinds", kinds(member))
                        .param("team", member.team())
                        .param("noNights", noNights(member))
                        .param("since", member.since())
                        .param("until", member.until())
                        .param("version", member.version())
                        .update()
                == 1;
    }

    private static String[] kinds(DutyMember member) {
        return member.kinds().stream().map(DutyKind::code).sorted().toArray(String[]::new);
    }

    private static @Nullable String noNights(DutyMember member) {
        return member.noNights() == null ? null : member.noNights().code();
    }

    void keepPhone(UUID member, byte @Nullable [] phone) {
        jdbc.sql("update duty.member set phone_sealed = :phone where id = :id")
                .param("id", member)
                .param("phone", phone)
                .update();
    }

    Optional<DutyMember> member(UUID id) {
        return jdbc.sql("select * from duty.member where id = :id")
                .param("id", id)
                .query(DutyMemberStore::member)
                .optional();
    }

    Optional<DutyMember> ofAccount(UUID account) {
        return jdbc.sql("select * from duty.member where account_id = :account")
                .param("account", account)
                .query(DutyMemberStore::member)
                .optional();
    }

    /** Those of an area and below it, by name. */
    List<DutyMember> within(AreaPath area) {
        return jdbc.sql("select * from duty.member where path >= :path and path < :end order by name, id")
                .param("path", area.value())
                .param("end", area.end())
                .query(DutyMemberStore::member)
                .list();
    }

    /** Those of them whom whoever acts sees. */
    Map<UUID, DutyMember> byId(Collection<UUID> ids) {
        return jdbc
                .sql("select * from duty.member where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(DutyMemberStore::member)
                .list()
                .stream()
                .collect(Collectors.toMap(DutyMember::id, member -> member));
    }

    /** Sealed, of those without an account who gave one. */
    Map<UUID, byte[]> phones(Collection<UUID> ids) {
        return jdbc
                .sql("select id, phone_sealed from duty.member where id = any(:ids) and phone_sealed is not null")
                .param("ids", ids.toArray(UUID[]::new))
                .query((rs, n) -> Map.entry(rs.getObject("id", UUID.class), rs.getBytes("phone_sealed")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static DutyMember member(ResultSet rs, int row) throws SQLException {
        String noNights = rs.getString("no_nights");
        return new DutyMember(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("account_id", UUID.class),
                rs.getString("name"),
                Stream.of((String[]) rs.getArray("kinds").getArray())
                        .flatMap(code -> DutyKind.of(code).stream())
                        .collect(Collectors.toSet()),
                rs.getObject("team_id", UUID.class),
                noNights == null ? null : DutyMember.NoNights.of(noNights).orElseThrow(),
                rs.getObject("since", LocalDate.class),
                rs.getObject("until", LocalDate.class),
                rs.getInt("version"));
    }

    /** False when its id is taken, or its name in the area. */
    boolean insert(Team team) {
        return jdbc.sql("insert into duty.team (id, path, name) values (:id, :path, :name) on conflict do nothing")
                        .param("id", team.id())
                        .param("path", team.path().value())
                        .param("name", team.name())
                        .update()
                == 1;
    }

    /** Those of an area and below it, and of the areas that it lies in, by name. */
    List<Team> teams(AreaPath area) {
        return jdbc.sql("""
                        select * from duty.team
                         where path >= :path and path < :end or starts_with(:path, path)
                         order by length(name), name
                        """)
                .param("path", area.value())
                .param("end", area.end())
                .query((rs, n) -> new Team(
                        rs.getObject("id", UUID.class), new AreaPath(rs.getString("path")), rs.getString("name")))
                .list();
    }

    /** False when its id is taken. */
    boolean insert(Absence absence, AreaPath path, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        insert into duty.absence (id, member_id, path, reason, from_day, until_day, entered_at,
                                                  entered_by)
                        values (:id, :member, :path, :reason, :from, :until, :at, :by)
                        on conflict do nothing
                        """)
                        .param("id", absence.id())
                        .param("member", absence.member())
                        .param("path", path.value())
                        .param("reason", absence.reason().code())
                        .param("from", absence.from())
                        .param("until", absence.until())
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** False when it was withdrawn before, or is of somebody else. */
    boolean withdraw(UUID absence, UUID member, Instant at) {
        return jdbc.sql("""
                        update duty.absence set withdrawn_at = :at
                         where id = :id and member_id = :member and withdrawn_at is null
                        """)
                        .param("id", absence)
                        .param("member", member)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Those of the members that touch the days, by begin. */
    List<Absence> absences(Collection<UUID> members, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select * from duty.absence
                         where member_id = any(:members) and withdrawn_at is null
                           and until_day >= :from and from_day <= :until
                         order by from_day, id
                        """)
                .param("members", members.toArray(UUID[]::new))
                .param("from", from)
                .param("until", until)
                .query((rs, n) -> new Absence(
                        rs.getObject("id", UUID.class),
                        rs.getObject("member_id", UUID.class),
                        Absence.Reason.of(rs.getString("reason")).orElseThrow(),
                        rs.getObject("from_day", LocalDate.class),
                        rs.getObject("until_day", LocalDate.class)))
                .list();
    }

    /** In the place of those that were known. */
    void keep(DutyMember member, Collection<FreeHours> hours) {
        jdbc.sql("delete from duty.free_hours where member_id = :member")
                .param("member", member.id())
                .update();
        for (FreeHours one : hours) {
            jdbc.sql("""
                            insert into duty.free_hours (member_id, path, weekday, begins, ends)
                            values (:member, :path, :weekday, :begins, :ends)
                            """)
                    .param("member", member.id())
                    .param("path", member.path().value())
                    .param("weekday", one.weekday().getValue())
                    .param("begins", one.hours().begins())
                    .param("ends", one.hours().ends())
                    .update();
        }
    }

    /** By member; whoever is missing has always time. */
    Map<UUID, List<FreeHours>> freeHours(Collection<UUID> members) {
        record Of(UUID member, FreeHours hours) {}
        return jdbc
                .sql("""
                        select * from duty.free_hours
                         where member_id = any(:members)
                         order by member_id, weekday, begins
                        """)
                .param("members", members.toArray(UUID[]::new))
                .query((rs, n) -> new Of(
                        rs.getObject("member_id", UUID.class),
                        new FreeHours(
                                DayOfWeek.of(rs.getInt("weekday")),
                                new PostPattern.Hours(
                                        rs.getObject("begins", LocalTime.class),
                                        rs.getObject("ends", LocalTime.class)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::member, Collectors.mapping(Of::hours, Collectors.toList())));
    }
}
