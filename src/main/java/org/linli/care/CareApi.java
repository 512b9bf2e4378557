package org.linli.care;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.people.PersonLooks;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Measures, for software. */
@RestController
@RequestMapping("/api/v1/measures")
@Allowed(CareSetup.SEE)
class CareApi {

    private final Measures measures;
    private final Territory territory;
    private final PersonLooks looks;
    private final Texts texts;

    CareApi(Measures measures, Territory territory, PersonLooks looks, Texts texts) {
        this.looks = looks;
        this.measures = measures;
        this.territory = territory;
        this.texts = texts;
    }

    /**
     * Who is under a measure.
     *
     * @param state how the measures stand; {@code ACTIVE} when absent
     * @param protocol only of this code
     * @param area path of a node; the caller's whole area when absent
     */
    @GetMapping
    @Operation(summary = "Who is under a measure")
    MeasurePage list(
            @RequestParam(defaultValue = "ACTIVE") MeasureState state,
            @RequestParam(defaultValue = "") String protocol,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        AreaPath path = territory.narrowed(area);
        Paged<Measure> found = measures.list(state, protocol, path, Paging.asked(page, size));
        return new MeasurePage(found.rows(), found.total(), page, found.pages());
    }

    /** One measure with what stands in the way of the release. */
    @GetMapping("/{id}")
    @Operation(summary = "One measure with what stands in the way of the release")
    OneMeasure get(@PathVariable UUID id) {
        Measure measure = measures.get(MeasureId.of(id));
        looks.note(measure.personId(), measure.path(), PersonLooks.On.MEASURE);
        List<String> obstacles = measure.isActive()
                ? measures.conditions(measure.id()).stream()
                        .flatMap(c -> c.obstacles().stream())
                        .map(o -> texts.of(o.key(), o.args().toArray()))
                        .toList()
                : List.of();
        return new OneMeasure(measure, obstacles);
    }

    record MeasurePage(List<Measure> rows, long total, int page, int pages) {}

    /** @param obstacles what stands in the way of the release, in the caller's language */
    @Schema(name = "MeasureWithObstacles")
    record OneMeasure(Measure measure, List<String> obstacles) {}
}
