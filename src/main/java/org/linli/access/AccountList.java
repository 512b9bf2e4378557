package org.linli.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Accounts in the signed-in scope, by area. */
@Component
class AccountList implements ListKind<AccountList.Row> {

    static final String EXPORT = "access.accounts.export";

    private final AreaNames areas;
    private final BusinessClock clock;
    private final Dates dates;
    private final Texts texts;

    AccountList(AreaNames areas, BusinessClock clock, Dates dates, Texts texts) {
        this.areas = areas;
        this.clock = clock;
        this.dates = dates;
        this.texts = texts;
    }

    /** @param place what the account sees, in words */
    record Row(Account account, String place) {}

    @Override
    public String key() {
        return "accounts";
    }

    @Override
    public String path() {
        return "/accounts";
    }

    @Override
    public String title() {
        return "access.accounts.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of("a.*", "access.account a where access.in_scope(a.area)");
    }

    @Override
    public String id() {
        return "a.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("access.account.name", row -> row.account().name())
                        .as(row -> ListCell.link(
                                row.account().name(),
                                "/accounts/" + row.account().id()))
                        .by(ListSort.rising("a.name", "text")),
                ListColumn.<Row>of("access.username", row -> row.account().username())
                        .by(ListSort.rising("a.username", "text")),
                ListColumn.<Row>of(
                                "access.account.role",
                                row -> texts.of(row.account().role().key()))
                        .by(ListSort.rising("a.role", "text").then("a.area", "text")),
                ListColumn.of("access.account.area", Row::place)
                        .by(ListSort.rising("a.area", "text")
                                .then("a.role", "text")
                                .then("a.username", "text")),
                ListColumn.<Row>of("access.account.last", row -> signedIn(row.account()))
                        .as(row -> ListCell.of(
                                row.account().signedInAt() == null
                                        ? texts.of("access.account.never")
                                        : dates.fullMoment(row.account().signedInAt())))
                        .by(ListSort.falling("coalesce(a.signed_in_at, '-infinity')", "timestamptz")),
                ListColumn.<Row>of("access.account.state", row -> state(row.account()))
                        .as(row -> ListCell.mark(
                                state(row.account()),
                                row.account().disabled() ? ListCell.Tone.DANGER : ListCell.Tone.GOOD)));
    }

    @Override
    public String order() {
        return "area";
    }

    private @Nullable LocalDateTime signedIn(Account account) {
        Instant at = account.signedInAt();
        return at == null ? null : LocalDateTime.ofInstant(at, clock.zone());
    }

    private String state(Account account) {
        return texts.of(account.disabled() ? "access.account.disabled" : "access.account.active");
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "access.accounts.search",
                        (text, sql) -> sql.and("strpos(lower(a.name), :text) > 0 or strpos(a.username, :text) > 0")
                                .with("text", text.toLowerCase(Locale.ROOT))),
                ListFilter.choice(
                        "role",
                        "access.account.role",
                        this::roles,
                        (role, sql) -> sql.and("a.role = :role").with("role", role)));
    }

    private List<Choice> roles() {
        return Choice.allOr(
                texts.of("access.accounts.all.roles"),
                Arrays.stream(Role.values()).map(role -> new Choice(role.name(), texts.of(role.key()))));
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(AccountStore.account(rs, number), "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<AreaPath, String> places =
                areas.of(rows.stream().map(row -> row.account().area()).toList());
        return rows.stream()
                .map(row ->
                        new Row(row.account(), places.getOrDefault(row.account().area(), "")))
                .toList();
    }
}
