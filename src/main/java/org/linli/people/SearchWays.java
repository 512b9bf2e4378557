package org.linli.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.platform.list.ListSql;

/** The ways in which a text can be meant: those that find few people name them, the others say how they are known. */
class SearchWays {

    private final ListSql sql;
    private final Set<UUID> found = new LinkedHashSet<>();
    private final List<String> conditions = new ArrayList<>();

    SearchWays(ListSql sql) {
        this.sql = sql;
    }

    void add(UUID[] ids) {
        found.addAll(Arrays.asList(ids));
    }

    /** @param condition by which they are known; where they are too many to be named */
    void add(Optional<UUID[]> few, String condition) {
        few.ifPresentOrElse(this::add, () -> conditions.add(condition));
    }

    boolean findsNobody() {
        return found.isEmpty() && conditions.isEmpty();
    }

    /** Demands that one of the ways finds a person. */
    void demand() {
        if (!found.isEmpty() || conditions.isEmpty()) {
            conditions.addFirst("p.id = any(:ids)");
            sql.with("ids", found.toArray(UUID[]::new));
        }
        sql.and(String.join(" or ", conditions));
    }
}
