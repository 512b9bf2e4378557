package org.linli.keypersons;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of key persons for software, by when they must be met; each begins behind the last one seen. */
@Component
class KeyPersonQueries {

    private final JdbcClient jdbc;
    private final AreaFilter areas;

    KeyPersonQueries(JdbcClient jdbc, AreaFilter areas) {
        this.jdbc = jdbc;
        this.areas = areas;
    }

    /**
     * @param area null for the signed-in scope
     * @param reason null for any
     * @param until the last day on which they must be met; null for any
     * @param after where the last one of the page before stood, wherever they stand now; null for the first page
     */
    @Transactional(readOnly = true)
    public List<KeyPerson> page(
            @Nullable AreaPath area,
            @Nullable KeyReason reason,
            @Nullable LocalDate until,
            @Nullable KeyPersonPlace after,
            int most) {
        ListSql sql = ListSql.of("k.*", "keypersons.key_person k where k.ended_on is null");
        if (area != null) {
            areas.within("k", area, sql);
        }
        if (reason != null) {
            sql.and(":reason = any(k.reasons)").with("reason", reason.code());
        }
        if (until != null) {
            sql.and("k.due_on <= :until").with("until", until);
        }
        if (after != null) {
            sql.and("(k.due_on, k.id) > (:afterDue, :afterId)")
                    .with("afterDue", after.dueOn())
                    .with("afterId", after.id());
        }
        return jdbc.sql(sql.rows(" order by k.due_on, k.id", " limit :size"))
                .params(sql.params())
                .param("size", most)
                .query(KeyPersonStore::keyPerson)
                .list();
    }
}
