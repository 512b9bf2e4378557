package org.linli.territory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.Download;
import org.linli.platform.NotFound;
import org.linli.platform.Texts;
import org.linli.platform.sheet.TableWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The tree with the map beside it. */
@Controller
@Allowed(Territory.SEE)
class AreaPages {

    private static final int MOST_FOUND = 40;

    private final Territory territory;
    private final AreaMap map;
    private final AreaSections sections;
    private final Texts texts;
    private final String basemap;

    AreaPages(
            Territory territory,
            AreaMap map,
            AreaSections sections,
            Texts texts,
            @Value("${linli.basemap:}") String basemap) {
        this.territory = territory;
        this.map = map;
        this.sections = sections;
        this.texts = texts;
        this.basemap = basemap;
    }

    @GetMapping("/area")
    String home() {
        return territory.top().map(top -> "redirect:/area/" + top.path().slug()).orElse("territory/nothing");
    }

    @GetMapping("/area/{path}")
    String area(@PathVariable String path, @RequestParam(defaultValue = "") String q, Model model) {
        AreaOverview overview = territory.overview(read(path));
        List<Area> tree = territory.tree();
        model.addAttribute("overview", overview);
        model.addAttribute("area", overview.area());
        model.addAttribute("figures", territory.figures());
        model.addAttribute("sections", sections.of(overview.area().path()));
        model.addAttribute("tree", unfolded(tree, overview.area().path()));
        model.addAttribute("householdCells", cells(tree, overview.area().path(), Layer.HOUSEHOLD));
        model.addAttribute("rentalCells", cells(tree, overview.area().path(), Layer.RENTAL));
        model.addAttribute("top", tree.isEmpty() ? 0 : tree.getFirst().path().depth());
        model.addAttribute("basemap", basemap);
        model.addAttribute("q", q.strip());
        model.addAttribute(
                "found", q.isBlank() ? List.of() : named(tree, overview.area().path(), q.strip()));
        return "territory/area";
    }

    @GetMapping(value = "/area/{path}/map.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    AreaMap.Drawing map(@PathVariable String path, Locale locale) {
        return map.draw(read(path), locale);
    }

    @GetMapping("/area/{path}/children.{form:xlsx|csv}")
    void children(@PathVariable String path, @PathVariable String form, Locale locale, HttpServletResponse response)
            throws IOException {
        AreaOverview overview = territory.overview(read(path));
        List<AreaFigure> figures = territory.figures();
        List<String> header = new ArrayList<>(
                List.of(texts.of("territory.area"), texts.of("territory.kind"), texts.of("territory.layer")));
        figures.forEach(figure -> header.add(texts.of(figure.key())));
        String name = overview.area().nameIn(locale);
        try (TableWriter table = Download.table(response, form, name, name, header)) {
            for (AreaOverview.Line line : overview.households()) {
                table.row(row(line.area(), line.counts(), figures, locale));
            }
            if (overview.hasDirect()) {
                List<Object> direct = new ArrayList<>(List.of(texts.of("territory.direct"), "", ""));
                figures.forEach(f -> direct.add(overview.direct().getOrDefault(f.key(), 0L)));
                table.row(direct);
            }
            table.row(row(overview.area(), overview.counts(), figures, locale));
            for (AreaOverview.Line line : overview.rentals()) {
                table.row(row(line.area(), line.counts(), figures, locale));
            }
        }
    }

    private static long cells(List<Area> tree, AreaPath within, Layer layer) {
        return tree.stream()
                .filter(a -> a.kind() == AreaKind.CELL && a.layer() == layer && within.covers(a.path()))
                .count();
    }

    private List<Object> row(Area area, java.util.Map<String, Long> counts, List<AreaFigure> figures, Locale locale) {
        List<Object> row = new ArrayList<>(List.of(
                area.nameIn(locale),
                texts.of(area.kind().key()),
                texts.of(area.layer().key())));
        figures.forEach(figure -> row.add(counts.getOrDefault(figure.key(), 0L)));
        return row;
    }

    /** The part of the tree that is open: the way down to the node, its children, and whatever lies beside that way. */
    private static List<Area> unfolded(List<Area> tree, AreaPath at) {
        Set<AreaPath> open = new LinkedHashSet<>(at.lineage());
        int top = tree.isEmpty() ? 0 : tree.getFirst().path().depth();
        return tree.stream()
                .filter(a -> a.path().depth() == top
                        || a.path().parent().filter(open::contains).isPresent())
                .toList();
    }

    private static List<Area> named(List<Area> tree, AreaPath within, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return tree.stream()
                .filter(a -> within.covers(a.path()))
                .filter(a -> a.name().contains(text)
                        || a.nameIn(Locale.ENGLISH).toLowerCase(Locale.ROOT).contains(wanted)
                        || text.equals(a.code()))
                .limit(MOST_FOUND)
                .toList();
    }

    static AreaPath read(String path) {
        return AreaPath.parse(path).orElseThrow(() -> new NotFound("area", path));
    }
}
