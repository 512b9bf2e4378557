package org.linli.supplies;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.territory.Territory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is brought to households, for software. */
@RestController
@RequestMapping("/api/v1/supplies/deliveries")
class DeliveryApi {

    private static final int MOST = 500;

    private final Deliveries deliveries;
    private final Territory territory;
    private final BusinessClock clock;

    DeliveryApi(Deliveries deliveries, Territory territory, BusinessClock clock) {
        this.deliveries = deliveries;
        this.territory = territory;
        this.clock = clock;
    }

    /**
     * What is brought on a day, in walking order, at most 500; without what was called off.
     *
     * @param day today when absent
     * @param area path of a node; the caller's whole area when absent
     */
    @GetMapping
    @Allowed(Stock.SEE)
    @Operation(summary = "What is brought on a day")
    List<Shown> list(
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String area) {
        return deliveries.onDay(day == null ? clock.today() : day, territory.narrowed(area), MOST).stream()
                .map(Shown::of)
                .toList();
    }

    /**
     * Asks for a delivery, or for the same every day while somebody there must stay at home. Sent again under the same
     * id it is stored once; 409 when something else was asked for under it; 422 with the field of each problem.
     */
    @PostMapping
    @Allowed(Deliveries.ORDER)
    @Operation(summary = "Asks for a delivery, once or every day; sent again it is stored once")
    Asked order(@RequestBody Sent sent) {
        List<Problem> problems = new ArrayList<>();
        UUID id = needed(sent.id(), "id", "supplies.id", problems, new UUID(0, 0));
        UUID household = needed(sent.household(), "household", "supplies.id", problems, new UUID(0, 0));
        UUID store = needed(sent.store(), "store", "supplies.store.unknown", problems, new UUID(0, 0));
        LocalTime from = needed(sent.from(), "from", "supplies.choose.time", problems, LocalTime.MIN);
        LocalTime until = needed(sent.until(), "until", "supplies.choose.time", problems, LocalTime.MAX);
        Refused.ifAny(problems);
        deliveries.order(new DeliveryWanted(
                id,
                HouseholdId.of(household),
                store,
                Objects.requireNonNullElse(sent.items(), List.<Item>of()),
                Objects.requireNonNullElse(sent.day(), clock.today()),
                from,
                until,
                Boolean.TRUE.equals(sent.daily())));
        return new Asked(id);
    }

    private static <T> T needed(@Nullable T sent, String field, String key, List<Problem> problems, T otherwise) {
        if (sent == null) {
            problems.add(Problem.of(field, key));
            return otherwise;
        }
        return sent;
    }

    /**
     * What is asked for.
     *
     * @param id made by the caller, a UUID
     * @param day today when absent
     * @param from such as 11:00
     * @param until such as 12:30
     * @param daily whether every day while somebody there must stay at home
     */
    @Schema(name = "SuppliesDeliverySent")
    record Sent(
            @Nullable UUID id,
            @Nullable UUID household,
            @Nullable UUID store,
            @Nullable List<Item> items,
            @Nullable LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @Nullable Boolean daily) {}

    /** @param id as sent: of the delivery, or of the standing order */
    @Schema(name = "SuppliesDeliveryAsked")
    record Asked(UUID id) {}

    /**
     * A delivery at its door.
     *
     * @param state planned, packed, left_at_door, handed, nobody or refused
     */
    @Schema(name = "SuppliesDelivery")
    record Shown(
            UUID id,
            UUID household,
            String area,
            String address,
            String room,
            UUID store,
            List<Item> items,
            Instant dueFrom,
            Instant dueUntil,
            String state,
            @Nullable Instant endedAt) {

        static Shown of(DeliveryStore.AtDoor door) {
            Delivery delivery = door.delivery();
            Delivery.Ending ending = delivery.ending();
            String open = delivery.packedAt() == null ? "planned" : "packed";
            return new Shown(
                    delivery.id(),
                    delivery.household().value(),
                    delivery.path().slug(),
                    door.address(),
                    door.room(),
                    delivery.storeroom(),
                    delivery.items(),
                    delivery.dueFrom(),
                    delivery.dueUntil(),
                    ending == null ? open : ending.outcome().name().toLowerCase(Locale.ROOT),
                    ending == null ? null : ending.at());
        }
    }
}
