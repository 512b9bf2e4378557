package org.linli.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of what was disinfected. */
@Repository
class PlaceDisinfectionStore {

    private final JdbcClient jdbc;

    PlaceDisinfectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where its id is there already. */
    boolean insert(PlaceDisinfection done, Place place, Instant now) {
        return jdbc.sql("""
                        insert into places.disinfection (id, place_id, path, at, what, done_by, by, entered_at)
                        values (:id, :place, :path, :at, :what, :doneBy, :by, :now)
                        on conflict do nothing
                        """)
                        .param("id", done.id())
                        .param("place", place.id())
                        .param("path", place.path().value())
                        .param("at", Timestamp.from(done.at()))
                        .param(
                                "what",
                                done.what().stream()
                                        .map(PlaceDisinfection.What::code)
                                        .toArray(String[]::new))
                        .param("doneBy", done.doneBy())
                        .param("by", done.by())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Of a place, the latest first. */
    List<PlaceDisinfection> of(UUID place, int most) {
        return jdbc.sql("""
                        select * from places.disinfection
                         where place_id = :place
                         order by at desc, id desc
                         limit :most
                        """)
                .param("place", place)
                .param("most", most)
                .query(PlaceDisinfectionStore::read)
                .list();
    }

    /** The last one since then of each place that has one. */
    Map<UUID, PlaceDisinfection> last(Collection<UUID> places, Instant since) {
        return jdbc
                .sql("""
                        select distinct on (place_id) *
                          from places.disinfection
                         where place_id = any(:places) and at >= :since
                         order by place_id, at desc, id desc
                        """)
                .param("places", places.toArray(UUID[]::new))
                .param("since", Timestamp.from(since))
                .query(PlaceDisinfectionStore::read)
                .list()
                .stream()
                .collect(Collectors.toMap(PlaceDisinfection::place, Function.identity()));
    }

    /** How many were entered at a place through its door since then. */
    int throughDoor(UUID place, Instant since) {
        return jdbc.sql("""
                        select count(*) from places.disinfection
                         where place_id = :place and by is null and entered_at >= :since
                        """)
                .param("place", place)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private static PlaceDisinfection read(ResultSet rs, int row) throws SQLException {
        return new PlaceDisinfection(
                rs.getObject("id", UUID.class),
                rs.getObject("place_id", UUID.class),
                rs.getTimestamp("at").toInstant(),
                Stream.of((String[]) rs.getArray("what").getArray())
                        .map(code -> PlaceDisinfection.What.of(code).orElseThrow())
                        .toList(),
                rs.getString("done_by"),
                rs.getObject("by", UUID.class));
    }
}
