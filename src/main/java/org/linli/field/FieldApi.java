package org.linli.field;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the field app asks and sends, with the token of its device. */
@RestController
@RequestMapping("/api/v1/field")
@Allowed(FieldDevices.USE)
class FieldApi {

    private static final int MOST_ENTRIES = 100;

    private final FieldSync syncing;
    private final FieldEntries taking;
    private final FieldSealedEntries opening;
    private final BusinessClock clock;

    FieldApi(FieldSync syncing, FieldEntries taking, FieldSealedEntries opening, BusinessClock clock) {
        this.opening = opening;
        this.syncing = syncing;
        this.taking = taking;
        this.clock = clock;
    }

    /**
     * What changed since the cursor; everything where there is none or it is not known any more. The same cursor sent
     * again is answered again. 401 when the device was shut out or not heard of for 72 hours, 404 when it is not the
     * caller's or there is no such area. Texts are in the language of {@code Accept-Language}.
     */
    @PostMapping("/sync")
    @Operation(summary = "What changed for a device since its last sync")
    FieldSync.Answer sync(@RequestBody Asked asked) {
        return syncing.sync(device(asked.device()), asked.cursor(), asked.sentAt(), asked.area());
    }

    /**
     * Stores what was entered, at most 100 entries in the order in which they were made. Idempotent by the ids of the
     * entries. Each is answered for itself; 422 only where the whole cannot be read: no device, no clock, too many.
     */
    @PostMapping("/entries")
    @Operation(summary = "Stores what was entered on a device, each entry once")
    Taken entries(@RequestBody Sent sent) {
        List<FieldEntry> entries = sent.entries() == null ? List.of() : sent.entries();
        demandFew(entries);
        return new Taken(clock.now(), taking.take(device(sent.device()), clock(sent.sentAt()), entries));
    }

    /**
     * Takes what a device had kept sealed when it cleared itself, at most 100 entries, from whoever entered it; what
     * somebody else entered is to wait. Otherwise as for entries.
     */
    @PostMapping("/sealed")
    @Operation(summary = "Takes entries that a device had kept sealed")
    Taken sealed(@RequestBody SentSealed sent) {
        List<FieldSealedEntry> entries = sent.entries() == null ? List.of() : sent.entries();
        demandFew(entries);
        return new Taken(clock.now(), opening.take(device(sent.device()), clock(sent.sentAt()), entries));
    }

    private static void demandFew(List<?> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw Refused.of("entries", "field.entries.many", MOST_ENTRIES);
        }
    }

    private static Instant clock(@Nullable Instant sentAt) {
        if (sentAt == null) {
            throw Refused.of("sentAt", "field.entries.clock");
        }
        return sentAt;
    }

    private static UUID device(@Nullable UUID device) {
        if (device == null) {
            throw Refused.of("device", "field.device.missing");
        }
        return device;
    }

    /**
     * @param cursor of the last answer that arrived; absent for none
     * @param sentAt the device's clock
     * @param area path of a node that the tasks are narrowed to from now on, empty for the whole area of the account;
     *     kept with the device, and left as it was when absent
     */
    @Schema(name = "FieldSyncAsked")
    record Asked(
            @Nullable UUID device,
            @Nullable UUID cursor,
            @Nullable Instant sentAt,
            @Nullable String area) {}

    @Schema(name = "FieldEntriesSent")
    record Sent(
            @Nullable UUID device,
            @Nullable Instant sentAt,
            @Nullable List<FieldEntry> entries) {}

    @Schema(name = "FieldSealedSent")
    record SentSealed(
            @Nullable UUID device,
            @Nullable Instant sentAt,
            @Nullable List<FieldSealedEntry> entries) {}

    /** @param at the server's clock */
    @Schema(name = "FieldEntriesTaken")
    record Taken(Instant at, List<FieldEntry.Result> results) {}
}
