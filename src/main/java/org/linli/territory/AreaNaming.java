package org.linli.territory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The names of areas for the pages of all modules. */
@Component
class AreaNaming implements AreaNames {

    private static final int MOST_SHOWN = 250;
    private static final String STEP = "\u2003"; // an em space, which a list to choose from does not swallow

    private final Territory territory;

    AreaNaming(Territory territory) {
        this.territory = territory;
    }

    @Override
    public Map<AreaPath, String> of(Collection<AreaPath> paths) {
        List<AreaPath> asked = paths.stream()
                .flatMap(path -> path.lineage().stream())
                .distinct()
                .toList();
        Map<AreaPath, Area> areas = territory.areas(asked);
        Locale locale = LocaleContextHolder.getLocale();
        var names = new HashMap<AreaPath, String>();
        for (AreaPath path : paths) {
            names.computeIfAbsent(path, p -> {
                List<AreaPath> line = p.lineage();
                return line.stream()
                        .skip(line.size() > 1 ? 1 : 0)
                        .map(node -> Optional.ofNullable(areas.get(node))
                                .map(area -> area.nameIn(locale))
                                .orElse(node.code()))
                        .collect(Collectors.joining(" · "));
            });
        }
        return names;
    }

    @Override
    public boolean exists(AreaPath path) {
        return territory.areas(List.of(path)).containsKey(path);
    }

    @Override
    public List<Choice> choices() {
        return choices(territory.tree(), area -> true);
    }

    @Override
    public List<Choice> opened(@Nullable AreaPath chosen) {
        List<Area> tree = territory.tree();
        int deepest = deepest(tree);
        return choices(
                tree,
                area -> area.path().depth() <= deepest
                        || chosen != null
                                && area.path()
                                        .parent()
                                        .filter(up -> up.covers(chosen))
                                        .isPresent());
    }

    /** The deepest level to which the tree has no more nodes than can be shown. */
    private static int deepest(List<Area> tree) {
        Map<Integer, Long> ofLevel = tree.stream()
                .collect(Collectors.groupingBy(area -> area.path().depth(), TreeMap::new, Collectors.counting()));
        long shown = 0;
        int deepest = 0;
        for (Map.Entry<Integer, Long> level : ofLevel.entrySet()) {
            shown += level.getValue();
            if (shown > MOST_SHOWN && deepest > 0) {
                break;
            }
            deepest = level.getKey();
        }
        return deepest;
    }

    private static List<Choice> choices(List<Area> tree, Predicate<Area> shown) {
        int top = tree.isEmpty() ? 0 : tree.getFirst().path().depth();
        Locale locale = LocaleContextHolder.getLocale();
        return tree.stream()
                .filter(shown)
                .map(area ->
                        new Choice(area.path().slug(), STEP.repeat(area.path().depth() - top) + area.nameIn(locale)))
                .toList();
    }
}
