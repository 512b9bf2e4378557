package org.linli.territory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.Sealing;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.text.WrittenText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads homes as lists and as counts, in walking order. */
@Repository
class HomeList {

    private final JdbcClient jdbc;
    private final Sealing sealing;

    HomeList(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    Paged<HomeRow> page(HomeQuery query, boolean english, Paging paging) {
        long total = bind(jdbc.sql("""
                        select count(*)
                          from territory.dwelling d
                          join territory.building b on b.id = d.building_id
                         where ((d.path >= :path and d.path < :end) or (d.rental_path >= :path and d.rental_path < :end))
                           and (cast(:rental as boolean) is null or d.rental = cast(:rental as boolean))
                           and (:text = '' or (strpos(b.address || d.room, :text) > 0 and b.address || d.room ~ :part) or strpos(b.landlord_name, :text) > 0
                                or b.landlord_phone_tail_hash = cast(:tail as bytea)
                                or b.landlord_phone_hash = cast(:phone as bytea))
                        """), query).query(Long.class).single();
        return new Paged<>(rows(query, english, paging.size(), paging.offset()), total, paging);
    }

    /** Every row of the list, a thousand at a time. */
    void forEach(HomeQuery query, boolean english, Consumer<HomeRow> each) {
        int step = 1000;
        long offset = 0;
        List<HomeRow> rows;
        do {
            rows = rows(query, english, step, offset);
            rows.forEach(each);
            offset += step;
        } while (rows.size() == step);
    }

    /** Homes in each subtree; with {@code rentalOnly} those that are let. */
    Map<AreaPath, Long> count(List<AreaPath> areas, boolean rentalOnly) {
        Map<AreaPath, Long> counts = new HashMap<>();
        if (!areas.isEmpty()) {
            jdbc.sql("""
                            select a.path, count(*) as homes
                              from unnest(:paths) as a (path)
                              join territory.dwelling d
                                on (d.path >= a.path collate "C" and d.path < (a.path || '~') collate "C")
                                or (d.rental_path >= a.path collate "C" and d.rental_path < (a.path || '~') collate "C")
                             where d.rental or not :rentalOnly
                             group by a.path
                            """)
                    .param("paths", areas.stream().map(AreaPath::value).toArray(String[]::new))
                    .param("rentalOnly", rentalOnly)
                    .query((rs, n) -> counts.put(new AreaPath(rs.getString("path")), rs.getLong("homes")))
                    .list();
        }
        return counts;
    }

    private List<HomeRow> rows(HomeQuery query, boolean english, int size, long offset) {
        return bind(jdbc.sql("""
                        select d.id, d.path, a.name, a.name_en, b.address, d.room, b.landlord_name, b.landlord_phone_sealed,
                               d.rental
                          from territory.dwelling d
                          join territory.building b on b.id = d.building_id
                          join territory.area a on a.path = d.path
                         where ((d.path >= :path and d.path < :end) or (d.rental_path >= :path and d.rental_path < :end))
                           and (cast(:rental as boolean) is null or d.rental = cast(:rental as boolean))
                           and (:text = '' or (strpos(b.address || d.room, :text) > 0 and b.address || d.room ~ :part) or strpos(b.landlord_name, :text) > 0
                                or b.landlord_phone_tail_hash = cast(:tail as bytea)
                                or b.landlord_phone_hash = cast(:phone as bytea))
                         order by d.path, b.walk_order, b.address, d.walk_order, d.room, d.id
                         limit :size offset :offset
                        """), query)
                .param("size", size)
                .param("offset", offset)
                .query((rs, n) -> {
                    String nameEn = rs.getString("name_en");
                    byte[] sealed = rs.getBytes("landlord_phone_sealed");
                    return new HomeRow(
                            new DwellingId(rs.getObject("id", UUID.class)),
                            new AreaPath(rs.getString("path")),
                            english && nameEn != null ? nameEn : rs.getString("name"),
                            rs.getString("address"),
                            rs.getString("room"),
                            rs.getString("landlord_name"),
                            sealed == null ? null : HomeRow.mask(sealing.open("phone", sealed)),
                            rs.getBoolean("rental"));
                })
                .list();
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, HomeQuery query) {
        String digits = query.digits();
        boolean tail = digits != null && digits.length() == 4;
        return sql.param("path", query.area().value())
                .param("end", query.area().end())
                .param("rental", query.rental())
                .param("text", query.text())
                .param("part", WrittenText.partOfAddress(query.text()))
                .param("tail", tail ? hash("phone-tail", digits) : null)
                .param("phone", tail ? null : hash("phone", digits));
    }

    private byte @Nullable [] hash(String purpose, @Nullable String text) {
        return text == null ? null : sealing.hash(purpose, text);
    }
}
