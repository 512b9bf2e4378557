package org.linli.field;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What each device was told, by the cursor that it got with it. */
@Repository
class FieldToldStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FieldToldStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The mark of each thing that the device holds when it has this cursor; empty where the cursor is not known. */
    Optional<Map<String, String>> find(UUID device, UUID cursor) {
        return jdbc.sql("select marks from field.told where device_id = :device and cursor = :cursor")
                .param("device", device)
                .param("cursor", cursor)
                .query(String.class)
                .optional()
                .map(marks -> json.readValue(marks, new TypeReference<Map<String, String>>() {}));
    }

    /** Keeps what is told with {@code next}, and what the device had before in case that does not arrive. */
    void keep(UUID device, UUID next, @Nullable UUID before, Instant now, Map<String, String> marks) {
        jdbc.sql("delete from field.told where device_id = :device and cursor is distinct from :before")
                .param("device", device)
                .param("before", before)
                .update();
        jdbc.sql("""
                        insert into field.told (cursor, device_id, at, marks)
                        values (:cursor, :device, :now, cast(:marks as jsonb))
                        """)
                .param("cursor", next)
                .param("device", device)
                .param("now", Timestamp.from(now))
                .param("marks", json.writeValueAsString(marks))
                .update();
    }
}
