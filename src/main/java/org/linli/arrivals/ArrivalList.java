package org.linli.arrivals;

import java.sql.Date;
import java.util.Locale;
import java.util.Optional;
import org.linli.access.Acting;
import org.linli.people.People;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of arrivals: which ones, newest first. */
@Repository
class ArrivalList {

    private static final String FROM = """
              from arrivals.arrival a
              left join people.card p on p.person_id = a.person_id
             where (cast(:path as text) is null
                    or a.path >= :path and a.path < :end or a.rental_path >= :path and a.rental_path < :end)
               and (:protocol = '' or coalesce(a.protocol, 'none') = :protocol)
               and (:province = '' or starts_with(a.origin_code, :province))
               and (cast(:from as date) is null or a.registered_on >= :from)
               and (cast(:to as date) is null or a.registered_on <= :to)
               and (cast(:file as uuid) is null or a.import_id = :file)
               and (:withdrawn or a.withdrawn_at is null)
               and (:text = ''
                    or strpos(p.name, :text) > 0
                    or starts_with(p.initials, :lower)
                    or strpos(a.origin_name, :text) > 0
                    or a.person_id = any(:found))
            """;

    private final JdbcClient jdbc;
    private final ArrivalStore store;
    private final People people;

    ArrivalList(JdbcClient jdbc, ArrivalStore store, People people) {
        this.people = people;
        this.jdbc = jdbc;
        this.store = store;
    }

    Paged<Arrival> page(ArrivalQuery query, Paging paging) {
        long total = with(query, "select count(*) " + FROM).query(Long.class).single();
        var rows = with(
                        query,
                        "select a.* " + FROM + " order by a.registered_on desc, a.registered_at desc, a.id"
                                + " limit :size offset :offset")
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(store::arrival)
                .list();
        return new Paged<>(rows, total, paging);
    }

    private JdbcClient.StatementSpec with(ArrivalQuery query, String sql) {
        // Of the area: an arrival elsewhere of somebody who lives here now belongs to the list of that place.
        var area = Optional.ofNullable(query.area()).orElse(Acting.now().area());
        return jdbc.sql(sql)
                .param("path", area == null ? null : area.value())
                .param("end", area == null ? null : area.end())
                .param("protocol", query.protocol())
                .param("province", query.province())
                .param("from", query.from() == null ? null : Date.valueOf(query.from()))
                .param("to", query.to() == null ? null : Date.valueOf(query.to()))
                .param("file", query.file() == null ? null : query.file().value())
                .param("withdrawn", query.withdrawn())
                .param("found", people.found(query.text().strip(), query.area()))
                .param("text", query.text().strip())
                .param("lower", query.text().strip().toLowerCase(Locale.ROOT));
    }
}
