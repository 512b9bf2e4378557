package org.linli.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.territory.DwellingId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of households, for their pages. */
@Service
@Transactional(readOnly = true)
class Households {

    private final HouseholdList list;
    private final ScopePlanning planning;

    Households(HouseholdList list, ScopePlanning planning) {
        this.list = list;
        this.planning = planning;
    }

    /** Those that live in a node, or in the whole scope, in walking order. */
    public Paged<HouseholdRow> list(@Nullable AreaPath area, @Nullable HouseholdKind kind, Paging paging) {
        return planning.overMany(() -> list.page(area, kind, paging));
    }

    /** Those that live in one home. */
    public List<HouseholdRow> in(DwellingId dwelling) {
        return list.in(dwelling);
    }
}
