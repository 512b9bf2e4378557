package org.linli.territory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The names of areas for the pages of all modules. */
@Component
class AreaNaming implements AreaNames {

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
        List<Area> tree = territory.tree();
        int top = tree.isEmpty() ? 0 : tree.getFirst().path().depth();
        Locale locale = LocaleContextHolder.getLocale();
        return tree.stream()
                .map(area ->
                        new Choice(area.path().slug(), STEP.repeat(area.path().depth() - top) + area.nameIn(locale)))
                .toList();
    }
}
