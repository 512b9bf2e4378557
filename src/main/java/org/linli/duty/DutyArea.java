package org.linli.duty;

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
        AreaPath area = Acting.now().home();
        while (area.parent().isPresent()) {
            area = area.parent().get();
        }
        return area;
    }
}
