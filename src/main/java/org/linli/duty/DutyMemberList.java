package org.linli.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
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

/** Who does duty, and who did. */
@Component
class DutyMemberList implements ListKind<DutyMemberList.Row> {

    private final AreaNames names;
    private final AreaFilter areas;
    private final BusinessClock clock;
    private final Texts texts;

    DutyMemberList(AreaNames names, AreaFilter areas, BusinessClock clock, Texts texts) {
        this.clock = clock;
        this.names = names;
        this.areas = areas;
        this.texts = texts;
    }

    /**
     * A member.
     *
     * @param team its name; empty for none
     * @param away why they are away today; null when they are not
     * @param place the area in words
     */
    record Row(DutyMember member, String team, Absence.@Nullable Reason away, String place) {}

    @Override
    public String key() {
        return "duty-members";
    }

    @Override
    public String path() {
        return "/duty/members";
    }

    @Override
    public String title() {
        return "duty.members";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Posts.EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of("m.*, t.name as team, a.reason as away", """
                (select member.*, cast(null as text) as rental_path from duty.member) m
                left join duty.team t on t.id = m.team_id
                left join lateral (
                    select reason
                      from duty.absence
                     where member_id = m.id and withdrawn_at is null and reason <> 'wish'
                       and from_day <= cast(:today as date) and until_day >= cast(:today as date)
                     order by until_day desc
                     limit 1) a on true
                where true
                """).with("today", clock.today());
    }

    @Override
    public String id() {
        return "m.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("duty.member.name", row -> row.member().name())
                        .as(row -> ListCell.link(
                                row.member().name(),
                                "/duty/members/" + row.member().id()))
                        .by(ListSort.rising("m.name", "text")),
                ListColumn.<Row>of("duty.member.kinds", row -> kinds(row.member())),
                ListColumn.<Row>of("duty.member.team", Row::team)
                        .by(ListSort.rising("coalesce(t.name, '')", "text").then("m.name", "text")),
                ListColumn.<Row>of("duty.member.state", this::state)
                        .as(row -> row.away() == null && row.member().noNights() == null
                                ? ListCell.of("")
                                : ListCell.mark(state(row), row.away() == null ? Tone.NOTED : Tone.DANGER)),
                ListColumn.of("duty.member.area", Row::place)
                        .by(ListSort.rising("m.path", "text").then("m.name", "text")));
    }

    private String kinds(DutyMember member) {
        return Arrays.stream(DutyKind.values())
                .filter(member.kinds()::contains)
                .map(kind -> texts.of(kind.key()))
                .collect(Collectors.joining("、"));
    }

    private String state(Row row) {
        if (row.away() != null) {
            return texts.of(row.away().key());
        }
        return row.member().noNights() == null ? "" : texts.of("duty.member.no.nights");
    }

    @Override
    public String order() {
        return "name";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "duty.members.search",
                        (text, sql) -> sql.and("strpos(m.name, :text) > 0 or strpos(t.name, :text) > 0")
                                .with("text", text)),
                areas.of("m"),
                ListFilter.choice(
                        "kind",
                        "duty.member.kinds",
                        this::kindChoices,
                        (kind, sql) ->
                                sql.and("cast(:kind as text) = any(m.kinds)").with("kind", kind)),
                ListFilter.tick("left", "duty.members.left", (yes, sql) -> sql.and("m.until < cast(:today as date)")));
    }

    private List<Choice> kindChoices() {
        return Choice.allOr(
                texts.of("duty.members.all.kinds"),
                Arrays.stream(DutyKind.values()).map(kind -> new Choice(kind.code(), texts.of(kind.key()))));
    }

    @Override
    public String empty() {
        return "duty.members.empty";
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                DutyMemberStore.member(rs, number),
                Objects.requireNonNullElse(rs.getString("team"), ""),
                Optional.ofNullable(rs.getString("away"))
                        .flatMap(Absence.Reason::of)
                        .orElse(null),
                "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<AreaPath, String> places = names.of(
                rows.stream().map(row -> row.member().path()).distinct().toList());
        return rows.stream()
                .map(row -> new Row(
                        row.member(),
                        row.team(),
                        row.away(),
                        places.getOrDefault(row.member().path(), "")))
                .toList();
    }
}
