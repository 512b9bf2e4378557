package org.linli.places;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.list.ListSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of places for software, in the order in which they were entered; each begins behind the last one seen. */
@Component
class PlaceQueries {

    private static final String THERE = "p.until is null or p.until >= cast(:today as date)";
    private static final String ENDED = "p.until < cast(:today as date)";

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    PlaceQueries(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param area null for whatever whoever acts sees
     * @param kind null for all
     * @param market only its stalls; null for all
     * @param ended those that are no more in place of those that are there
     * @param after the last one of the page before; null for the first page
     */
    record Asked(
            @Nullable AreaPath area,
            @Nullable PlaceKind kind,
            @Nullable UUID market,
            boolean ended,
            @Nullable UUID after) {}

    @Transactional(readOnly = true)
    public List<Place> page(Asked asked, int most) {
        ListSql sql = ListSql.of("p.*", "places.place p where true")
                .and(asked.ended() ? ENDED : THERE)
                .with("today", clock.today());
        AreaPath area = asked.area();
        if (area != null) {
            sql.and("p.path >= :area and p.path < :area_end")
                    .with("area", area.value())
                    .with("area_end", area.end());
        }
        PlaceKind kind = asked.kind();
        if (kind != null) {
            sql.and("p.kind = :kind").with("kind", kind.code());
        }
        UUID market = asked.market();
        if (market != null) {
            sql.and("p.market_id = :market").with("market", market);
        }
        UUID after = asked.after();
        if (after != null) {
            sql.and("p.id > :after").with("after", after);
        }
        return jdbc.sql(sql.rows(" order by p.id", " limit :size"))
                .params(sql.params())
                .param("size", most)
                .query(PlaceStore::place)
                .list();
    }
}
