package org.linli.vaccination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How many elders have been vaccinated, by part of the area and age, and how that rose. */
@Controller
@Allowed(Coverage.SEE)
class CoveragePages {

    static final String PATH = "/vaccination/coverage";

    private static final int WIDTH = 600;
    private static final int HEIGHT = 200;

    private final Coverage coverage;
    private final Territory territory;
    private final AreaNames names;
    private final BusinessClock clock;

    CoveragePages(Coverage coverage, Territory territory, AreaNames names, BusinessClock clock) {
        this.coverage = coverage;
        this.territory = territory;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A line of the table.
     *
     * @param name of the part of the area
     * @param band message key of the age; empty for all
     * @param area as addresses name it
     * @param code of the age, for addresses; empty for all
     */
    record Line(
            String name,
            String band,
            String area,
            String code,
            int elders,
            int excused,
            int refused,
            int first,
            String firstShare,
            int full,
            String fullShare,
            int booster,
            String boosterShare,
            int missing,
            boolean isWhole,
            boolean opens) {}

    @GetMapping(PATH)
    String show(@RequestParam(required = false) @Nullable String area, Model model) {
        AreaPath within = Objects.requireNonNullElseGet(
                territory.narrowed(area), () -> Acting.now().home());
        List<Coverage.Part> parts = coverage.parts(within);
        Map<AreaPath, Area> areas =
                territory.areas(parts.stream().map(part -> part.all().path()).toList());
        List<CoverageStore.Point> curve = coverage.curve(within);
        int elders = parts.getFirst().all().elders();
        model.addAttribute("within", territory.label(within, LocaleContextHolder.getLocale()));
        model.addAttribute(
                "lines",
                parts.stream()
                        .flatMap(part -> lines(part, within, areas).stream())
                        .toList());
        model.addAttribute("whole", line(parts.getFirst().all(), "", true, false));
        model.addAttribute("elders", elders);
        model.addAttribute("points", curve);
        model.addAttribute("first", drawn(curve, elders, CoverageStore.Point::first));
        model.addAttribute("second", drawn(curve, elders, CoverageStore.Point::second));
        model.addAttribute("third", drawn(curve, elders, CoverageStore.Point::third));
        model.addAttribute("today", clock.today());
        AreaPath above =
                within.equals(Acting.now().home()) ? null : within.parent().orElse(null);
        model.addAttribute("above", above == null ? "" : above.slug());
        return "vaccination/coverage";
    }

    private List<Line> lines(Coverage.Part part, AreaPath within, Map<AreaPath, Area> areas) {
        boolean isWhole = part.all().path().equals(within);
        String name =
                names.of(List.of(part.all().path())).getOrDefault(part.all().path(), "");
        List<Line> lines = new ArrayList<>();
        lines.add(line(
                part.all(),
                name,
                isWhole,
                !isWhole && areas.containsKey(part.all().path())));
        if (part.bands().size() > 1 || isWhole) {
            part.bands().forEach(band -> lines.add(line(band, name, isWhole, false)));
        }
        return lines;
    }

    private static Line line(CoverageLine of, String name, boolean isWhole, boolean opens) {
        return new Line(
                name,
                AgeBand.of(of.band()).map(AgeBand::key).orElse(""),
                of.path().slug(),
                of.band(),
                of.elders(),
                of.excused(),
                of.refused(),
                of.first(),
                share(of, of.first()),
                of.full(),
                share(of, of.full()),
                of.booster(),
                share(of, of.booster()),
                of.elders() - of.first(),
                isWhole,
                opens);
    }

    private static String share(CoverageLine of, int part) {
        int mille = of.share(part);
        return mille / 10 + "." + mille % 10 + "%";
    }

    /** As a line of an SVG whose height is all elders. */
    private static String drawn(List<CoverageStore.Point> curve, int elders, ToIntFunction<CoverageStore.Point> count) {
        int last = Math.max(1, curve.size() - 1);
        return IntStream.range(0, curve.size())
                .mapToObj(at -> at * WIDTH / last + ","
                        + (elders == 0 ? HEIGHT : HEIGHT - count.applyAsInt(curve.get(at)) * HEIGHT / elders))
                .collect(Collectors.joining(" "));
    }
}
