package org.linli.vaccination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was done at sites. */
@Repository
class SiteEventStore {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SiteEventStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False where its id is there already. */
    boolean insert(SiteEvent event, Instant now) {
        return jdbc.sql("""
                        insert into vaccination.event (id, appointment_id, kind, at, received_at, by, data)
                        values (:id, :appointment, :kind, :at, :now, :by, cast(:data as jsonb))
                        on conflict (id) do nothing
                        """)
                        .param("id", event.id())
                        .param("appointment", event.appointment())
                        .param("kind", event.kind().code())
                        .param("at", Timestamp.from(event.at()))
                        .param("now", Timestamp.from(now))
                        .param("by", event.by())
                        .param("data", json.writeValueAsString(event.data()))
                        .update()
                == 1;
    }

    /** Those of the appointments, by time. */
    Map<UUID, List<SiteEvent>> of(Collection<UUID> appointments) {
        return jdbc.sql("""
                        select e.* from vaccination.event e
                         where e.appointment_id = any(:appointments)
                         order by e.at, e.id
                        """).param("appointments", appointments.toArray(UUID[]::new)).query(this::read).list().stream()
                .collect(Collectors.groupingBy(SiteEvent::appointment));
    }

    /**
     * Keeps where somebody stands.
     *
     * @param dose that was given; null for none
     */
    void keep(UUID appointment, SiteVisit visit, @Nullable UUID dose) {
        jdbc.sql("""
                        update vaccination.appointment
                           set came_at = :came, jab_at = :jab, dose_id = :dose, observed_until = :until,
                                   left_at = :left,
                               declined_at = :declined
                         where id = :id
                        """)
                .param("id", appointment)
                .param("came", at(visit.in()))
                .param("jab", at(visit.jab()))
                .param("dose", dose)
                .param("until", visit.until() == null ? null : Timestamp.from(visit.until()))
                .param("left", at(visit.left()))
                .param("declined", at(visit.declined()))
                .update();
    }

    private static @Nullable Timestamp at(@Nullable SiteEvent event) {
        return event == null ? null : Timestamp.from(event.at());
    }

    private SiteEvent read(ResultSet rs, int row) throws SQLException {
        return new SiteEvent(
                rs.getObject("id", UUID.class),
                rs.getObject("appointment_id", UUID.class),
                SiteEventKind.of(rs.getString("kind")).orElseThrow(),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("by", UUID.class),
                json.readValue(rs.getString("data"), DATA));
    }
}
