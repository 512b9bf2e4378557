package org.linli.territory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.linli.access.SharedCount;
import org.linli.access.SharedCounts;
import org.linli.platform.BusinessClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The figures of areas, as the modules contribute them. */
@Component
class AreaFigures {

    private static final Duration SHARED = Duration.ofSeconds(15);

    /** So many counted rows cost a noticeable time. */
    private static final int LARGE = 50_000;

    private final AreaStore areas;
    private final ObjectProvider<AreaFigure> figures;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final SharedCount<Asked, Counted> shared;

    AreaFigures(
            AreaStore areas,
            ObjectProvider<AreaFigure> figures,
            TransactionTemplate transaction,
            BusinessClock clock,
            SharedCounts shared) {
        this.areas = areas;
        this.figures = figures;
        this.transaction = transaction;
        this.clock = clock;
        this.shared = shared.of(SHARED, Counted::isLarge);
    }

    private record Asked(List<AreaPath> nodes, LocalDate today) {}

    /** Figures of nodes, by key; whoever may see these nodes sees all rows under them. */
    private record Counted(Map<AreaPath, Map<String, Long>> of, Instant at) {

        boolean isLarge() {
            return of.values().stream()
                    .flatMap(counts -> counts.values().stream())
                    .anyMatch(count -> count > LARGE);
        }
    }

    AreaOverview overview(Area area) {
        AreaPath path = area.path();
        List<Area> children = areas.children(path);
        List<AreaPath> asked = Stream.concat(Stream.of(path), children.stream().map(Area::path))
                .toList();
        Counted counted =
                shared.get(new Asked(asked, clock.today()), () -> transaction.execute(status -> counted(asked)));
        Map<AreaPath, Map<String, Long>> counts = counted.of();
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
                lines.stream().filter(l -> l.area().layer() != area.layer()).toList(),
                counted.isLarge() ? counted.at() : null);
    }

    /** In the order of their columns. */
    List<AreaFigure> figures() {
        return figures.orderedStream()
                .sorted(Comparator.comparingInt(AreaFigure::order))
                .toList();
    }

    private Counted counted(List<AreaPath> paths) {
        Map<AreaPath, Map<String, Long>> counts = new HashMap<>();
        for (AreaFigure figure : figures()) {
            Map<AreaPath, Long> of = figure.count(paths);
            paths.forEach(path ->
                    counts.computeIfAbsent(path, p -> new HashMap<>()).put(figure.key(), of.getOrDefault(path, 0L)));
        }
        return new Counted(counts, clock.now());
    }
}
