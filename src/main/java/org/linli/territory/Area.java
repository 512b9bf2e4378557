package org.linli.territory;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A node of the area tree.
 *
 * @param code its official code (9 digits for a sub-district, 12 for a village or residential committee); null for
 *     local nodes, since official codes end there
 * @param name 1 to 60 characters, unique beside its siblings of the same layer
 * @param nameEn the name in English; null to show the Chinese one
 * @param sort order among siblings, lower first
 * @param center where the map puts its label; null while unknown
 * @param version for changing what was read
 */
public record Area(
        AreaPath path,
        AreaKind kind,
        Layer layer,
        @Nullable String code,
        String name,
        @Nullable String nameEn,
        int sort,
        @Nullable Position center,
        int version) {

    /** The name in the reader's language. */
    public String nameIn(Locale locale) {
        return locale.getLanguage().equals("zh")
                ? name
                : Optional.ofNullable(nameEn).orElse(name);
    }

    /** The same by language code, for templates. */
    public String nameIn(String language) {
        return nameIn(Locale.of(language));
    }
}
