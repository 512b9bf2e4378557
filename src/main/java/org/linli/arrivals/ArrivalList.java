package org.linli.arrivals;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.divisions.Divisions;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.policy.Policies;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Arrivals of the signed-in scope, those registered last first; numbers are masked in the file too. */
@Component
class ArrivalList implements ListKind<ArrivalList.Row> {

    /** As in the index {@code arrival_by_end}; row-level security reads a coalesce of nobody by an index. */
    private static final String LAST_DAY = "(case when a.until is null then 'infinity' else a.until end)";

    /** Those that were withdrawn are left out unless they are asked for. */
    private static final String STANDING = "no";

    /** Those who were only registered. */
    private static final String NO_PROTOCOL = "none";

    private final ArrivalStore store;
    private final People people;
    private final Territory territory;
    private final Divisions divisions;
    private final Policies policies;
    private final Texts texts;
    private final TransactionTemplate transaction;

    ArrivalList(
            ArrivalStore store,
            People people,
            Territory territory,
            Divisions divisions,
            Policies policies,
            Texts texts,
            TransactionTemplate transaction) {
        this.store = store;
        this.people = people;
        this.territory = territory;
        this.divisions = divisions;
        this.policies = policies;
        this.texts = texts;
        this.transaction = transaction;
    }

    /**
     * @param card null where whoever acts does not see the person
     * @param place in words
     */
    record Row(Arrival arrival, @Nullable PersonCard card, String place) {

        String of(Function<PersonCard, String> part) {
            return card == null ? "" : part.apply(card);
        }
    }

    @Override
    public String key() {
        return "arrivals";
    }

    @Override
    public String path() {
        return "/arrivals";
    }

    @Override
    public String title() {
        return "arrivals.title";
    }

    @Override
    public String empty() {
        return "arrivals.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Arrivals.EXPORT);
    }

    /** Of the area: an arrival elsewhere of somebody who lives here now belongs to the list of that place. */
    @Override
    public ListSql statement() {
        ListSql sql =
                ListSql.of("a.*", "arrivals.arrival a left join people.card p on p.person_id = a.person_id where true");
        AreaPath area = Acting.now().area();
        return area == null ? sql : within("scope", area, sql);
    }

    @Override
    public String id() {
        return "a.id";
    }

