package org.linli.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.linli.access.AreaPath;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** What the map draws for a node: its border, its children with their first figure, and in a cell its houses. */
@Component
class AreaMap {

    private final Territory territory;
    private final Texts texts;

    AreaMap(Territory territory, Texts texts) {
        this.territory = territory;
        this.texts = texts;
    }

    /**
     * Everything to draw, corners as latitude and longitude.
     *
     * @param border of the node itself; empty while nobody drew it
     */
    record Drawing(String name, List<double[]> border, List<Piece> pieces, List<Spot> houses) {}

    /**
     * A child.
     *
     * @param layer household or rental
     * @param figures one line for each figure, as "Homes: 12"
     */
    record Piece(String name, String layer, String href, List<double[]> border, List<String> figures) {}

    /** A house of a cell. */
    record Spot(String name, double lat, double lng, boolean rental) {}

    Drawing draw(AreaPath path, Locale locale) {
        AreaOverview overview = territory.overview(path);
        List<AreaOverview.Line> lines = new ArrayList<>(overview.households());
        lines.addAll(overview.rentals());
        List<AreaPath> asked =
                new ArrayList<>(lines.stream().map(l -> l.area().path()).toList());
        asked.add(path);
        Map<AreaPath, Outline> outlines = territory.outlines(asked);
        List<AreaFigure> figures = territory.figures();
        List<Piece> pieces = lines.stream()
                .filter(line -> outlines.containsKey(line.area().path()))
                .map(line -> new Piece(
                        line.area().nameIn(locale),
                        line.area().layer().code(),
                        "/area/" + line.area().path().slug(),
                        corners(Optional.ofNullable(outlines.get(line.area().path()))),
                        figures.stream()
                                .map(f -> texts.of(
                                        "territory.map.figure",
                                        texts.of(f.key()),
                                        line.counts().getOrDefault(f.key(), 0L)))
                                .toList()))
                .toList();
        List<Spot> houses = overview.area().kind() == AreaKind.CELL ? houses(path) : List.of();
        return new Drawing(
                overview.area().nameIn(locale), corners(Optional.ofNullable(outlines.get(path))), pieces, houses);
    }

    private List<Spot> houses(AreaPath cell) {
        return territory.buildings(cell).stream()
                .flatMap(
                        b -> Optional.ofNullable(b.position())
                                .map(p -> new Spot(b.address(), p.lat(), p.lng(), b.rental()))
                                .stream())
                .toList();
    }

    private static List<double[]> corners(Optional<Outline> outline) {
        return outline.map(o -> o.ring().stream()
                        .map(p -> new double[] {p.lat(), p.lng()})
                        .toList())
                .orElse(List.of());
    }
}
