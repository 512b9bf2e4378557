package org.linli.duty;

import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.platform.Forbidden;
import org.springframework.stereotype.Component;

/** Who keeps posts, members and rosters, and of which area: what lies above one's own is relied on, not kept. */
@Component
class DutyKeeping {

    private final Permissions permissions;

    DutyKeeping(Permissions permissions) {
        this.permissions = permissions;
    }

    /** @throws Forbidden for who keeps none, or not those of that area */
    void demand(AreaPath path) {
        permissions.demand(Posts.KEEP);
        Acting.demandSight(path);
    }
}