    @Override
    public String about() {
        return "a.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        var columns = new ArrayList<ListColumn<Row>>(List.of(
                ListColumn.<Row>of("arrivals.label.name", row -> row.of(PersonCard::name))
                        .as(row -> ListCell.link(
                                row.card() == null ? "–" : row.card().name(),
                                "/arrivals/" + row.arrival().id()))
                        .by(ListSort.rising("coalesce(p.name, '')", "text")),
                ListColumn.filed("arrivals.label.document", row -> row.of(PersonCard::document)),
                ListColumn.filed(
                        "arrivals.label.phone",
                        row -> row.of(card -> Optional.ofNullable(card.phone()).orElse(""))),
                ListColumn.<Row>of("arrivals.label.origin", row -> row.arrival().originName())
                        .by(ListSort.rising("a.origin_code", "text")),
                ListColumn.<Row>of(
                                "arrivals.label.arrived.on",
                                row -> row.arrival().arrivedOn())
                        .by(ListSort.falling("a.arrived_on", "date").then("a.registered_at", "timestamptz")),
                ListColumn.of("arrivals.label.area", Row::place),
                ListColumn.of("arrivals.label.address", row -> row.of(PersonCard::address)),
                ListColumn.<Row>of("arrivals.preview.title", row -> protocol(row.arrival()))
                        .as(row -> ListCell.mark(protocol(row.arrival()), ListCell.Tone.NOTED)),
                ListColumn.<Row>of(
                                "arrivals.export.until",
                                row -> row.arrival().decided().until())
                        .by(ListSort.rising(LAST_DAY, "date")),
                ListColumn.<Row>of(
                                "arrivals.export.registered",
                                row -> row.arrival().registeredOn())
                        .by(ListSort.falling("a.registered_on", "date").then("a.registered_at", "timestamptz")),
                ListColumn.<Row>of("arrivals.export.state", row -> state(row.arrival()))
                        .as(row -> row.arrival().stands()
                                ? ListCell.EMPTY
                                : ListCell.mark(state(row.arrival()), ListCell.Tone.DANGER))));
        Stream.of(ArrivalDetail.values())
                .map(detail -> ListColumn.<Row>filed(
                        detail.key(), row -> row.arrival().details().text(detail)))
                .forEach(columns::add);
        return columns;
    }

    @Override
    public String order() {
        return "registered";
    }

    private String protocol(Arrival arrival) {
        return Optional.ofNullable(arrival.decided().protocol()).orElseGet(() -> texts.of("arrivals.registered.only"));
    }

    private String state(Arrival arrival) {
        return arrival.stands() ? "" : texts.of("arrivals.withdrawn");
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search("q", "arrivals.search", this::found),
                ListFilter.day(
                        "from",
                        "arrivals.from",
                        (day, sql) -> sql.and("a.registered_on >= :from").with("from", Date.valueOf(day))),
                ListFilter.day(
                        "to",
                        "arrivals.to",
                        (day, sql) -> sql.and("a.registered_on <= :to").with("to", Date.valueOf(day))),
                ListFilter.carried(
                        "area",
                        "arrivals.list.area",
                        slug -> territory.narrowed(slug) != null,
                        slug -> territory.label(
                                Objects.requireNonNull(territory.narrowed(slug)), LocaleContextHolder.getLocale()),
                        (slug, sql) -> within("area", Objects.requireNonNull(territory.narrowed(slug)), sql)),
                ListFilter.carried(
                        "protocol",
                        "arrivals.list.protocol",
                        code -> code.equals(NO_PROTOCOL) || policies.knows(code),
                        code -> code.equals(NO_PROTOCOL) ? texts.of("arrivals.registered.only") : code,
                        (code, sql) -> sql.and("coalesce(a.protocol, 'none') = :protocol")
                                .with("protocol", code)),
                ListFilter.carried(
                        "province",
                        "arrivals.list.province",
                        code -> divisions.province(code).isPresent(),
                        this::province,
                        (code, sql) ->
                                sql.and("starts_with(a.origin_code, :province)").with("province", code)),
                ListFilter.carried(
                        "file",
                        "arrivals.list.file",
                        this::isFile,
                        id -> "",
                        (id, sql) -> sql.and("a.import_id::text = :file").with("file", id)),
                ListFilter.carried(
                                "withdrawn", "arrivals.list.withdrawn", which -> false, which -> "", (which, sql) -> {
                                    if (which.equals(STANDING)) {
                                        sql.and("a.withdrawn_at is null");
                                    }
                                })
                        .otherwise(STANDING));
    }

    /** Whether somebody in sight came from it. */
    private boolean isFile(String id) {
        return Boolean.TRUE.equals(transaction.execute(status -> store.isImported(id)));
    }

    private String province(String code) {
        Locale locale = LocaleContextHolder.getLocale();
        return divisions
                .province(code)
                .map(province -> divisions.fullName(province.code(), locale))
                .orElse(code);
    }

    private void found(String text, ListSql sql) {
        String person = people.found(text, "a.person_id", "strpos(p.name, :text) > 0", sql);
        sql.and(person + " or strpos(a.origin_name, :origin_text) > 0").with("origin_text", text);
    }

    private static ListSql within(String name, AreaPath area, ListSql sql) {
        return sql.and("a.path >= :%1$s and a.path < :%1$s_end or a.rental_path >= :%1$s and a.rental_path < :%1$s_end"
                        .formatted(name))
                .with(name, area.value())
                .with(name + "_end", area.end());
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(store.arrival(rs, number), null, "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<PersonId, PersonCard> cards = people.cards(
                rows.stream().map(row -> row.arrival().person()).distinct().toList());
        var places = new HashMap<AreaPath, String>();
        return rows.stream()
                .map(Row::arrival)
                .map(arrival -> new Row(
                        arrival,
                        cards.get(arrival.person()),
                        places.computeIfAbsent(
                                arrival.path(), path -> territory.label(path, LocaleContextHolder.getLocale()))))
                .toList();
    }
}
