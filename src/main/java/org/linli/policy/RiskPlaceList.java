package org.linli.policy;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Risk areas, those that hold from the latest day first. Its file can be corrected and imported again. */
@Component
class RiskPlaceList implements ListKind<RiskPlace> {

    static final String EXPORT = "policy.risk.export";

    private final Texts texts;

    RiskPlaceList(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String key() {
        return "risk-areas";
    }

    @Override
    public String path() {
        return "/policies/risk-places";
    }

    @Override
    public String title() {
        return "policy.risk.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of("p.*", "policy.risk_place p where true");
    }

    @Override
    public String id() {
        return "p.id";
    }

    @Override
    public List<ListColumn<RiskPlace>> columns() {
        return List.of(
                ListColumn.of("policy.column.division_code", RiskPlace::divisionCode)
                        .by(ListSort.rising("p.division_code", "text").then("p.name", "text")),
                ListColumn.of("policy.column.name", RiskPlace::name).by(ListSort.rising("p.name", "text")),
                ListColumn.filed("policy.column.part", RiskPlace::part),
                ListColumn.<RiskPlace>of("policy.column.level", place -> level(place.level()))
                        .as(place -> ListCell.mark(level(place.level()), tone(place.level()))),
                ListColumn.of("policy.column.from", RiskPlace::from).by(ListSort.falling("p.valid_from", "date")),
                ListColumn.of("policy.column.to", RiskPlace::to)
                        .as(place -> ListCell.of(place.to() == null ? texts.of("policy.open") : place.to()))
                        .by(ListSort.falling("coalesce(p.valid_to, 'infinity')", "date")),
                ListColumn.of("policy.column.source", RiskPlace::source));
    }

    @Override
    public String order() {
        return "from";
    }

    private String level(RiskLevel level) {
        return texts.of(level.key());
    }

    private static ListCell.Tone tone(RiskLevel level) {
        return switch (level) {
            case HIGH -> ListCell.Tone.DANGER;
            case MEDIUM, LOCAL_CASES -> ListCell.Tone.CAREFUL;
            case LOW, NONE -> ListCell.Tone.NOTED;
        };
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "policy.risk.search",
                        (text, sql) -> sql.and(
                                        "position(:text in lower(p.name)) > 0 or starts_with(p.division_code, :text)")
                                .with("text", text.toLowerCase(Locale.ROOT))),
                ListFilter.choice(
                        "level",
                        "policy.column.level",
                        this::levels,
                        (level, sql) -> sql.and("p.level = :level").with("level", level)),
                ListFilter.day(
                        "on",
                        "policy.risk.on",
                        (day, sql) -> sql.and("p.valid_from <= :on and coalesce(p.valid_to >= :on, true)")
                                .with("on", Date.valueOf(day))));
    }

    private List<Choice> levels() {
        return Choice.allOr(
                texts.of("policy.risk.all.levels"),
                Arrays.stream(RiskLevel.values()).skip(1).map(level -> new Choice(level.name(), level(level))));
    }

    @Override
    public RiskPlace row(ResultSet rs, int number) throws SQLException {
        return RiskPlaceStore.place(rs, number);
    }
}
