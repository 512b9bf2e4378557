package org.linli.vaccination;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that was done at a site.
 *
 * @param id as the device made it
 * @param at by the server's clock
 * @param by account of whoever stood there
 * @param data what the kind needs
 */
record SiteEvent(UUID id, UUID appointment, SiteEventKind kind, Instant at, UUID by, Map<String, Object> data) {

    SiteEvent {
        data = Map.copyOf(data);
    }

    String text(String name) {
        return data.getOrDefault(name, "").toString();
    }

    boolean yes(String name) {
        return Boolean.TRUE.equals(data.get(name));
    }
}
