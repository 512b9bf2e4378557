package org.linli.duty;

import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;

/** Where the posts lie that somebody relies on. */
final class DutyArea {

    private DutyArea() {}

    /**
     * The area below which all lies that whoever acts may see: posts of the community are also those of its cells.
     * Row-level security leaves of it what is theirs.
     */
    static AreaPath widest() {
        return Acting.now().home().lineage().getFirst();
    }

    /** What a page is narrowed to; {@link #home} where it is to nothing. */
    static AreaPath orHome(@Nullable AreaPath narrowed) {
        return narrowed == null ? home() : narrowed;
    }

    /** The community of whoever works in a cell of it, whose posts they rely on; else where they work. */
    static AreaPath home() {
        return community(Acting.now().home());
    }

    /** The community in which it lies, or itself where it is none or a larger one. */
    static AreaPath community(AreaPath area) {
        return area.depth() > 2 ? area.lineage().get(1) : area;
    }
}
