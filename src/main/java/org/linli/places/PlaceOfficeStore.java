package org.linli.places;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The numbers of offices. */
@Repository
@Transactional
class PlaceOfficeStore {

    private final JdbcClient jdbc;

    PlaceOfficeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lowest area over a path, or it itself, whose office has a number. */
    @Transactional(readOnly = true)
    public Optional<Map.Entry<AreaPath, String>> nearest(AreaPath path) {
        return jdbc.sql("""
                        select path, phone from places.office
                         where path = any(:lineage)
                         order by length(path) desc
                         limit 1
                        """)
                .param("lineage", path.lineage().stream().map(AreaPath::value).toArray(String[]::new))
                .query((rs, n) -> Map.entry(new AreaPath(rs.getString("path")), rs.getString("phone")))
                .optional();
    }

    Map<AreaPath, String> of(Collection<AreaPath> paths) {
        return jdbc
                .sql("select path, phone from places.office where path = any(:paths)")
                .param("paths", paths.stream().map(AreaPath::value).toArray(String[]::new))
                .query((rs, n) -> Map.entry(new AreaPath(rs.getString("path")), rs.getString("phone")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void keep(AreaPath path, @Nullable String phone) {
        if (phone == null) {
            jdbc.sql("delete from places.office where path = :path")
                    .param("path", path.value())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into places.office (path, phone) values (:path, :phone)
                        on conflict (path) do update set phone = excluded.phone
                        """).param("path", path.value()).param("phone", phone).update();
    }
}
