package org.linli.duty;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Posts and their patterns. */
@Repository
class PostStore {

    /** How a seat for whoever it is stands in a row. */
    private static final String ANY = "any";

    private final JdbcClient jdbc;

    PostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when its id is taken, or its name in the area. */
    boolean insert(Post post) {
        return jdbc.sql("""
                        insert into duty.post (id, path, name, kind, place, since, until)
                        values (:id, :path, :name, :kind, :place, :since, :until)
                        on conflict do nothing
                        """)
                        .param("id", post.id())
                        .param("path", post.path().value())
                        .param("name", post.name())
                        .param("kind", post.kind().code())
                        .param("place", post.place())
                        .param("since", post.since())
                        .param("until", post.until())
                        .update()
                == 1;
    }

    /** False when somebody has changed it since that version. */
    boolean update(Post post) {
        return jdbc.sql("""
                        update duty.post
                           set name = :name, kind = :kind, place = :place, since = :since, until = :until,
                               version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("id", post.id())
                        .param("name", post.name())
                        .param("kind", post.kind().code())
                        .param("place", post.place())
                        .param("since", post.since())
                        .param("until", post.until())
                        .param("version", post.version())
                        .update()
                == 1;
    }

    boolean isNamed(Post post) {
        return jdbc.sql("select exists (select 1 from duty.post where path = :path and name = :name and id <> :id)")
                .param("path", post.path().value())
                .param("name", post.name())
                .param("id", post.id())
                .query(Boolean.class)
                .single();
    }

    Optional<Post> post(UUID id) {
        return jdbc.sql("select * from duty.post where id = :id")
                .param("id", id)
                .query(PostStore::post)
                .optional();
    }

    /** Those of an area and below it, by area and name. */
    List<Post> within(AreaPath area) {
        return jdbc.sql("select * from duty.post where path >= :path and path < :end order by path, name")
                .param("path", area.value())
                .param("end", area.end())
                .query(PostStore::post)
                .list();
    }

    static Post post(ResultSet rs, int row) throws SQLException {
        return new Post(
                rs.getObject("id", UUID.class),
                new AreaPath(rs.getString("path")),
                rs.getString("name"),
                Post.Kind.of(rs.getString("kind")).orElseThrow(),
                rs.getString("place"),
                rs.getObject("since", LocalDate.class),
                rs.getObject("until", LocalDate.class),
                rs.getInt("version"));
    }

    /** False when its id is taken. */
    boolean insert(PostPattern pattern, AreaPath path) {
        PostPattern.Hours hours = pattern.hours();
        return jdbc.sql("""
                        insert into duty.pattern (id, post_id, path, mode, weekdays, from_day, until_day, begins, ends,
                                                  seats, note)
                        values (:id, :post, :path, :mode, :weekdays, :from, :until, :begins, :ends, :seats, :note)
                        on conflict do nothing
                        """)
                        .param("id", pattern.id())
                        .param("post", pattern.post())
                        .param("path", path.value())
                        .param("mode", pattern.mode().code())
                        .param(
                                "weekdays",
                                pattern.weekdays().stream()
                                        .map(DayOfWeek::getValue)
                                        .sorted()
                                        .toArray(Integer[]::new))
                        .param("from", pattern.from())
                        .param("until", pattern.until())
                        .param("begins", hours == null ? null : hours.begins())
                        .param("ends", hours == null ? null : hours.ends())
                        .param(
                                "seats",
                                pattern.seats().stream()
                                        .map(kind -> kind.map(DutyKind::code).orElse(ANY))
                                        .toArray(String[]::new))
                        .param("note", pattern.note())
                        .update()
                == 1;
    }

    /** It holds until that day only; one that has never begun is taken away. */
    void end(UUID pattern, LocalDate until, Instant at) {
        jdbc.sql("""
                        update duty.pattern
                           set until_day = case when from_day <= :until then :until else until_day end,
                               dropped_at = case when from_day > :until then cast(:at as timestamptz) end
                         where id = :id and (until_day is null or until_day > :until) and dropped_at is null
                        """)
                .param("id", pattern)
                .param("until", until)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<PostPattern> pattern(UUID id) {
        return jdbc.sql("select * from duty.pattern where id = :id")
                .param("id", id)
                .query(PostStore::pattern)
                .optional();
    }

    /** Those of a post that hold on that day or later, by begin. */
    List<PostPattern> patterns(UUID post, LocalDate from) {
        return jdbc.sql("""
                        select * from duty.pattern
                         where post_id = :post and (until_day is null or until_day >= :from) and dropped_at is null
                         order by array_position(array['regular', 'instead', 'closed'], mode), begins, from_day, id
                        """)
                .param("post", post)
                .param("from", from)
                .query(PostStore::pattern)
                .list();
    }

    private static PostPattern pattern(ResultSet rs, int row) throws SQLException {
        LocalTime begins = rs.getObject("begins", LocalTime.class);
        LocalTime ends = rs.getObject("ends", LocalTime.class);
        return new PostPattern(
                rs.getObject("id", UUID.class),
                rs.getObject("post_id", UUID.class),
                PostPattern.Mode.valueOf(rs.getString("mode").toUpperCase(Locale.ROOT)),
                weekdays(rs.getArray("weekdays")),
                rs.getObject("from_day", LocalDate.class),
                rs.getObject("until_day", LocalDate.class),
                begins == null || ends == null ? null : new PostPattern.Hours(begins, ends),
                Stream.of((String[]) rs.getArray("seats").getArray())
                        .map(DutyKind::of)
                        .toList(),
                rs.getString("note"));
    }

    private static Set<DayOfWeek> weekdays(Array numbers) throws SQLException {
        return Stream.of((Integer[]) numbers.getArray()).map(DayOfWeek::of).collect(Collectors.toSet());
    }
}
