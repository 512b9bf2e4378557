package org.linli.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.StaleRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of the area tree. Retired nodes stay in it for the records that name them and are left out everywhere here.
 */
@Repository
class AreaStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AreaStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Area> find(AreaPath path) {
        return jdbc.sql("""
                        select path, kind, layer, code, name, name_en, sort, lat, lng, version
                          from territory.area
                         where path = :path and retired_on is null
                        """).param("path", path.value()).query(AreaStore::area).optional();
    }

    List<Area> findAll(Collection<AreaPath> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select path, kind, layer, code, name, name_en, sort, lat, lng, version
                          from territory.area
                         where path in (:paths)
                         order by path
                        """)
                .param("paths", paths.stream().map(AreaPath::value).toList())
                .query(AreaStore::area)
                .list();
    }

    /** The node and everything under it; a parent before its children, siblings in their order. */
    List<Area> subtree(String from, String end) {
        return jdbc.sql("""
                        with recursive tree as (
                            select path, kind, layer, code, name, name_en, sort, lat, lng, version,
                                   array[layer || lpad((sort + 1000000)::text, 8, '0') || path] as line
                              from territory.area
                             where retired_on is null and (path = :from or (:from = '' and parent = ''))
                            union all
                            select c.path, c.kind, c.layer, c.code, c.name, c.name_en, c.sort, c.lat, c.lng, c.version,
                                   t.line || (c.layer || lpad((c.sort + 1000000)::text, 8, '0') || c.path)
                              from territory.area c
                              join tree t on c.parent = t.path
                             where c.retired_on is null and c.path < :end
                        )
                        select path, kind, layer, code, name, name_en, sort, lat, lng, version
                          from tree
                         order by line collate "C"
                        """)
                .param("from", from)
                .param("end", end)
                .query(AreaStore::area)
                .list();
    }

    /** Another whenever the tree has changed. */
    String mark() {
        return jdbc.sql("select mark from territory.tree")
                .query(String.class)
                .optional()
                .orElse("");
    }

    List<Area> children(AreaPath parent) {
        return jdbc.sql("""
                        select path, kind, layer, code, name, name_en, sort, lat, lng, version
                          from territory.area
                         where parent = :parent and retired_on is null
                         order by layer, sort, path
                        """)
                .param("parent", parent.value())
                .query(AreaStore::area)
                .list();
    }

    /** Outlines by path, each a ring of latitude and longitude. */
    Map<AreaPath, Outline> outlines(Collection<AreaPath> paths) {
        Map<AreaPath, Outline> outlines = new HashMap<>();
        if (!paths.isEmpty()) {
            jdbc.sql("select path, outline from territory.area where path in (:paths) and outline is not null")
                    .param("paths", paths.stream().map(AreaPath::value).toList())
                    .query((rs, n) ->
                            outlines.put(new AreaPath(rs.getString("path")), outline(rs.getString("outline"))))
                    .list();
        }
        return outlines;
    }

    void insert(Area area, @Nullable Outline outline) {
        Position center = area.center();
        jdbc.sql("""
                        insert into territory.area (path, kind, layer, code, name, name_en, sort, outline, lat, lng)
                        values (:path, :kind, :layer, :code, :name, :nameEn, :sort, cast(:outline as jsonb), :lat, :lng)
                        """)
                .param("path", area.path().value())
                .param("kind", area.kind().code())
                .param("layer", area.layer().code())
                .param("code", area.code())
                .param("name", area.name())
                .param("nameEn", area.nameEn())
                .param("sort", area.sort())
                .param("outline", outline == null ? null : text(outline))
                .param("lat", center == null ? null : center.lat())
                .param("lng", center == null ? null : center.lng())
                .update();
    }

    void rename(AreaPath path, int version, AreaForm form) {
        int changed = jdbc.sql("""
                        update territory.area
                           set name = :name, name_en = nullif(:nameEn, ''), sort = :sort, version = version + 1
                         where path = :path and version = :version and retired_on is null
                        """)
                .param("name", form.name())
                .param("nameEn", form.nameEn())
                .param("sort", form.sort())
                .param("path", path.value())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleRecord("area", path);
        }
    }

    void redraw(AreaPath path, Outline outline) {
        jdbc.sql("""
                        update territory.area
                           set outline = cast(:outline as jsonb), lat = :lat, lng = :lng, version = version + 1
                         where path = :path
                        """)
                .param("outline", text(outline))
                .param("lat", outline.center().lat())
                .param("lng", outline.center().lng())
                .param("path", path.value())
                .update();
    }

    void retire(AreaPath path, int version, LocalDate on) {
        int changed = jdbc.sql("""
                        update territory.area set retired_on = :on, version = version + 1
                         where path = :path and version = :version and retired_on is null
                        """)
                .param("on", on)
                .param("path", path.value())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleRecord("area", path);
        }
    }

    /** Whether the path was ever given away; a retired one is not used again, since old records name it. */
    boolean isTaken(AreaPath path) {
        return jdbc.sql("select exists (select 1 from territory.area where path = :path)")
                .param("path", path.value())
                .query(Boolean.class)
                .single();
    }

    private String text(Outline outline) {
        return json.writeValueAsString(outline.ring().stream()
                .map(p -> new double[] {round(p.lat()), round(p.lng())})
                .toList());
    }

    private Outline outline(String text) {
        double[][] ring = json.readValue(text, double[][].class);
        return new Outline(
                Arrays.stream(ring).map(c -> new Position(c[0], c[1])).toList());
    }

    /** Six places behind the point are eleven centimetres. */
    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    private static Area area(ResultSet rs, int row) throws SQLException {
        double lat = rs.getDouble("lat");
        boolean known = !rs.wasNull();
        return new Area(
                new AreaPath(rs.getString("path")),
                AreaKind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                Layer.valueOf(rs.getString("layer").toUpperCase(Locale.ROOT)),
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("name_en"),
                rs.getInt("sort"),
                known ? new Position(lat, rs.getDouble("lng")) : null,
                rs.getInt("version"));
    }
}
