package org.linli.statement;

import java.util.Collection;
import java.util.Map;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.divisions.Divisions;
import org.linli.platform.Languages;
import org.linli.platform.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words that a statement is shown with, in the reader's language. */
@Component
class StatementWording {

    private final Texts texts;
    private final Divisions divisions;
    private final AreaNames areas;

    StatementWording(Texts texts, Divisions divisions, AreaNames areas) {
        this.texts = texts;
        this.divisions = divisions;
        this.areas = areas;
    }

    public String label(Counter counter) {
        return texts.of(counter.label());
    }

    /** What a part is called that was acknowledged as open. */
    public String open(String key) {
        return texts.of(OpenPart.label(key));
    }

    public String section(Section section) {
        return texts.of(section.label());
    }

    /** What the rows with that breakdown are called. */
    public String part(Counter counter, String key) {
        if (key.isEmpty()) {
            return texts.of("statement.part.none");
        }
        return switch (counter.breakdown()) {
            case NONE, TEXT -> key;
            case WORD -> texts.of(counter.label() + "." + key);
            case PROVINCE ->
                divisions
                        .province(key)
                        .map(d -> texts.choose(d.name(), d.english()))
                        .orElse(key);
        };
    }

    /** Where these places are, from the community down: 西范小区 · 第一网格 · 3组. */
    public Map<AreaPath, String> places(Collection<AreaPath> paths) {
        return areas.of(paths);
    }

    public String language() {
        return Languages.code(LocaleContextHolder.getLocale());
    }
}
