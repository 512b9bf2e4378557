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
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was at a place with whom, and who asked. */
@Repository
class MetStore {

    /**
     * Of each entry of somebody, all who were let in at the same place at about that time, by the index of the place.
     * The days beside an entry's own are named, so that only their partitions are read;
     * without {@code offset} the whole fortnight would be joined at once.
     */
    private static final String NEAR = """
            with own as materialized (
                select o.day, o.place_id, o.at
                  from gate.entry o
                 where %s and o.day >= :since and o.outcome <> 'refused')
            select %s
              from own
             cross join lateral (
                select e.id, e.pass_id, e.person_id, e.at
                  from gate.entry e
                 where e.place_id = own.place_id
                   and e.at >= own.at - make_interval(mins => :minutes)
                   and e.at <= own.at + make_interval(mins => :minutes)
                   and e.day >= own.day - 1 and e.day <= own.day + 1
                   and e.outcome <> 'refused'
                   and e.pass_id is %s null
                offset 0) e
            """;

    private static final String PERSON = "o.person_id = :subject";
    private static final String PASS = "o.pass_id = :subject";

    /** Those with a pass. */
    static String known(boolean isPerson) {
        return NEAR.formatted(
                isPerson ? PERSON : PASS, "e.pass_id, e.person_id, own.place_id, e.at, own.at as own_at", "not");
    }

    /** How many have none. */
    static String unknown(boolean isPerson) {
        return NEAR.formatted(isPerson ? PERSON : PASS, "count(distinct e.id)", "");
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

    /** Those who were there since a day, whoever was there longest first. */
    List<Met> met(MetQuestion question, LocalDate since) {
        UUID subject = question.subject();
        record Line(UUID pass, Optional<UUID> person, Met.Time time) {}
        List<Line> lines = jdbc.sql(known(question.person() != null))
                .param("subject", subject)
                .param("since", since)
                .param("minutes", question.minutes())
                .query((rs, n) -> {
                    Instant they = rs.getTimestamp("at").toInstant();
                    Instant other = rs.getTimestamp("own_at").toInstant();
                    int apart = (int) Duration.between(they, other).abs().toMinutes();
                    return new Line(
                            rs.getObject("pass_id", UUID.class),
                            Optional.ofNullable(rs.getObject("person_id", UUID.class)),
                            new Met.Time(
                                    rs.getObject("place_id", UUID.class), they, other, question.minutes() - apart));
                })
                .list();
        Map<UUID, List<Met.Time>> times = new LinkedHashMap<>();
        Map<UUID, Line> known = new LinkedHashMap<>();
        for (Line line : lines) {
            UUID key = line.person().orElse(line.pass());
            if (!key.equals(subject) && !line.pass().equals(subject)) {
                known.putIfAbsent(key, line);
                times.computeIfAbsent(key, any -> new ArrayList<>()).add(line.time());
            }
        }
        return known.entrySet().stream()
                .map(each -> new Met(
                        each.getValue().pass(),
                        each.getValue().person().orElse(null),
                        times.getOrDefault(each.getKey(), List.of()).stream()
                                .sorted(Comparator.comparing(Met.Time::they).reversed())
                                .toList()))
                .sorted(Comparator.comparingInt(Met::overlap).reversed().thenComparing(Met::pass))
                .toList();
    }

    int entries(UUID person, LocalDate since) {
        return jdbc.sql("select count(*) from gate.entry e where e.person_id = :person and e.day >= :since")
                .param("person", person)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    /** How many more were there without a pass, whom nobody knows. */
    int unknown(MetQuestion question, LocalDate since) {
        return jdbc.sql(unknown(question.person() != null))
                .param("subject", question.subject())
                .param("since", since)
                .param("minutes", question.minutes())
                .query(Integer.class)
                .single();
    }
}
