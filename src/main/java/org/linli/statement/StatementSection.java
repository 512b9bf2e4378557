package org.linli.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Figures under one heading, as pages and sheets show them. */
record StatementSection(Section section, List<Figure> figures) {

    /** As many columns as stand beside each other on a desk's screen, with the names of areas and signatures. */
    private static final int COLUMNS = 10;

    /** The sections in bands that fit the screen: a table for each. */
    static List<List<StatementSection>> bands(List<StatementSection> sections) {
        var bands = new ArrayList<List<StatementSection>>();
        int columns = 0;
        for (StatementSection section : sections) {
            columns += section.figures().size();
            if (bands.isEmpty() || columns > COLUMNS) {
                bands.add(new ArrayList<>());
                columns = section.figures().size();
            }
            bands.getLast().add(section);
        }
        return bands;
    }

    /** The sections of a statement, each where its first figure stands. */
    static List<StatementSection> of(List<Figure> figures) {
        var sections = new LinkedHashMap<Section, List<Figure>>();
        figures.forEach(figure -> sections.computeIfAbsent(figure.counter().section(), k -> new ArrayList<>())
                .add(figure));
        return sections.entrySet().stream()
                .map(section -> new StatementSection(section.getKey(), List.copyOf(section.getValue())))
                .toList();
    }
}
