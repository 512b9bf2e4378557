package org.linli.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was at a place with whom, and who asked. */
@Repository
class MetStore {

    /**
     * Of each entry of somebody, all who were let in at the same place at about that time, by the index of the place:
     * a row for each with a pass, and one with the number of all who have none.
     * The days beside an entry's own are named, so that only their partitions are read;
     * without {@code offset} the whole fortnight would be joined at once.
     */
    private static final String NEAR = """
            with own as materialized (
                select o.day, o.place_id, o.at
                  from gate.entry o
                 where %s and o.day >= :since and o.outcome <> 'refused'),
            near as materialized (
                select e.id, e.pass_id, e.person_id, e.at, own.place_id, own.at as own_at
                  from own
                 cross join lateral (
                    select e.id, e.pass_id, e.person_id, e.at
                      from gate.entry e
                     where e.place_id = own.place_id
                       and e.at >= own.at - make_interval(mins => :minutes)
                       and e.at <= own.at + make_interval(mins => :minutes)
                       and e.day >= own.day - 1 and e.day <= own.day + 1
                       and e.outcome <> 'refused'
                    offset 0) e)
            select pass_id, person_id, place_id, at, own_at, 0 as unknown
              from near
             where pass_id is not null
             union all
            select null, null, null, null, null, count(distinct id)
              from near
             where pass_id is null
            """;

    static String near(boolean isPerson) {
        return NEAR.formatted(isPerson ? "o.person_id = :subject" : "o.pass_id = :subject");
    }

    private final JdbcClient jdbc;

    MetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(MetQuestion question) {
        jdbc.sql("""
                        insert into gate.question (id, path, person_id, pass_id, minutes, reason, asked_at, asked_by)
                        values (:id, :path, :person, :pass, :minutes, :reason, :at, :by)
                        """)
                .param("id", question.id())
                .param("path", question.path().value())
                .param("person", question.person())
                .param("pass", question.pass())
                .param("minutes", question.minutes())
                .param("reason", question.reason())
                .param("at", Timestamp.from(question.askedAt()))
                .param("by", question.askedBy())
                .update();
    }

    Optional<MetQuestion> question(UUID id) {
        return jdbc.sql("select * from gate.question where id = :id")
                .param("id", id)
                .query(MetStore::question)
                .optional();
    }

    private static MetQuestion question(ResultSet rs, int row) throws SQLException {
        return new MetQuestion(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getObject("person_id", UUID.class),
                rs.getObject("pass_id", UUID.class),
                rs.getInt("minutes"),
                rs.getString("reason"),
                rs.getTimestamp("asked_at").toInstant(),
                rs.getObject("asked_by", UUID.class));
    }

    /** Those who were there since a day, whoever was there longest first; and how many nobody knows. */
    MetAnswer answer(MetQuestion question, LocalDate since) {
        var known = new LinkedHashMap<UUID, Seen>();
        var unknown = new AtomicInteger();
        jdbc.sql(near(question.person() != null))
                .param("subject", question.subject())
                .param("since", since)
                .param("minutes", question.minutes())
                .query(row -> {
                    UUID pass = row.getObject("pass_id", UUID.class);
                    if (pass == null) {
                        unknown.set(row.getInt("unknown"));
                    } else {
                        UUID person = row.getObject("person_id", UUID.class);
                        known.computeIfAbsent(person == null ? pass : person, any -> new Seen(pass, person))
                                .times()
                                .add(time(row, question.minutes()));
                    }
                });
        List<Met> met = known.entrySet().stream()
                .filter(each -> !each.getKey().equals(question.subject()))
                .map(Map.Entry::getValue)
                .filter(each -> !each.pass().equals(question.subject()))
                .map(Seen::met)
                .sorted(Comparator.comparingInt(Met::overlap).reversed().thenComparing(Met::pass))
                .toList();
        return new MetAnswer(met, unknown.get());
    }

    private static Met.Time time(ResultSet row, int minutes) throws SQLException {
        Instant they = row.getTimestamp("at").toInstant();
        Instant other = row.getTimestamp("own_at").toInstant();
        int apart = (int) Duration.between(they, other).abs().toMinutes();
        return new Met.Time(row.getObject("place_id", UUID.class), they, other, minutes - apart);
    }

    private record Seen(UUID pass, @Nullable UUID person, List<Met.Time> times) {

        Seen(UUID pass, @Nullable UUID person) {
            this(pass, person, new ArrayList<>());
        }

        Met met() {
            return new Met(
                    pass,
                    person,
                    times.stream()
                            .sorted(Comparator.comparing(Met.Time::they).reversed())
                            .toList());
        }
    }

    int entries(UUID person, LocalDate since) {
        return jdbc.sql("select count(*) from gate.entry e where e.person_id = :person and e.day >= :since")
                .param("person", person)
                .param("since", since)
                .query(Integer.class)
                .single();
    }
}
