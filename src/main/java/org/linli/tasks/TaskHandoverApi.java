package org.linli.tasks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Handing over the open tasks of somebody, for software. */
@RestController
@RequestMapping("/api/v1/handovers")
@Allowed(TaskHandovers.HAND_OVER)
class TaskHandoverApi {

    private final TaskHandovers handovers;

    TaskHandoverApi(TaskHandovers handovers) {
        this.handovers = handovers;
    }

    /**
     * What would be handed over, and to whom it could go. 403 for the tasks of others unless the caller may give tasks.
     *
     * @param from an account; the caller's own when absent
     * @param until the last day; today when absent
     * @param area paths of cells; all when absent
     */
    @GetMapping("/preview")
    @Operation(summary = "How many open tasks would be handed over, and who could take them")
    Preview preview(
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable List<AreaPath> area) {
        TaskHandoverPreview preview = handovers.preview(asked(from, until, area));
        Map<String, Integer> kinds = new LinkedHashMap<>();
        preview.kinds().forEach((kind, count) -> kinds.put(kind.key(), count));
        return new Preview(
                preview.from().id(),
                preview.total(),
                kinds,
                preview.places().stream()
                        .map(place -> new Place(place.path(), place.tasks()))
                        .toList(),
                preview.receivers().stream()
                        .map(one ->
                                new Receiver(one.account().id(), one.account().name(), one.tasks()))
                        .toList());
    }

    /**
     * Hands over what is to do at this moment: of the tasks asked for, those that the receiver may do and whose place
     * they see; the answer says how many stayed. 422 when that is none, when the receiver is disabled or may do no
     * tasks, and when {@code until} is past.
     */
    @PostMapping
    @Operation(summary = "Hands over the open tasks of somebody at once")
    Made hand(@RequestBody Sent sent) {
        if (sent.to() == null) {
            throw Refused.of("to", "tasks.reassign.nobody");
        }
        TaskHandovers.Made made = handovers.hand(asked(sent.from(), sent.until(), sent.areas()), sent.to());
        return new Made(made.id(), made.tasks(), made.left());
    }

    /** Gives back what is still to do and still with the receiver. Sent again it gives back nothing more. */
    @PostMapping("/{id}/back")
    @Operation(summary = "Gives back what was handed over and is still to do")
    Back giveBack(@PathVariable UUID id) {
        return new Back(handovers.giveBack(id).tasks());
    }

    private TaskHandoverAsked asked(@Nullable UUID from, @Nullable LocalDate until, @Nullable List<AreaPath> areas) {
        return new TaskHandoverAsked(
                from == null ? Acting.now().account() : from,
                until == null ? handovers.today() : until,
                areas == null ? List.of() : areas);
    }

    /** @param kinds how many of each */
    @Schema(name = "HandoverPreview")
    record Preview(UUID from, int total, Map<String, Integer> kinds, List<Place> areas, List<Receiver> receivers) {}

    @Schema(name = "HandoverArea")
    record Place(AreaPath area, int tasks) {}

    /** @param tasks how many of them they could take */
    @Schema(name = "HandoverReceiver")
    record Receiver(UUID account, String name, int tasks) {}

    /**
     * As for the preview.
     *
     * @param to who is to have them
     */
    @Schema(name = "HandoverSent")
    record Sent(
            @Nullable UUID from,
            @Nullable UUID to,
            @Nullable LocalDate until,
            @Nullable List<AreaPath> areas) {}

    /** @param left how many of those asked for stayed where they were */
    @Schema(name = "HandoverMade")
    record Made(UUID id, int tasks, int left) {}

    @Schema(name = "HandoverBack")
    record Back(int tasks) {}
}
