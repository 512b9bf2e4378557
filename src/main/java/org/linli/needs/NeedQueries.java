package org.linli.needs;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.HiddenChildren;
import org.linli.platform.BusinessClock;
import org.linli.platform.list.ListSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of needs for software, by what is due first; each begins behind the last one seen. */
@Component
class NeedQueries {

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final HiddenChildren children;

    NeedQueries(JdbcClient jdbc, BusinessClock clock, HiddenChildren children) {
        this.children = children;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param state null for what is still to be kept
     * @param area null for the signed-in scope
     * @param after the last one of the page before; null for the first page
     */
    @Transactional(readOnly = true)
    public List<Need> page(@Nullable NeedState state, @Nullable AreaPath area, @Nullable UUID after, int most) {
        ListSql sql = children.without("n.person_id", ListSql.of("n.*", "needs.need n where true"))
                .and(state == null ? "n.outcome is null" : state.condition())
                .with("now", Timestamp.from(clock.now()));
        if (area != null) {
            sql.and("n.path >= :area and n.path < :area_end or n.rental_path >= :area and n.rental_path < :area_end")
                    .with("area", area.value())
                    .with("area_end", area.end());
        }
        if (after != null) {
            sql.and("(n.due_at, n.id) > (select l.due_at, l.id from needs.need l where l.id = :after)")
                    .with("after", after);
        }
        return jdbc.sql(sql.rows(" order by n.due_at, n.id", " limit :size"))
                .params(sql.params())
                .param("size", most)
                .query(NeedStore::need)
                .list();
    }
}
