package org.linli.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.linli.access.Acting;
import org.linli.platform.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How each sender corrected the columns under the same headings the last time, so that nobody has to do it twice. */
@Repository
class ImportMemory {

    private static final TypeReference<Map<String, Integer>> COLUMNS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BusinessClock clock;

    ImportMemory(JdbcClient jdbc, JsonMapper json, BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps the columns as whoever acts corrected them. A list without a header is not remembered. */
    void keep(ImportKind<?> kind, ImportMapping mapping) {
        if (mapping.headerRow() == 0) {
            return;
        }
        jdbc.sql("""
                        insert into imports.remembered_mapping (account_id, kind, headings, columns, remembered_at)
                        values (:account, :kind, :headings, cast(:columns as jsonb), :at)
                        on conflict (account_id, kind, headings) do update
                           set columns = excluded.columns, remembered_at = excluded.remembered_at
                        """)
                .param("account", Acting.now().account())
                .param("kind", kind.key())
                .param("headings", hash(mapping))
                .param("columns", json.writeValueAsString(mapping.columns()))
                .param("at", Timestamp.from(clock.now()))
                .update();
    }

    /** The mapping with the columns as whoever acts corrected them the last time under these headings. */
    ImportMapping recalled(ImportKind<?> kind, ImportMapping found) {
        return found.headerRow() == 0
                ? found
                : remembered(kind, found)
                        .map(columns -> known(kind, columns))
                        .map(found::with)
                        .orElse(found);
    }

    private Optional<Map<String, Integer>> remembered(ImportKind<?> kind, ImportMapping found) {
        return jdbc.sql("""
                        select columns from imports.remembered_mapping
                         where account_id = :account and kind = :kind and headings = :headings
                        """)
                .param("account", Acting.now().account())
                .param("kind", kind.key())
                .param("headings", hash(found))
                .query(String.class)
                .optional()
                .map(columns -> json.readValue(columns, COLUMNS));
    }

    /** A column that the program no longer has is forgotten. */
    private static Map<String, Integer> known(ImportKind<?> kind, Map<String, Integer> remembered) {
        var known = new LinkedHashMap<String, Integer>();
        kind.columns().forEach(column -> {
            Integer at = remembered.get(column.name());
            if (at != null) {
                known.put(column.name(), at);
            }
        });
        return known;
    }

    private static byte[] hash(ImportMapping mapping) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", mapping.headings()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
