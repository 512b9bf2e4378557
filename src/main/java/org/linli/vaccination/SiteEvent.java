package org.linli.vaccination;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    /**
     * The same with what speaks against the dose.
     *
     * @param isSecond as in {@link #isSecond()}
     */
    SiteEvent marked(List<DoseAgainst> reasons, boolean isSecond) {
        if (reasons.isEmpty()) {
            return this;
        }
        Map<String, Object> more = new HashMap<>(data);
        more.put("against", reasons.stream().map(DoseAgainst::code).toList());
        more.put("second", isSecond);
        return new SiteEvent(id, appointment, kind, at, by, more);
    }

    /** What speaks against the dose. */
    List<DoseAgainst> against() {
        return data.get("against") instanceof List<?> codes
                ? DoseAgainst.of(codes.stream().map(Object::toString).toList())
                : List.of();
    }

    /** Whether it tells of a second dose on one visit; only the first is on record, and a doctor looks at it. */
    boolean isSecond() {
        return yes("second");
    }

    String text(String name) {
        return data.getOrDefault(name, "").toString();
    }

    boolean yes(String name) {
        return Boolean.TRUE.equals(data.get(name));
    }
}
