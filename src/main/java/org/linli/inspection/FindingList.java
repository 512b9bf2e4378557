package org.linli.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.stereotype.Component;

/** Findings, those that are over only when they are asked for. */
@Component
class FindingList implements ListKind<FindingList.Row> {

    private static final String LASTING = "lasting";
    private static final String OVERDUE = "overdue";
    private static final String OVER = "over";
    private static final String ALL = "all";

    private final Findings findings;
    private final AreaNames names;
    private final AreaFilter areas;
    private final BusinessClock clock;
    private final Dates dates;
    private final Texts texts;

    FindingList(Findings findings, AreaNames names, AreaFilter areas, BusinessClock clock, Dates dates, Texts texts) {
        this.findings = findings;
        this.names = names;
        this.areas = areas;
        this.clock = clock;
        this.dates = dates;
        this.texts = texts;
    }

    /**
     * A finding.
     *
     * @param place name of the place
     * @param area where that lies, in words
     */
    record Row(Finding finding, String place, String area) {}

    @Override
    public String key() {
        return "findings";
    }

    @Override
    public String path() {
        return FindingPages.PATH;
    }

    @Override
    public String title() {
        return "inspection.findings";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Findings.EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of("f.*, p.name as place", """
                (select finding.*, cast(null as text) as rental_path from inspection.finding) f
                join places.place p on p.id = f.place_id
                where true
                """).with("now", Timestamp.from(clock.now()));
    }

    @Override
    public String id() {
        return "f.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("inspection.finding.what", row -> texts.of(findings.label(row.finding())))
                        .as(row -> ListCell.link(
                                texts.of(findings.label(row.finding())),
                                FindingPages.PATH + "/" + row.finding().id())),
                ListColumn.<Row>of("inspection.finding.place", Row::place)
                        .as(row -> ListCell.link(
                                row.place(),
                                PatrolledPages.PATH + "/" + row.finding().place()))
                        .by(ListSort.rising("p.name", "text").then("f.found_at", "timestamptz")),
                ListColumn.<Row>of(
                                "inspection.checklists.gravity",
                                row -> texts.of(row.finding().gravity().key()))
                        .as(row -> ListCell.mark(
                                texts.of(row.finding().gravity().key()),
                                tone(row.finding().gravity())))
                        .by(ListSort.falling(
                                        "case f.gravity when 'danger' then 3 when 'serious' then 2 else 1 end", "int")
                                .then("f.due_at", "timestamptz")),
                ListColumn.<Row>of(
                                "inspection.finding.state",
                                row -> texts.of(row.finding().state().key()))
                        .as(this::state),
                ListColumn.<Row>number(
                                "inspection.finding.times", row -> row.finding().times())
                        .as(row -> row.finding().times() > 1
                                ? ListCell.mark(
                                        texts.of(
                                                "inspection.finding.nth",
                                                row.finding().times()),
                                        Tone.CAREFUL)
                                : ListCell.of("1"))
                        .by(ListSort.falling("f.times", "int").then("f.due_at", "timestamptz")),
                ListColumn.<Row>of(
                                "inspection.finding.due",
                                row -> LocalDateTime.ofInstant(row.finding().dueAt(), clock.zone()))
                        .as(row -> ListCell.of(dates.fullMoment(row.finding().dueAt())))
                        .by(ListSort.rising("f.due_at", "timestamptz")),
                ListColumn.<Row>of(
                                "inspection.finding.found",
                                row -> LocalDateTime.ofInstant(row.finding().foundAt(), clock.zone()))
                        .as(row -> ListCell.of(dates.fullMoment(row.finding().foundAt())))
                        .by(ListSort.falling("f.found_at", "timestamptz")),
                ListColumn.of("inspection.finding.area", Row::area));
    }

    private ListCell state(Row row) {
        Finding finding = row.finding();
        ListCell cell = ListCell.mark(
                texts.of(finding.state().key()),
                switch (finding.state()) {
                    case OPEN -> Tone.CAREFUL;
                    case REPORTED, WITHDRAWN -> Tone.NOTED;
                    case PUT_RIGHT -> Tone.GOOD;
                });
        if (finding.isOverdue(clock.now())) {
            cell = cell.marked(texts.of("inspection.finding.overdue"), Tone.DANGER);
        }
        return finding.isOpen() && finding.escalatedAt() != null
                ? cell.marked(texts.of("inspection.finding.escalated"), Tone.DANGER)
                : cell;
    }

    static Tone tone(Gravity gravity) {
        return switch (gravity) {
            case MINOR -> Tone.NOTED;
            case SERIOUS -> Tone.CAREFUL;
            case DANGER -> Tone.DANGER;
        };
    }

    @Override
    public String order() {
        return "due";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "inspection.finding.search",
                        (text, sql) -> sql.and("""
                                strpos(p.name, :text) > 0 or strpos(p.address, :text) > 0
                                """).with("text", text)),
                areas.of("f"),
                ListFilter.choice("state", "inspection.finding.state", this::states, FindingList::state)
                        .otherwise(LASTING),
                ListFilter.choice(
                        "gravity",
                        "inspection.checklists.gravity",
                        this::gravities,
                        (gravity, sql) -> sql.and("f.gravity = :gravity").with("gravity", gravity)),
                ListFilter.tick("repeated", "inspection.finding.repeated", (yes, sql) -> sql.and("f.times > 1")));
    }

    private List<Choice> states() {
        return Stream.of(LASTING, OVERDUE, OVER, ALL)
                .map(state -> new Choice(state, texts.of("inspection.finding.shown." + state)))
                .toList();
    }

    private static void state(String which, ListSql sql) {
        switch (which) {
            case LASTING -> sql.and("f.ended_at is null");
            case OVERDUE -> sql.and("f.ended_at is null and f.due_at < :now");
            case OVER -> sql.and("f.ended_at is not null");
            default -> {}
        }
    }

    private List<Choice> gravities() {
        return Choice.allOr(
                texts.of("inspection.gravity.all"),
                Arrays.stream(Gravity.values()).map(gravity -> new Choice(gravity.code(), texts.of(gravity.key()))));
    }

    @Override
    public String empty() {
        return "inspection.findings.empty";
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(FindingStore.finding(rs, number), rs.getString("place"), "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<AreaPath, String> known = names.of(
                rows.stream().map(row -> row.finding().path()).distinct().toList());
        return rows.stream()
                .map(row -> new Row(
                        row.finding(),
                        row.place(),
                        known.getOrDefault(row.finding().path(), "")))
                .toList();
    }
}
