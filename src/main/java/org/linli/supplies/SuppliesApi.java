package org.linli.supplies;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.Refused;
import org.linli.territory.Territory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stores and what they have, for software. */
@RestController
@RequestMapping("/api/v1/supplies")
@Allowed(Stock.SEE)
class SuppliesApi {

    private static final int MOST = 200;

    private final Stock stock;
    private final Territory territory;

    SuppliesApi(Stock stock, Territory territory) {
        this.stock = stock;
        this.territory = territory;
    }

    /**
     * What the stores of the caller's area, and of the areas above it, have.
     *
     * @param area path of a node; only the stores of it and below
     */
    @GetMapping("/stock")
    @Operation(summary = "What the stores have")
    List<StoreStock> stock(@RequestParam(required = false) @Nullable String area) {
        AreaPath path = territory.narrowed(area);
        return stock.storerooms().stream()
                .filter(room -> path == null || path.covers(room.path()))
                .map(room -> new StoreStock(
                        room.id(),
                        room.path().slug(),
                        room.name(),
                        stock.of(room.id()).stream().map(this::held).toList()))
                .toList();
    }

    private Held held(Stock.Line line) {
        Good good = line.good();
        return new Held(
                good.code(), stock.named(good), line.quantity(), stock.unit(good), good.minimum(), line.isLow());
    }

    /** The latest movements of a store, at most 200, newest first. */
    @GetMapping("/stores/{id}/movements")
    @Operation(summary = "The latest movements of a store")
    List<Moved> movements(@PathVariable UUID id) {
        UUID store = stock.storeroom(id).id();
        return stock.movements(store, MOST).stream().map(Moved::of).toList();
    }

    /**
     * Receives, hands out or counts, or takes a movement back. Sent again under the same id it is stored once and
     * answered the same; 409 when something else was stored under it. 422 when the store has less than is to go out.
     */
    @PostMapping("/movements")
    @Allowed(Stock.KEEP)
    @Operation(summary = "Receives, hands out or counts, or takes a movement back; sent again it is stored once")
    Moved move(@RequestBody Sent sent) {
        UUID id = sent.id();
        if (id == null) {
            throw Refused.of("id", "supplies.id");
        }
        String note = Objects.requireNonNullElse(sent.note(), "").strip();
        if (sent.corrects() != null) {
            return Moved.of(stock.correct(id, sent.corrects(), note));
        }
        if (sent.store() == null) {
            throw Refused.of("store", "supplies.store.unknown");
        }
        return Moved.of(stock.enter(new Movement.Entry(
                id,
                sent.store(),
                Objects.requireNonNullElse(sent.good(), ""),
                kind(sent.kind()),
                Objects.requireNonNullElse(sent.quantity(), -1),
                note)));
    }

    private static Movement.Kind kind(@Nullable String sent) {
        return Stream.of(Movement.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(sent) && kind.isEntered())
                .findFirst()
                .orElseThrow(() -> Refused.of("kind", "supplies.kind.unknown"));
    }

    /** A store with what it has. */
    @Schema(name = "SuppliesStore")
    record StoreStock(UUID id, String area, String name, List<Held> goods) {}

    /**
     * What a store has of a good; {@code name} and {@code unit} in the caller's language.
     *
     * @param low whether there is less than the minimum
     */
    @Schema(name = "SuppliesHeld")
    record Held(String good, String name, int quantity, String unit, int minimum, boolean low) {}

    /**
     * A movement as sent.
     *
     * @param id made by the caller, a UUID
     * @param good its code
     * @param kind in, out or count
     * @param quantity how much came in or went out, or how much was found there
     * @param corrects id of a movement to take back; the rest but the note is left out then
     */
    @Schema(name = "SuppliesMovementSent")
    record Sent(
            @Nullable UUID id,
            @Nullable UUID store,
            @Nullable String good,
            @Nullable String kind,
            @Nullable Integer quantity,
            @Nullable String note,
            @Nullable UUID corrects) {}

    /**
     * A movement as stored.
     *
     * @param kind in, out, count, correction or delivery
     * @param quantity by how much the store has more; less when negative
     * @param corrected whether it was taken back since
     */
    @Schema(name = "SuppliesMovement")
    record Moved(
            UUID id,
            UUID store,
            String good,
            String kind,
            int quantity,
            @Nullable Integer counted,
            String note,
            Instant at,
            @Nullable UUID by,
            @Nullable UUID corrects,
            boolean corrected) {

        static Moved of(Movement movement) {
            return new Moved(
                    movement.id(),
                    movement.storeroom(),
                    movement.good(),
                    movement.kind().code(),
                    movement.quantity(),
                    movement.counted(),
                    movement.note(),
                    movement.at(),
                    movement.by(),
                    movement.corrects(),
                    movement.corrected());
        }
    }
}
