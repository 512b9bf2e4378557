package org.linli.field;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.linli.access.Acting;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.tasks.TaskPlace;
import org.springframework.stereotype.Component;

/** What the work on a phone can be narrowed to. */
@Component
class FieldAreas {

    /** So many can be chosen from; of more than that the upper levels. */
    private static final int MOST = 150;

    private final AreaNames names;

    FieldAreas(AreaNames names) {
        this.names = names;
    }

    /** The nodes under the one that whoever acts works in, in which these places are. */
    List<FieldItem.Area> of(Collection<TaskPlace> places) {
        AreaPath home = Acting.now().home();
        SortedSet<AreaPath> nodes = new TreeSet<>();
        for (TaskPlace place : places) {
            place.within(home).lineage().stream()
                    .filter(node -> home.covers(node) && !node.equals(home))
                    .forEach(nodes::add);
        }
        for (int depth = home.depth() + 8; nodes.size() > MOST && depth > home.depth() + 1; depth--) {
            int deepest = depth;
            nodes.removeIf(node -> node.depth() >= deepest);
        }
        Map<AreaPath, String> named = names.of(nodes);
        return nodes.stream()
                .map(node -> new FieldItem.Area(node, named.getOrDefault(node, node.code())))
                .toList();
    }
}
