package org.linli.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Figures under one heading, as pages and sheets show them. */
record Section(String key, List<Figure> figures) {

    /** The sections of a statement, each where its first figure stands. */
    static List<Section> of(List<Figure> figures) {
        var sections = new LinkedHashMap<String, List<Figure>>();
        figures.forEach(figure -> sections.computeIfAbsent(figure.counter().section(), k -> new ArrayList<>())
                .add(figure));
        return sections.entrySet().stream()
                .map(section -> new Section(section.getKey(), List.copyOf(section.getValue())))
                .toList();
    }
}
