package org.linli.territory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.NotFound;
import org.linli.platform.ReadOnce;
import org.springframework.stereotype.Component;

/**
 * The whole tree in memory, without what is retired: each address that is written is understood in it, while it changes
 * a few times a year. It is read again when its mark in the database is another.
 *
 * <p>Thread-safe.
 */
@Component
class AreaTree {

    private final AreaStore areas;
    private final ReadOnce<Picture> now = new ReadOnce<>(this::read);
    private volatile Picture picture = new Picture("", List.of());

    AreaTree(AreaStore areas) {
        this.areas = areas;
    }

    /** The part of it in which addresses are understood that are written by whoever works at the node. */
    Neighbourhood around(AreaPath area) {
        return now().around(area);
    }

    /** The same of each of the nodes. */
    Map<AreaPath, Neighbourhood> around(Collection<AreaPath> areas) {
        Picture now = now();
        return areas.stream().distinct().collect(Collectors.toMap(area -> area, now::around));
    }

    /** A node that is not retired. */
    Optional<Area> find(AreaPath path) {
        return now().find(path);
    }

    /** The nodes of these paths that exist or did, in the order of their paths. */
    List<Area> findAll(Collection<AreaPath> paths) {
        Picture now = now();
        List<AreaPath> retired =
                paths.stream().filter(path -> now.find(path).isEmpty()).toList();
        return Stream.concat(
                        paths.stream().distinct().flatMap(path -> now.find(path).stream()),
                        areas.findAll(retired).stream())
                .sorted(Comparator.comparing(area -> area.path().value()))
                .toList();
    }

    /**
     * Every node at or under one, a parent before its children, siblings in walking order.
     *
     * @param top null for the whole tree
     */
    List<Area> under(@Nullable AreaPath top) {
        List<Area> all = now().areas;
        return top == null
                ? all
                : all.stream().filter(area -> top.covers(area.path())).toList();
    }

    /** Whether it is a cell. No node ever becomes of another kind, so a picture that is old will do. */
    boolean isCell(AreaPath path) {
        return picture.find(path)
                .or(() -> now().find(path))
                .filter(area -> area.kind() == AreaKind.CELL)
                .isPresent();
    }

    private Picture now() {
        return now.get();
    }

    /** The mark is read before the rows: rows newer than their mark are only read once more. */
    private Picture read() {
        String mark = areas.mark();
        Picture known = picture;
        if (!known.mark.equals(mark)) {
            known = new Picture(mark, areas.subtree("", "~"));
            picture = known;
        }
        return known;
    }

    /** The tree as it was under a mark. */
    private static final class Picture {

        private final String mark;
        private final List<Area> areas;
        private final Map<AreaPath, Area> byPath;
        private final Map<AreaPath, Neighbourhood> neighbourhoods = new ConcurrentHashMap<>();

        Picture(String mark, List<Area> areas) {
            this.mark = mark;
            this.areas = areas;
            this.byPath = areas.stream().collect(Collectors.toUnmodifiableMap(Area::path, Function.identity()));
        }

        Optional<Area> find(AreaPath path) {
            return Optional.ofNullable(byPath.get(path));
        }

        Neighbourhood around(AreaPath area) {
            Area within = find(area).orElseThrow(() -> new NotFound("area", area));
            return neighbourhoods.computeIfAbsent(
                    area,
                    path -> Neighbourhood.of(
                            within,
                            path.lineage().stream()
                                    .flatMap(above -> find(above).stream())
                                    .toList(),
                            areas));
        }
    }
}
