package org.linli.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.linli.access.AreaPath;
import org.linli.territory.AreaFigure;

/** Households or people of a node, as the area page shows them. */
record PeopleFigure(String key, int order, String address, Function<List<AreaPath>, Map<AreaPath, Long>> counting)
        implements AreaFigure {

    @Override
    public Map<AreaPath, Long> count(Collection<AreaPath> areas) {
        return counting.apply(List.copyOf(areas));
    }

    @Override
    public String rows(AreaPath area) {
        return address + area.slug();
    }

    @Override
    public String permission() {
        return People.READ;
    }
}
