package org.linli.imports;

import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.platform.Refused;

/** Whose list it is. */
final class ImportArea {

    private ImportArea() {}

    /**
     * The community that was said, or the sender's own area for a list that is of none; {@link Refused} where it cannot
     * be read.
     */
    static AreaPath of(ImportKind<?> kind, String slug) {
        return kind.ofCommunity() || !slug.isEmpty()
                ? AreaPath.parse(slug).orElseThrow(() -> Refused.of("area", "imports.refusal.area"))
                : Acting.now().home();
    }
}
