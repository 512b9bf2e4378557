package org.linli.statement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.access.AreaPath;
import org.linli.platform.Languages;
import org.linli.platform.Words;
import org.linli.territory.Divisions;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words that a statement is shown with, in the reader's language. */
@Component
class Naming {

    private final Words words;
    private final Divisions divisions;
    private final Territory territory;

    Naming(Words words, Divisions divisions, Territory territory) {
        this.words = words;
        this.divisions = divisions;
        this.territory = territory;
    }

    public String label(Counter counter) {
        return words.of(counter.label());
    }

    public String section(String section) {
        return words.of("counter.section." + section);
    }

    /** What the rows with that breakdown are called. */
    public String part(Counter counter, String key) {
        if (key.isEmpty()) {
            return words.of("statement.part.none");
        }
        return switch (counter.breakdown()) {
            case NONE, TEXT -> key;
            case WORD -> words.of(counter.label() + "." + key);
            case PROVINCE ->
                divisions
                        .province(key)
                        .map(d -> words.choose(d.name(), d.english()))
                        .orElse(key);
        };
    }

    /** Where these places are, from the community down: 西范小区 · 第一网格 · 3组. */
    public Map<AreaPath, String> places(Collection<AreaPath> paths) {
        var asked = new HashSet<AreaPath>();
        paths.forEach(path -> asked.addAll(path.lineage()));
        var areas = territory.areas(asked);
        Locale locale = LocaleContextHolder.getLocale();
        var places = new HashMap<AreaPath, String>();
        for (var path : new HashSet<>(paths)) {
            List<AreaPath> line = path.lineage();
            places.put(
                    path,
                    line.subList(line.size() > 1 ? 1 : 0, line.size()).stream()
                            .map(node ->
                                    areas.containsKey(node) ? areas.get(node).nameIn(locale) : node.code())
                            .collect(Collectors.joining(" · ")));
        }
        return places;
    }

    public String language() {
        return Languages.code(LocaleContextHolder.getLocale());
    }
}
