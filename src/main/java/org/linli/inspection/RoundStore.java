package org.linli.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rounds, and how often places are to have them. */
@Repository
class RoundStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RoundStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Those whose ids are known are left as they are.
     *
     * @return how many are new
     */
    int insert(Collection<Round> rounds) {
        if (rounds.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        insert into inspection.round (id, place_id, path, day, due_from, due_until, version, checklist,
                                                      state, made_up, ordered)
                        select n.id, n.place, n.path, n.day, n.due_from, n.due_until, n.version, n.checklist, 'planned',
                               n.made_up, n.ordered
                          from unnest(:ids, :places, :paths, cast(:days as date[]), cast(:froms as timestamptz[]),
                                      cast(:untils as timestamptz[]), :versions, :lists, :madeUp, :ordered)
                               as n (id, place, path, day, due_from, due_until, version, checklist, made_up, ordered)
                        on conflict (id) do nothing
                        """)
                .param("ids", rounds.stream().map(Round::id).toArray(UUID[]::new))
                .param("places", rounds.stream().map(Round::place).toArray(UUID[]::new))
                .param("paths", texts(rounds, round -> round.path().value()))
                .param("days", texts(rounds, round -> round.day().toString()))
                .param("froms", texts(rounds, round -> round.dueFrom().toString()))
                .param("untils", texts(rounds, round -> round.dueUntil().toString()))
                .param("versions", texts(rounds, Round::version))
                .param("lists", texts(rounds, Round::checklist))
                .param("madeUp", rounds.stream().map(Round::madeUp).toArray(Boolean[]::new))
                .param("ordered", rounds.stream().map(Round::ordered).toArray(Boolean[]::new))
                .update();
    }

    private static String[] texts(Collection<Round> rounds, Function<Round, String> column) {
        return rounds.stream().map(column).toArray(String[]::new);
    }

    Optional<Round> find(UUID id) {
        return jdbc.sql("select * from inspection.round where id = :id")
                .param("id", id)
                .query(RoundStore::round)
                .optional();
    }

    /** The places for which rounds of these days were drawn and not called off. */
    Set<UUID> drawn(LocalDate from, LocalDate until) {
        return Set.copyOf(jdbc.sql("""
                        select distinct place_id
                          from inspection.round
                         where day between :from and :until and not ordered and state <> 'called_off'
                        """)
                .param("from", from)
                .param("until", until)
                .query(UUID.class)
                .list());
    }

    /** @param account null where nobody walked it */
    record Last(UUID place, LocalDate day, @Nullable UUID account) {}

    /** The last round of each place before a day at which somebody was there. */
    Map<UUID, Last> last(LocalDate before) {
        return jdbc.sql("""
                        select distinct on (place_id) place_id, day, done_by
                          from inspection.round
                         where day < :before and state in ('fine', 'wrong')
                         order by place_id, day desc, done_at desc
                        """).param("before", before).query((rs, n) -> last(rs)).list().stream()
                .collect(Collectors.toMap(Last::place, each -> each));
    }

    private static Last last(ResultSet rs) throws SQLException {
        return new Last(
                rs.getObject("place_id", UUID.class),
                rs.getObject("day", LocalDate.class),
                rs.getObject("done_by", UUID.class));
    }

    /** What is planned for a day and has no task yet. */
    List<Round> toOpen(LocalDate day) {
        return jdbc.sql("""
                        select *
                          from inspection.round
                         where day = :day and state = 'planned' and opened_at is null
                         order by path, due_from, id
                        """).param("day", day).query(RoundStore::round).list();
    }

    /** @param accounts whose the rounds are; nobody's stand in {@code rounds} alone */
    void opened(Collection<UUID> rounds, Map<UUID, UUID> accounts, Instant at) {
        List<UUID> walked = List.copyOf(accounts.keySet());
        jdbc.sql("""
                        update inspection.round r
                           set opened_at = :at,
                               account_id = (select w.account
                                               from unnest(:walked, :accounts) as w (id, account)
                                              where w.id = r.id)
                         where r.id = any(:rounds)
                        """)
                .param("rounds", rounds.toArray(UUID[]::new))
                .param("walked", walked.toArray(UUID[]::new))
                .param(
                        "accounts",
                        walked.stream()
                                .map(id -> Objects.requireNonNull(accounts.get(id)))
                                .toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What was planned before a day and never done is missed, once its hours are over too. */
    List<UUID> miss(LocalDate before, Instant now) {
        return jdbc.sql("""
                        update inspection.round
                           set state = 'missed'
                         where day < :before and due_until < :now and state = 'planned'
                        returning id
                        """)
                .param("before", before)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /** The places at which nobody was on a day though a round was planned, and which have none on the next day. */
    Set<UUID> toMakeUp(LocalDate day) {
        return Set.copyOf(jdbc.sql("""
                        select r.place_id
                          from inspection.round r
                         where r.day = :day and r.state in ('missed', 'shut')
                           and not exists (select 1
                                             from inspection.round next
                                            where next.place_id = r.place_id
                                              and (next.day = :next
                                                   or next.day = :day and next.state in ('fine', 'wrong')))
                        """)
                .param("day", day)
                .param("next", day.plusDays(1))
                .query(UUID.class)
                .list());
    }

    /** Calls off what is planned for places from a day on; answers with what had a task. */
    List<UUID> callOff(Collection<UUID> places, LocalDate from) {
        return jdbc.sql("""
                        update inspection.round
                           set state = 'called_off'
                         where place_id = any(:places) and day >= :from and state = 'planned'
                        returning id
                        """)
                .param("places", places.toArray(UUID[]::new))
                .param("from", from)
                .query(UUID.class)
                .list();
    }

    /**
     * What was seen.
     *
     * @param by null for the program
     * @param tooLate whether it was entered after the day of the round
     */
    record Seen(
            RoundState state,
            Instant at,
            @Nullable UUID by,
            boolean tooLate,
            String who,
            String note,
            Map<String, Object> answers) {}

    void seen(UUID round, Seen seen) {
        jdbc.sql("""
                        update inspection.round
                           set state = case when :late or too_late then 'missed' else :state end, done_at = :at,
                               done_by = :by, too_late = :late or too_late, who = :who, note = :note,
                               answers = cast(:answers as jsonb)
                         where id = :id
                        """)
                .param("id", round)
                .param("state", seen.state().code())
                .param("late", seen.tooLate())
                .param("at", Timestamp.from(seen.at()))
                .param("by", seen.by())
                .param("who", seen.who())
                .param("note", seen.note())
                .param("answers", json.writeValueAsString(seen.answers()))
                .update();
    }

    /** What was decided for single places. */
    Map<UUID, RoundPace> paces() {
        return jdbc
                .sql("select * from inspection.pace")
                .query((rs, n) -> Map.entry(rs.getObject("place_id", UUID.class), pace(rs)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<RoundPace> pace(UUID place) {
        return jdbc.sql("select * from inspection.pace where place_id = :place")
                .param("place", place)
                .query((rs, n) -> pace(rs))
                .optional();
    }

    private static RoundPace pace(ResultSet rs) throws SQLException {
        return new RoundPace(rs.getInt("least"), rs.getInt("most"), rs.getInt("longest_gap"));
    }

    void keep(UUID place, AreaPath path, RoundPace pace) {
        jdbc.sql("""
                        insert into inspection.pace (place_id, path, least, most, longest_gap)
                        values (:place, :path, :least, :most, :gap)
                        on conflict (place_id) do update
                           set least = excluded.least, most = excluded.most, longest_gap = excluded.longest_gap,
                               version = inspection.pace.version + 1
                        """)
                .param("place", place)
                .param("path", path.value())
                .param("least", pace.least())
                .param("most", pace.most())
                .param("gap", pace.longestGap())
                .update();
    }

    /**
     * Rounds of a day as far as whoever acts sees them, in the order in which they are walked; first those of the day
     * before that were ordered and are still to be walked.
     */
    List<Round> of(LocalDate day) {
        return jdbc.sql("""
                        select *
                          from inspection.round
                         where day = :day or day = :before and ordered and state = 'planned'
                         order by due_from, path, id
                        """)
                .param("day", day)
                .param("before", day.minusDays(1))
                .query(RoundStore::round)
                .list();
    }

    List<Round> past(UUID place, int most) {
        return jdbc.sql("""
                        select *
                          from inspection.round
                         where place_id = :place and state not in ('planned', 'called_off')
                         order by day desc, due_from desc, id
                         limit :most
                        """)
                .param("place", place)
                .param("most", most)
                .query(RoundStore::round)
                .list();
    }

    RoundCount counted(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select count(*) as planned,
                               count(*) filter (where state in ('fine', 'wrong')) as done,
                               count(*) filter (where state = 'shut') as shut,
                               count(*) filter (where state = 'missed') as missed
                          from inspection.round
                         where day between :from and :until and state <> 'called_off'
                        """)
                .param("from", from)
                .param("until", until)
                .query((rs, n) ->
                        new RoundCount(rs.getInt("planned"), rs.getInt("done"), rs.getInt("shut"), rs.getInt("missed")))
                .single();
    }

    static Round round(ResultSet rs, int row) throws SQLException {
        return new Round(
                rs.getObject("id", UUID.class),
                rs.getObject("place_id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("day", LocalDate.class),
                rs.getTimestamp("due_from").toInstant(),
                rs.getTimestamp("due_until").toInstant(),
                rs.getString("version"),
                rs.getString("checklist"),
                RoundState.of(rs.getString("state")),
                rs.getBoolean("made_up"),
                rs.getBoolean("ordered"),
                rs.getObject("account_id", UUID.class));
    }
}
