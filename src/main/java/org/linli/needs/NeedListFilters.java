package org.linli.needs;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.linli.people.People;
import org.linli.platform.ReadOnce;
import org.linli.platform.Texts;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListSql;
import org.linli.tasks.Tasks;
import org.linli.territory.AreaFilter;
import org.springframework.stereotype.Component;

/** By what the list of needs is filtered; {@code n} is the need, {@code p} the card of whose it is. */
@Component
class NeedListFilters {

    /** What is still to be kept, planned or late. */
    private static final String TO_KEEP = "TO_KEEP";

    private static final String ALL = "ALL";

    private final People people;
    private final Tasks tasks;
    private final Accounts accounts;
    private final AreaFilter areas;
    private final Texts texts;
    private final ReadOnce<List<Choice>> owners = new ReadOnce<>(this::readOwners);

    NeedListFilters(People people, Tasks tasks, Accounts accounts, AreaFilter areas, Texts texts) {
        this.people = people;
        this.tasks = tasks;
        this.accounts = accounts;
        this.areas = areas;
        this.texts = texts;
    }

    /** Only what whoever acts sees. */
    ListSql seen(ListSql sql) {
        return areas.seen("n", sql);
    }

    /** In the order of the form. */
    List<ListFilter> all() {
        return List.of(
                ListFilter.search("q", "needs.search", this::find),
                areas.of("n"),
                ListFilter.choice(
                        "what",
                        "needs.column.what",
                        () -> Choice.allOr(
                                texts.of("needs.all.kinds"),
                                Arrays.stream(Need.What.values())
                                        .map(what -> new Choice(what.code(), texts.of(what.label())))),
                        (what, sql) -> sql.and("n.what = :what").with("what", what)),
                ListFilter.choice("owner", "needs.column.owner", this::choices, NeedListFilters::ownedBy)
                        .beyond(owner -> !named(owner).isEmpty(), this::named),
                ListFilter.choice("state", "needs.column.state", this::states, NeedListFilters::standing)
                        .otherwise(TO_KEEP),
                ListFilter.carried(
                        "household",
                        "needs.list.household",
                        NeedListFilters::isId,
                        id -> "",
                        (id, sql) ->
                                sql.and("n.household_id::text = :household").with("household", id)));
    }

    private List<Choice> states() {
        Stream<Choice> each =
                Arrays.stream(NeedState.values()).map(state -> new Choice(state.name(), texts.of(state.key())));
        return Stream.of(
                        Stream.of(new Choice(TO_KEEP, texts.of("needs.state.to.keep"))),
                        each,
                        Stream.of(new Choice(ALL, texts.of("needs.state.all"))))
                .flatMap(some -> some)
                .toList();
    }

    private static void standing(String state, ListSql sql) {
        if (state.equals(TO_KEEP)) {
            sql.and("n.outcome is null");
        }
        Arrays.stream(NeedState.values())
                .filter(each -> each.name().equals(state))
                .forEach(each -> sql.and(each.condition()));
    }

    private List<Choice> choices() {
        return Choice.allOr(texts.of("needs.all.owners"), owners.get().stream());
    }

    /** Who can be given needs to keep. */
    private List<Choice> readOwners() {
        return tasks.assignees(null).stream()
                .map(account -> new Choice(
                        account.id().toString(),
                        account.name() + " · " + texts.of(account.role().key())))
                .toList();
    }

    /** The name of somebody whose account is seen but stands too low to be offered; empty for nobody. */
    private String named(String account) {
        return isId(account)
                ? accounts.names(List.of(UUID.fromString(account))).getOrDefault(UUID.fromString(account), "")
                : "";
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void ownedBy(String account, ListSql sql) {
        sql.and("""
                        exists (select 1
                                  from tasks.slot t
                                 where t.source_id = n.id and t.kind = 'care.need' and t.closed_at is null
                                   and t.assignee_id::text = :owner)
                        """).with("owner", account);
    }

    private void find(String text, ListSql sql) {
        String person = people.found(text, "n.person_id", "strpos(p.name, :text) > 0", sql);
        sql.and("""
                        %s
                        or strpos(n.words, :words) > 0
                        or n.person_id is null
                           and exists (select 1 from people.card h
                                        where h.household_id = n.household_id and strpos(h.name, :words) > 0)
                        """.formatted(person)).with("words", text);
    }
}
