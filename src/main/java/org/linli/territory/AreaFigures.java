package org.linli.territory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The figures of areas, as the modules contribute them. */
@Component
class AreaFigures {

    private final AreaStore areas;
    private final ObjectProvider<AreaFigure> figures;

    AreaFigures(AreaStore areas, ObjectProvider<AreaFigure> figures) {
        this.areas = areas;
        this.figures = figures;
    }

    AreaOverview overview(Area area) {
        AreaPath path = area.path();
        List<Area> children = areas.children(path);
        List<AreaPath> asked = Stream.concat(Stream.of(path), children.stream().map(Area::path))
                .toList();
        Map<AreaPath, Map<String, Long>> counts = counts(asked);
        List<AreaOverview.Line> lines = children.stream()
                .map(c -> new AreaOverview.Line(c, counts.getOrDefault(c.path(), Map.of())))
                .toList();
        List<AreaOverview.Line> households =
                lines.stream().filter(l -> l.area().layer() == area.layer()).toList();
        Map<String, Long> own = counts.getOrDefault(path, Map.of());
        Map<String, Long> direct = new TreeMap<>();
        own.forEach((key, count) -> direct.put(
                key,
                count
                        - households.stream()
                                .mapToLong(l -> l.counts().getOrDefault(key, 0L))
                                .sum()));
        return new AreaOverview(
                area,
                path.parent().map(above -> areas.findAll(above.lineage())).orElse(List.of()),
                own,
                households,
                direct,
                lines.stream().filter(l -> l.area().layer() != area.layer()).toList());
    }

    /** In the order of their columns. */
    List<AreaFigure> figures() {
        return figures.orderedStream()
                .sorted(Comparator.comparingInt(AreaFigure::order))
                .toList();
    }

    private Map<AreaPath, Map<String, Long>> counts(List<AreaPath> paths) {
        Map<AreaPath, Map<String, Long>> counts = new HashMap<>();
        for (AreaFigure figure : figures()) {
            Map<AreaPath, Long> of = figure.count(paths);
            paths.forEach(path ->
                    counts.computeIfAbsent(path, p -> new HashMap<>()).put(figure.key(), of.getOrDefault(path, 0L)));
        }
        return counts;
    }
}
