package org.linli.territory;

import java.util.List;
import org.linli.access.Permissions;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Service;
import org.springframework.util.LinkedMultiValueMap;

/** Finds homes for other modules' pages. */
@Service
public class Homes {

    private final HomeList list;
    private final Lists lists;
    private final Permissions permissions;

    Homes(HomeList list, Lists lists, Permissions permissions) {
        this.list = list;
        this.lists = lists;
        this.permissions = permissions;
    }

    /**
     * The first homes in walking order that a text finds, as the list of homes does; whoever calls notes the search.
     *
     * @throws org.linli.platform.Forbidden for whoever may not see homes
     */
    public List<HomeRow> found(String text) {
        permissions.demand(Territory.SEE_HOMES);
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("q", text);
        return lists.rows(list, asked);
    }
}
