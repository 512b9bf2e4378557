package org.linli.territory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.Texts;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListSql;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Narrows lists to a node of the tree: to what lies in it in either layer. */
@Component
public class AreaFilter {

    /** Name of the filter in every list, and of the parameter in addresses. */
    public static final String NAME = "area";

    private static final String RENTAL_PATH = "rental_path";

    private final Territory territory;
    private final AreaNames areas;
    private final Texts texts;

    AreaFilter(Territory territory, AreaNames areas, Texts texts) {
        this.territory = territory;
        this.areas = areas;
        this.texts = texts;
    }

    /** @param table whose {@code path} and {@code rental_path} say where a row lies */
    public ListFilter of(String table) {
        return ListFilter.opening(
                        NAME,
                        "territory.area",
                        this::choices,
                        (slug, sql) -> within(table, Objects.requireNonNull(territory.narrowed(slug)), sql))
                .beyond(
                        slug -> territory.narrowed(slug) != null,
                        slug -> territory.label(
                                Objects.requireNonNull(territory.narrowed(slug)), LocaleContextHolder.getLocale()));
    }

    /** The node that a list is narrowed to, for its other filters; null for none. */
    public @Nullable AreaPath asked(ListSql sql) {
        return territory.narrowed(sql.asked(NAME));
    }

    private List<Choice> choices(String asked) {
        return Choice.allOr(
                texts.of("territory.area.all"),
                areas.opened(AreaPath.parse(asked).orElse(null)).stream()
                        .map(area -> new Choice(area.slug(), area.name())));
    }

    /**
     * Says where all that whoever acts sees lies along one column. Row-level security demands the same, but of either
     * layer, by which no index can be read in its order. Both say the same as long as no rental cell below a grid lets
     * homes of another grid; homes get their rental cells from a plan that is laid, which hangs them below communities.
     */
    public ListSql seen(String table, ListSql sql) {
        AreaPath mine = Acting.now().area();
        few(mine, sql);
        return mine == null || column(mine).equals(RENTAL_PATH)
                ? sql
                : sql.along(table + ".path", mine.value(), mine.end());
    }

    /** Demands that a row lies in the node: by the path of its own layer. */
    public ListSql within(String table, AreaPath area, ListSql sql) {
        return few(area, sql)
                .and("%1$s.%2$s >= :area and %1$s.%2$s < :area_end".formatted(table, column(area)))
                .with("area", area.value())
                .with("area_end", area.end());
    }

    /** Says that few rows lie in it, as in a community of a district, and in all that is below one. */
    public ListSql few(@Nullable AreaPath area, ListSql sql) {
        Area node = area == null ? null : territory.areas(List.of(area)).get(area);
        return node == null || node.kind() == AreaKind.SUBDISTRICT ? sql : sql.few();
    }

    private String column(AreaPath area) {
        Area node = territory.areas(List.of(area)).get(area);
        return node != null && node.layer() == Layer.RENTAL ? RENTAL_PATH : "path";
    }
}
