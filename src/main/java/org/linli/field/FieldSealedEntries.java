package org.linli.field;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Texts;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what devices kept sealed. It is taken from its owner alone: when somebody else signs in on the phone, it waits
 * there until the one who entered it signs in again.
 */
@Service
class FieldSealedEntries {

    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    private final FieldSealKeys keys;
    private final FieldDevices devices;
    private final FieldEntries entries;
    private final JsonMapper json;
    private final Texts texts;

    FieldSealedEntries(FieldSealKeys keys, FieldDevices devices, FieldEntries entries, JsonMapper json, Texts texts) {
        this.keys = keys;
        this.devices = devices;
        this.entries = entries;
        this.json = json;
        this.texts = texts;
    }

    /** What is in a box; the device is the one that sealed it. */
    private record Content(UUID device) {}

    /** What became of each, in the order sent. */
    List<FieldEntry.Result> take(UUID device, Instant sentAt, List<FieldSealedEntry> sealed) {
        devices.own(device);
        List<FieldEntry.Result> results = new ArrayList<>();
        for (FieldSealedEntry one : sealed) {
            results.add(take(sentAt, one));
        }
        return results;
    }

    private FieldEntry.Result take(Instant sentAt, FieldSealedEntry sealed) {
        Optional<String> text = Optional.ofNullable(sealed.sealed()).flatMap(keys::open);
        if (text.isEmpty()) {
            return unreadable(sealed.id());
        }
        try {
            FieldEntry entry = json.readValue(text.get(), FieldEntry.class);
            @Nullable UUID by = json.readValue(text.get(), Content.class).device();
            if (entry.id() == null || !entry.id().equals(sealed.id()) || by == null) {
                return unreadable(sealed.id());
            }
            // In the name of the device that made it: it may have been sent before it was sealed.
            return devices.paired(by)
                    .map(made -> take(made, sentAt, entry, text.get()))
                    .orElseGet(() -> FieldEntry.Result.later(sealed.id()));
        } catch (JacksonException garbled) {
            return unreadable(sealed.id());
        }
    }

    /** Refused, it goes back opened: it is to be mended where it was entered. */
    private FieldEntry.Result take(FieldDevice made, Instant sentAt, FieldEntry entry, String text) {
        FieldEntry.Result result = entries.take(made, sentAt, List.of(entry)).getFirst();
        return result.outcome() == FieldEntry.Outcome.REFUSED ? result.opened(json.readValue(text, CONTENT)) : result;
    }

    private FieldEntry.Result unreadable(@Nullable UUID id) {
        return FieldEntry.Result.refused(id, List.of(new FieldEntry.Wrong("", texts.of("field.entry.sealed"))));
    }
}
