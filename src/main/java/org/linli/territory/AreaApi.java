package org.linli.territory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.divisions.Divisions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The area tree for software, and the divisions for a type-ahead. */
@RestController
@RequestMapping("/api/v1")
@Allowed(Territory.SEE)
class AreaApi {

    private final Territory territory;
    private final Divisions divisions;

    AreaApi(Territory territory, Divisions divisions) {
        this.territory = territory;
        this.divisions = divisions;
    }

    /**
     * A node as JSON.
     *
     * @param counts figures by name; {@code direct} and those of the household children add up to them
     */
    @Schema(name = "Area")
    record AreaJson(
            AreaPath path,
            String kind,
            String layer,
            @Nullable String code,
            String name,
            @Nullable String nameEn,
            @Nullable Position center,
            int version,
            List<Named> ancestors,
            Map<String, Long> counts,
            Map<String, Long> direct,
            List<Child> children) {}

    @Schema(name = "AreaName")
    record Named(AreaPath path, String name, @Nullable String nameEn) {}

    @Schema(name = "AreaChild")
    record Child(
            AreaPath path,
            String kind,
            String layer,
            @Nullable String code,
            String name,
            @Nullable String nameEn,
            Map<String, Long> counts) {}

    @GetMapping("/areas/{path}")
    @Operation(summary = "A node of the area tree with its children and figures")
    AreaJson area(@PathVariable String path) {
        AreaOverview overview = territory.overview(AreaPages.read(path));
        Area area = overview.area();
        List<Child> children = java.util.stream.Stream.concat(
                        overview.households().stream(), overview.rentals().stream())
                .map(AreaApi::child)
                .toList();
        return new AreaJson(
                area.path(),
                area.kind().code(),
                area.layer().code(),
                area.code(),
                area.name(),
                area.nameEn(),
                area.center(),
                area.version(),
                overview.ancestors().stream()
                        .map(a -> new Named(a.path(), a.name(), a.nameEn()))
                        .toList(),
                named(overview.counts()),
                named(overview.direct()),
                children);
    }

    /** A division of the country. */
    @Schema(name = "Division")
    record DivisionJson(String code, String name, String nameEn) {}

    /** Divisions for what was typed: characters, pinyin, initials or a code. */
    @GetMapping("/divisions")
    @Operation(summary = "Divisions of the country and countries abroad for what was typed, as origins")
    List<DivisionJson> divisions(@RequestParam String q, @RequestParam(defaultValue = "12") int limit) {
        return divisions.search(q, Math.clamp(limit, 1, 100)).stream()
                .map(d -> new DivisionJson(
                        d.code(),
                        divisions.fullName(d.code(), java.util.Locale.SIMPLIFIED_CHINESE),
                        divisions.fullName(d.code(), java.util.Locale.ENGLISH)))
                .toList();
    }

    private static Child child(AreaOverview.Line line) {
        Area area = line.area();
        return new Child(
                area.path(),
                area.kind().code(),
                area.layer().code(),
                area.code(),
                area.name(),
                area.nameEn(),
                named(line.counts()));
    }

    /** Figures under the last word of their message key: homes, rented. */
    private static Map<String, Long> named(Map<String, Long> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((key, count) -> named.put(key.substring(key.lastIndexOf('.') + 1), count));
        return named;
    }
}
