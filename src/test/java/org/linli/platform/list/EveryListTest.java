package org.linli.platform.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.Connection.Response;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.browser.AtWork;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;

/** What holds of each list that there is, and of each that will be: its pages, its cursors, its filters. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class EveryListTest {

    private static final int FEW = 3;
    private static final int ALL = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Fixture fixture;

    @Autowired
    List<ListKind<?>> kinds;

    @Autowired
    MessageSource texts;

    @Autowired
    ListReader reader;

    @Autowired
    TransactionTemplate transaction;

    private final Map<String, String> readers = new HashMap<>();

    /** From which somebody in Xifan came. */
    private String file = "";

    /** Each list is read by whoever sees most of it. */
    @BeforeAll
    void work() throws IOException, SQLException {
        var work = new AtWork(context);
        work.gate(context);
        for (int i = 0; i < FEW + 1; i++) {
            UUID market = work.place(context);
            work.entrance(context);
            work.vehicle(context);
            work.pass(context, market);
            work.patrolled(context, market);
        }
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into care.sample (id, measure_id, task_id, person_id, path, day, at, received_at, tubes)
                    select gen_random_uuid(), id, gen_random_uuid(), person_id, path, started_on, now(), now(), 1
                      from care.measure cross join generate_series(1, 4);
                    insert into policy.risk_place (division_code, name, level, valid_from, valid_to, source)
                    select '42118' || n % 3, '第' || n || '号', 'HIGH', '2022-02-01', '2022-03-01', '通报'
                      from generate_series(1, 8) n;
                    insert into confinement.leave (id, person_id, household_id, measure_id, path, purpose, words,
                                                   out_at, back_by, asked_at)
                    select gen_random_uuid(), person_id, household_id, id, path, 'exam', '第' || n || '场',
                           now() + n * interval '1 hour', now() + interval '9 hours', now()
                      from care.measure cross join generate_series(1, 4) n;
                    insert into rides.request (id, person_id, household_id, path, purpose, from_kind, from_words,
                                               to_kind, to_words, earliest, latest, companions, wheelchair, alone,
                                               help, note, asked_at)
                    select gen_random_uuid(), person_id, household_id, path, 'hospital', 'home', '', 'address', '医院',
                           now() + n * interval '1 hour', now() + interval '9 hours', 0, false, false, false, '', now()
                      from care.measure cross join generate_series(1, 4) n;
                    insert into keypersons.key_person (id, person_id, household_id, path, reasons, since_on, due_on)
                    select gen_random_uuid(), gen_random_uuid(), household_id, path, array['monitoring'],
                           date '2022-02-07', date '2022-02-07' + n
                      from care.measure cross join generate_series(1, 4) n;
                    insert into needs.need (id, household_id, person_id, path, what, words, told_at, opens_at, due_at)
                    select gen_random_uuid(), household_id, person_id, path, 'food', '第' || n || '样',
                           now(), now(), now() + n * interval '1 hour'
                      from care.measure cross join generate_series(1, 4) n;
                    insert into wellbeing.answer (id, task_id, person_id, household_id, path, day, part, at, mood,
                                                  worrying)
                    select gen_random_uuid(), id, person_id, household_id, path, '2022-02-07', 'morning', now(),
                           'bad', true
                      from care.measure;
                    insert into people.person (id, household_id, path, name, pinyin, initials, born_on, document_type)
                    select gen_random_uuid(), household_id, path, '老人' || n, 'laoren' || n, 'lr', date '1950-01-01' + n,
                           'NONE'
                      from care.measure cross join generate_series(1, 4) n;
                    insert into trial.draft (id, text, created_by, created_at, edited_by, edited_at)
                    select gen_random_uuid(), 'version: x', id, now(), id, now() from access.account limit 1;
                    insert into trial.run (id, draft_id, revision, version, day, state, total, started_by, started_at)
                    select gen_random_uuid(), id, 0, 'x', '2022-02-08', 'done', 1, created_by, now() from trial.draft;
                    insert into trial.difference (id, run_id, person_id, arrival_id, path, from_protocol, to_protocol,
                                                  released, central, home, samples, visits)
                    select gen_random_uuid(), r.id, a.person_id, a.id, a.path, '2+14', '', false,
                           array_fill(0, '{14}'), array_fill(0, '{14}'), array_fill(0, '{14}'), array_fill(0, '{14}')
                      from trial.run r cross join arrivals.arrival a;
                    """);
            try (ResultSet imported = statement.executeQuery("""
                    update arrivals.arrival
                       set import_id = (select id from imports.import where kind = 'arrivals' limit 1)
                     where id = (select id from arrivals.arrival where path like '330783005.xifan%' limit 1)
                    returning import_id
                    """)) {
                imported.next();
                file = imported.getString("import_id");
            }
        }
        var most = new HashMap<String, Long>();
        for (String user : List.of("secretary", "command", "admin", "auditor")) {
            var browser = new SignedIn(port, user);
            for (ListKind<?> kind : kinds) {
                long count = as(user, () -> count(kind));
                if (count > most.getOrDefault(kind.path(), -1L)
                        && browser.response(kind.path()).statusCode() == 200) {
                    most.put(kind.path(), count);
                    readers.put(kind.path(), user);
                }
            }
        }
    }

    private <T> T as(String user, Supplier<T> work) {
        Actor actor = fixture.actor(user);
        return Acting.as(actor, () -> transaction.execute(status -> work.get()));
    }

    private <R> long count(ListKind<R> kind) {
        return reader.count(reader.question(kind, asked(kind, "")), OptionalInt.empty());
    }

    private static ListAsked asked(ListKind<?> kind, String sort) {
        var params = new LinkedMultiValueMap<String, String>();
        params.add("sort", sort);
        return ListAsked.of(kind, params);
    }

    private static ListAsked at(ListAsked asked, String cursor, boolean backward) {
        return new ListAsked(asked.values(), asked.column(), asked.falling(), Optional.of(cursor), backward, 1, false);
    }

    private static Stream<String> orders(ListKind<?> kind) {
        return kind.columns().stream()
                .filter(column -> column.sort().isPresent())
                .flatMap(column -> Stream.of(column.name(), "-" + column.name()));
    }

    @TestFactory
    Stream<DynamicTest> pagesOfEachOrderHaveEachRowOnceForwardAndBack() {
        return kinds.stream()
                .flatMap(kind -> orders(kind)
                        .map(sort -> DynamicTest.dynamicTest(
                                kind.path() + "?sort=" + sort,
                                () -> as(readers.getOrDefault(kind.path(), ""), () -> walked(new Ids<>(kind), sort)))));
    }

    private boolean walked(Ids<?> kind, String sort) {
        ListAsked first = asked(kind, sort);
        ListSql question = reader.question(kind, first);
        List<String> all = reader.part(kind, first, question, ALL).rows();
        assertThat(all).doesNotHaveDuplicates().hasSize((int) reader.count(question, OptionalInt.empty()));
        var forward = new ArrayList<String>();
        ListReader.Part<String> part = reader.part(kind, first, question, FEW);
        forward.addAll(part.rows());
        assertThat(part.before()).isEmpty();
        while (!part.after().isEmpty()) {
            part = reader.part(kind, at(first, part.after(), false), question, FEW);
            forward.addAll(part.rows());
        }
        assertThat(forward).as("forward").isEqualTo(all);
        var back = new ArrayList<>(part.rows());
        while (!part.before().isEmpty()) {
            part = reader.part(kind, at(first, part.before(), true), question, FEW);
            back.addAll(0, part.rows());
        }
        assertThat(back).as("back").isEqualTo(all);
        return true;
    }

    @Test
    void eachListHasRowsEnoughToBePaged() {
        assertThat(kinds.stream()
                        .filter(kind -> as(readers.getOrDefault(kind.path(), ""), () -> count(kind)) == 0)
                        .map(ListKind::path))
                .isEmpty();
    }

    @Test
    void aPlaceInOneListOrOrderIsTheFirstPageOfAnyOther() throws Exception {
        var failed = new ArrayList<String>();
        String accounts = as("admin", () -> cursor("/accounts", "name"));
        for (ListKind<?> kind : kinds) {
            var browser = new SignedIn(port, readers.getOrDefault(kind.path(), ""));
            for (String sort : orders(kind).toList()) {
                if (kind.path().equals("/accounts") && sort.equals("name")) {
                    continue;
                }
                String address = kind.path() + "?sort=" + sort;
                String rows = rows(browser.response(address));
                for (String way : List.of("after", "before")) {
                    Response answer = browser.response(address + "&" + way + "=" + accounts);
                    if (answer.statusCode() != 200 || !rows(answer).equals(rows)) {
                        failed.add(address + " " + way + " " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void whatNoFilterUnderstandsIsRefusedByItsLabelOnThePageAndInTheFile() throws Exception {
        var failed = new ArrayList<String>();
        int asked = 0;
        for (ListKind<?> kind : kinds) {
            var browser = new SignedIn(port, readers.getOrDefault(kind.path(), ""), "en");
            for (ListFilter filter : kind.filters()) {
                String nonsense = nonsense(filter);
                if (nonsense.isEmpty()) {
                    continue;
                }
                asked++;
                for (String form : kind.exportPermission().isPresent() ? List.of("", ".csv") : List.of("")) {
                    String address = kind.path() + form + "?" + filter.name() + "=" + nonsense;
                    Response answer = browser.response(address);
                    // An area that there is not is told so everywhere, not in lists alone.
                    boolean isNamed = filter.name().equals("area") && answer.statusCode() == 404
                            || answer.statusCode() == 422
                                    && answer.parse()
                                            .text()
                                            .contains(texts.getMessage(filter.label(), null, Locale.ENGLISH));
                    if (answer.statusCode() != 403 && !isNamed) {
                        failed.add(address + " " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(12);
        assertThat(failed).isEmpty();
    }

    private static String nonsense(ListFilter filter) {
        return switch (filter.type()) {
            case DAY -> "2022-13-45";
            case TICK -> "maybe";
            case CHOICE, CARRIED -> "xyz";
            case SEARCH -> "";
        };
    }

    @Test
    void whatAListIsNarrowedToByALinkIsSeenAndCanBeTakenAway() throws Exception {
        var browser = new SignedIn(port, "secretary", "en");
        String address = "/arrivals?area=330783005.xifan&protocol=2%2B14&province=42&file=" + file + "&withdrawn=";
        Document page = browser.get(address);
        assertThat(page.select("[data-carried]").eachText())
                .satisfiesExactly(
                        area -> assertThat(area).startsWith("Area Xifan"),
                        protocol -> assertThat(protocol).startsWith("Measure 2+14"),
                        province -> assertThat(province).startsWith("Province of origin Hubei"),
                        file -> assertThat(file).startsWith("Imported from one file"),
                        withdrawn -> assertThat(withdrawn).startsWith("Including withdrawn ones"));
        assertThat(page.select(".filters [name=withdrawn]").eachAttr("value")).containsExactly("");
        while (!page.select("[data-carried]").isEmpty()) {
            int before = page.select("[data-carried]").size();
            page = browser.get(page.expectFirst("[data-carried]").attr("href"));
            assertThat(page.select("[data-carried]")).hasSize(before - 1);
        }
        assertThat(page.select("#list-rows tbody tr")).isNotEmpty();
    }

    @Test
    void eachDayThatAListAsksForHasALabelThatIsSeen() throws Exception {
        for (ListKind<?> kind : kinds) {
            Document page = new SignedIn(port, readers.getOrDefault(kind.path(), "")).get(kind.path());
            assertThat(page.select(".filters [type=date]"))
                    .as(kind.path())
                    .allSatisfy(day ->
                            assertThat(day.parents().select("label").text()).isNotBlank());
        }
    }

    private String cursor(String path, String sort) {
        ListKind<?> kind = kind(path);
        return cursor(kind, asked(kind, sort));
    }

    private <R> String cursor(ListKind<R> kind, ListAsked asked) {
        return reader.part(kind, asked, reader.question(kind, asked), 1).after();
    }

    private ListKind<?> kind(String path) {
        return kinds.stream()
                .filter(kind -> kind.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** But for the trail, which grows with every look at it. */
    private static String rows(Response answer) throws IOException {
        String path = answer.url().getPath();
        return path.equals("/audit")
                ? ""
                : answer.parse().select("#list-rows tbody, .pager span").text();
    }

    /** The same list, of whose rows only the last key is read. */
    private record Ids<R>(ListKind<R> kind) implements ListKind<String> {

        @Override
        public String key() {
            return kind.key();
        }

        @Override
        public String path() {
            return kind.path();
        }

        @Override
        public String title() {
            return kind.title();
        }

        @Override
        public Optional<String> exportPermission() {
            return Optional.empty();
        }

        @Override
        public ListSql statement() {
            return kind.statement();
        }

        @Override
        public String id() {
            return kind.id();
        }

        @Override
        public List<ListColumn<String>> columns() {
            return kind.columns().stream()
                    .map(column -> new ListColumn<String>(column.key(), null, null, column.sort(), column.numeric()))
                    .toList();
        }

        @Override
        public List<ListFilter> filters() {
            return kind.filters();
        }

        @Override
        public String row(ResultSet rs, int number) throws SQLException {
            return rs.getString(rs.getMetaData().getColumnCount());
        }
    }
}
