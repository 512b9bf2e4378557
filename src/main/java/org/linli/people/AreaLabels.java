package org.linli.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Names of nodes for lists and forms. */
@Component
class AreaLabels {

    private final Territory territory;

    AreaLabels(Territory territory) {
        this.territory = territory;
    }

    /** For each path the names below what whoever acts sees anyway: to a secretary 1组, to the command 西范小区 · 1组. */
    Map<AreaPath, String> labels(Collection<AreaPath> paths, Locale locale) {
        Map<AreaPath, Area> areas = territory.areas(paths.stream()
                .flatMap(path -> path.lineage().stream())
                .distinct()
                .toList());
        AreaPath home = Acting.now().area();
        int seen = home == null ? 1 : home.depth();
        Map<AreaPath, String> labels = new HashMap<>();
        for (AreaPath path : paths) {
            labels.computeIfAbsent(path, p -> {
                List<AreaPath> line = p.lineage();
                List<String> shown = line.stream()
                        .filter(a -> a.equals(p) || (a.depth() > seen && a.depth() == 2))
                        .map(areas::get)
                        .filter(java.util.Objects::nonNull)
                        .map(a -> a.nameIn(locale))
                        .toList();
                return String.join(" · ", shown);
            });
        }
        return labels;
    }
}
