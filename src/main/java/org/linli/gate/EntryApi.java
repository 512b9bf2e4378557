package org.linli.gate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entries, for software such as the barriers of a market. */
@RestController
@RequestMapping("/api/v1/entries")
@Allowed(Gates.SEE)
class EntryApi {

    private static final int MOST = 500;

    private final Entries entries;
    private final Places places;
    private final BusinessClock clock;

    EntryApi(Entries entries, Places places, BusinessClock clock) {
        this.entries = entries;
        this.places = places;
        this.clock = clock;
    }

    /**
     * Stores what was entered at gates, at most 500 entries in any order. Idempotent by the ids of the entries, which
     * are answered in the order in which they were sent. 422 only where the whole cannot be read: no clock, too many.
     */
    @PostMapping
    @Allowed(Gates.STAND)
    @Operation(summary = "Stores what was entered at gates, each entry once")
    Taken take(@RequestBody Sent sent) {
        return new Taken(
                clock.now(), entries.take(sent.sentAt(), Objects.requireNonNullElse(sent.entries(), List.of())));
    }

    /**
     * The entries of a place on a day, the latest first. Nobody is named; entries are kept for 14 days.
     *
     * @param day today when absent
     * @param after id of the last one of the page before, as {@code next} says; the first page when absent
     * @param size rows on a page, 1 to 500
     */
    @GetMapping
    @Operation(summary = "The entries of a place on a day, the latest first")
    Page list(
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam UUID place,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int size) {
        int most = Math.clamp(size, 1, MOST);
        LocalDate on = Objects.requireNonNullElseGet(day, clock::today);
        List<Entry> found = entries.page(places.get(place).id(), clock.startOf(on), clock.endOf(on), after, most + 1);
        List<Entry> rows = found.size() > most ? found.subList(0, most) : found;
        return new Page(
                rows.stream().map(Shown::of).toList(),
                found.size() > most ? rows.getLast().id() : null);
    }

    /** @param sentAt the device's clock while it sends, by which the times are corrected */
    @Schema(name = "EntriesSent")
    record Sent(@Nullable Instant sentAt, @Nullable List<EntrySent> entries) {}

    /** @param at the server's clock */
    @Schema(name = "EntriesTaken")
    record Taken(Instant at, List<EntryResult> results) {}

    /** @param next what to ask for as {@code after}; null on the last page */
    @Schema(name = "EntryPage")
    record Page(List<Shown> rows, @Nullable UUID next) {}

    /**
     * An entry.
     *
     * @param temperature degrees Celsius; null where it was not taken
     * @param reason empty where nothing was amiss
     */
    @Schema(name = "EntryShown")
    record Shown(
            UUID id,
            UUID gate,
            Instant at,
            boolean mask,
            String colour,
            @Nullable BigDecimal temperature,
            String outcome,
            String reason) {

        static Shown of(Entry entry) {
            return new Shown(
                    entry.id(),
                    entry.gate(),
                    entry.at(),
                    entry.mask(),
                    entry.colour().code(),
                    entry.temperature() == null ? null : BigDecimal.valueOf(entry.temperature(), 1),
                    entry.outcome().code(),
                    entry.reason() == null ? "" : entry.reason().code());
        }
    }
}
