package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.arrivals.ArrivalDetail;
import org.linli.arrivals.ArrivalDetails;
import org.linli.arrivals.ArrivalId;
import org.linli.arrivals.ArrivalOutcome;
import org.linli.arrivals.ArrivalSource;
import org.linli.arrivals.Arrivals;
import org.linli.arrivals.NewArrival;
import org.linli.arrivals.SyntheticLists;
import org.linli.arrivals.Transport;
import org.linli.arrivals.Traveller;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.platform.RecurringCheck;
import org.linli.platform.list.ListKind;
import org.linli.policy.HealthCode;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.Million;
import org.linli.testing.Plans;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * How PostgreSQL means to read what searches and lists ask for when a million people live in the district: never from
 * one end of a big table to the other.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class PlansTest {

    /** When the million was counted. */
    private static final String NOW = "2022-05-20T10:30";

    /** So often a connection is asked before it keeps a statement, and PostgreSQL before it keeps the plan of that. */
    private static final int KEPT_AFTER = 10;

    /** Of everything, of one of 169 communities, of one of its cells. */
    private static final List<String> SCOPES = List.of("command", "secretary", "worker");

    /** The last for what only an administrator sees. */
    private static final List<String> USERS = List.of("command", "secretary", "worker", "admin");

    private static final Set<String> DISTRICT = Set.of("command", "admin");

    /** With the cost of the limit above it, where one ends it early, and between them what is found out beforehand. */
    private static final Pattern THROUGH = Pattern.compile("""
            (?:Limit\\s+\\(cost=[0-9.]+\\.\\.([0-9.]+)\\s.*\\n
               (?:\\s*InitPlan\\s\\d+\\n\\s*->\\s+Result\\s.*\\n)*\\s*->\\s+(?:Gather\\s.*\\n.*\\n\\s*->\\s+)?)?
            (?:Parallel\\s)?Seq\\sScan\\son\\s(\\w+).*\\(cost=[0-9.]+\\.\\.([0-9.]+)\\s
            """, Pattern.COMMENTS);

    /** What is read again for each row of the rest of a statement: a table, or what was read into memory before. */
    private static final Pattern FOR_EACH_ROW =
            Pattern.compile(" SubPlan (\\d+)\n\\s*->\\s+(CTE|Seq) Scan on (\\w+).*");

    /** A limit that ends a reading within this part of it is no reading through. */
    private static final double EARLY = 0.25;

    /** At the edge: PostgreSQL reads through or does not, by how its own few rows lie. */
    private static final String ADDRESS_OF_MANY = "/people\\?q=9组9号";

    /**
     * What reads through a big table for the whole district, and may take seconds: docs/performance.md says why and how
     * many. Nothing does for a community, and none of these may stand here once it does no longer.
     */
    private static final List<Pattern> SLOW_FOR_THE_DISTRICT = Stream.of(
                    "/audit\\?sort=-?who",
                    "/care/(check|results)\\?.*",
                    "/homes\\?sort=-?landlord",
                    "/households\\?sort=-?head",
                    "/households\\?sort=-?members",
                    ADDRESS_OF_MANY,
                    "/tasks\\?sort=-?person",
                    "/vaccination\\?.*")
            .map(Pattern::compile)
            .toList();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    HikariDataSource pool;

    @Autowired
    List<ListKind<?>> kinds;

    @Autowired
    List<RecurringCheck> checks;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Fixture fixture;

    private final Map<String, SignedIn> visitors = new HashMap<>();
    /** Those of the slow ones that were asked, and whether something was read through then. */
    private final Map<Pattern, Boolean> excused = new LinkedHashMap<>();

    private Million million;
    private AtWork work;

    @BeforeAll
    void believeInAMillion() throws IOException, SQLException {
        work = new AtWork(context);
        layEnoughToTurnPagesAndToFindMany();
        million = new Million(pool);
        TestClock.set(NOW);
        for (String user : USERS) {
            visitors.put(user, new SignedIn(port, user));
        }
    }

    @AfterAll
    void forget() throws SQLException {
        million.close();
        excused.keySet().removeIf(slow -> slow.pattern().equals(ADDRESS_OF_MANY));
        assertThat(excused)
                .as("what is called slow for the district and reads through nothing any more")
                .doesNotContainValue(false);
    }

    @BeforeEach
    void now() {
        TestClock.set(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "徐素珍, person_name_keys", // a name
        "张建过, person_name_keys", // with another character
        "张建过, person_by_pinyin", // or by its sound
        "zhangjianguo, person_pinyin",
        "zjg, person_initials",
        "13915326595, contact_point_hash",
        "6595, contact_point_tail",
        "360424197407286378, person_document",
        "6378, person_document_tail",
        "202, dwelling_by_room",
        "1组60号, building_address_runs",
        "1组60号202室, building_address_runs",
        "西范1组60号, building_address_runs",
        "张 202, dwelling_room_runs",
        "zjg 1组60号, building_address_runs",
    })
    void eachWayOfAskingForPeopleHasItsIndex(String typed, String index) {
        for (String user : SCOPES) {
            Answer answer = ask(user, "/people?q=" + typed);
            assertThat(answer.readingThrough()).isEmpty();
            assertThat(answer.plans())
                    .as("%s asks for %s".formatted(user, typed))
                    .anyMatch(plan -> plan.contains(" on " + index + " ") || plan.contains(" using " + index + " "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=王", // more than are named by their ids
                "q=w",
                "q=9组9号",
                "tag=disabled",
                "q=王&tag=disabled",
                "tag=elder&presence=all",
                "q=王 202&tag=dialysis&presence=gone",
                "q=张&sort=name",
                "q=6595&sort=-age",
                "twice=true"
            })
    void noCombinationReadsThroughABigTable(String asked) {
        for (String user : SCOPES) {
            assertThat(ask(user, "/people?" + asked).readingThrough()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"name, person_by_pinyin", "-name, person_by_pinyin", "age, person_by_age", "-age, person_by_age"})
    void peopleOfTheDistrictAreReadInTheirOrderAndThoseOfACommunityAreSorted(String sort, String index) {
        String read = " using " + index + " ";
        assertThat(ask("command", "/people?sort=" + sort).plans()).anyMatch(plan -> plan.contains(read));
        for (String narrow : List.of("", "&area=" + Fixture.XIFAN.slug())) {
            String user = narrow.isEmpty() ? "secretary" : "command";
            assertThat(ask(user, "/people?sort=" + sort + narrow).plans())
                    .as(user)
                    .noneMatch(plan -> plan.contains(read));
        }
    }

    Stream<ListKind<?>> lists() {
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void noPageOfOneThatARowLeadsToReadsThroughABigTable(ListKind<?> list) throws IOException {
        for (String user : seenBy(list)) {
            Element link = visitor(user).get(list.path()).selectFirst("#list-rows td a[href^=/]:not([href^=/area])");
            if (link != null) {
                assertThat(ask(user, link.attr("href")).readingThrough()).isEmpty();
            }
        }
    }

    /** A plan is kept for all who stand as deep in the tree, from a page of one thing's first on. */
    @ParameterizedTest
    @MethodSource("lists")
    void aPlanThatIsKeptForTheDistrictReadsThroughNoBigTable(ListKind<?> list) throws IOException {
        if (!seenBy(list).containsAll(List.of("worker", "command"))) {
            return;
        }
        keep("command", list.path());
        assertThat(ask("command", list.path() + "?", list.path()).readingThrough())
                .isEmpty();
        Element link = visitor("worker").get(list.path()).selectFirst("#list-rows td a[href^=/]:not([href^=/area])");
        if (link != null) {
            keep("worker", link.attr("href"));
            assertThat(ask("command", link.attr("href")).readingThrough()).isEmpty();
        }
    }

    private void keep(String user, String address) {
        for (int asked = 0; asked <= KEPT_AFTER; asked++) {
            get(user, address);
        }
    }

    /** The policy of samples lets PostgreSQL read all measures of a district, which takes 30 ms. */
    @Test
    void todayReadsThroughNoBigTableAndCountsItsAlarmsFromTheirIndex() {
        for (String user : SCOPES) {
            keep(user, "/today");
            Answer answer = ask(user, "/today");
            if (!DISTRICT.contains(user)) {
                assertThat(answer.readingThrough()).isEmpty();
            }
            assertThat(answer.plans()).as(user).anyMatch(plan -> plan.contains(" task_alarm"));
        }
    }

    @Test
    void aVisitReadsThroughNoBigTable() {
        for (String user : SCOPES) {
            assertThat(ask(user, "/visits/" + work.household).readingThrough()).isEmpty();
        }
    }

    /** Of a million, that would be a million times a million. */
    @Test
    void noWatchReadsAllOfThemAgainForEachOfThem() {
        List<String> plans = Plans.of(() -> checks.forEach(RecurringCheck::run));
        assertThat(plans).hasSizeGreaterThan(checks.size());
        assertThat(plans.stream().flatMap(this::readForEachRow)).isEmpty();
    }

    @Test
    void registeringKeepsPlansThatReadThroughNoBigTable() {
        TestClock.set("2022-02-07T15:00");
        Actor secretary = fixture.actor("secretary");
        for (int n = 0; n < KEPT_AFTER; n += 2) {
            register(secretary, List.of(arrival(n), arrival(n + 1)));
        }
        List<NewArrival> last = List.of(arrival(KEPT_AFTER), arrival(KEPT_AFTER + 1));
        List<String> plans = Plans.of(() -> register(secretary, last));
        assertThat(plans).filteredOn(plan -> plan.contains("$1")).hasSizeGreaterThan(last.size());
        assertThat(plans).noneMatch(this::readsThrough);
    }

    private void register(Actor who, List<NewArrival> those) {
        assertThat(Acting.as(who, () -> arrivals.registerAll(those, null)))
                .hasOnlyElementsOfType(ArrivalOutcome.Registered.class);
    }

    private static NewArrival arrival(int n) {
        LocalDate day = LocalDate.of(2022, 2, 7);
        return new NewArrival(
                ArrivalId.next(),
                Fixture.XIFAN,
                new Traveller(
                        SyntheticLists.name(n),
                        IdentityDocument.read(SyntheticLists.idNumber(n), day).orThrow(),
                        Phone.read(SyntheticLists.phone(n)).orThrow()),
                "1组60号" + (300 + n) + "室",
                null,
                "421182",
                "湖北省武穴市",
                day,
                LocalTime.of(14, 30),
                Transport.TRAIN,
                null,
                null,
                null,
                HealthCode.GREEN,
                2,
                List.of(),
                ArrivalDetails.NONE.with(ArrivalDetail.TRANSPORT_NO, "G1386"),
                ArrivalSource.PAGE);
    }

    private Stream<String> readForEachRow(String plan) {
        return FOR_EACH_ROW
                .matcher(plan)
                .results()
                .filter(read -> !plan.contains("hashed SubPlan " + read.group(1) + ")"))
                .filter(read -> read.group(2).equals("CTE") || million.tables().contains(read.group(3)))
                .map(read -> read.group() + " of " + plan);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void noListReadsThroughABigTable(ListKind<?> list) throws IOException {
        for (String user : seenBy(list)) {
            var through = new ArrayList<String>();
            // A cell is read as a community is, only less of it.
            boolean all = !user.equals("worker");
            for (String asked : asked(list, visitor(user).get(list.path()), DISTRICT.contains(user))) {
                String address = list.path() + "?" + asked;
                Answer answer = ask(user, address);
                through.addAll(answer.readingThrough());
                if (all && asked.startsWith("sort=")) {
                    for (String next : answer.page().select("a[rel=next]").eachAttr("href")) {
                        through.addAll(ask(user, address, next).readingThrough());
                    }
                }
            }
            assertThat(through).isEmpty();
        }
    }

    private List<String> seenBy(ListKind<?> list) throws IOException {
        var users = new ArrayList<String>();
        for (String user : SCOPES) {
            if (visitor(user).response(list.path()).statusCode() == 200) {
                users.add(user);
            }
        }
        return users.isEmpty() ? List.of("admin") : users;
    }

    /** Each order, some choices of each filter. */
    private static List<String> asked(ListKind<?> list, Document page, boolean falling) {
        var asked = new ArrayList<String>();
        list.columns().stream()
                .filter(column -> column.sort().isPresent())
                .flatMap(column -> Stream.of("sort=" + column.name(), "sort=-" + column.name()))
                .filter(sort -> falling || !sort.startsWith("sort=-"))
                .forEach(asked::add);
        page.select(".filters select[name]")
                .forEach(select -> select.select("option[value~=.]").stream()
                        .limit(2)
                        .forEach(option -> asked.add(select.attr("name") + "="
                                + URLEncoder.encode(option.attr("value"), StandardCharsets.UTF_8))));
        page.select(".filters [type=date]").forEach(day -> asked.add(day.attr("name") + "=2022-05-01"));
        page.select(".filters [type=checkbox]").forEach(tick -> asked.add(tick.attr("name") + "=true"));
        return asked;
    }

    @Test
    void withoutItsIndexASearchIsFoundOut() throws SQLException {
        asOwner("update pg_index set indisvalid = false where indexrelid = 'people.person_name_keys'::regclass");
        try {
            assertThat(ask("command", "/people?q=徐素珍").readingThrough())
                    .anyMatch(plan -> plan.contains("Seq Scan on person p"));
        } finally {
            asOwner("update pg_index set indisvalid = true where indexrelid = 'people.person_name_keys'::regclass");
        }
    }

    /**
     * A page and how it was read.
     *
     * @param readingThrough the plans that read through a big table
     */
    private record Answer(Document page, List<String> plans, List<String> readingThrough) {}

    private Answer ask(String user, String address) {
        return ask(user, address, address);
    }

    /** @param question of which the address shows a page */
    private Answer ask(String user, String question, String address) {
        var pages = new ArrayList<Document>();
        List<String> plans = Plans.of(() -> pages.add(get(user, address)));
        assertThat(plans).isNotEmpty();
        List<String> through = plans.stream()
                .filter(this::readsThrough)
                .map(plan -> user + " " + address + "\n" + plan)
                .toList();
        Optional<Pattern> excuse = DISTRICT.contains(user)
                ? SLOW_FOR_THE_DISTRICT.stream()
                        .filter(slow -> slow.matcher(question).matches())
                        .findFirst()
                : Optional.empty();
        if (excuse.isPresent()) {
            excused.merge(excuse.get(), !through.isEmpty(), Boolean::logicalOr);
            through = List.of();
        }
        return new Answer(pages.getFirst(), plans, through);
    }

    private boolean readsThrough(String plan) {
        return THROUGH.matcher(plan)
                .results()
                .anyMatch(scan -> million.tables().contains(scan.group(2))
                        && (scan.group(1) == null
                                || Double.parseDouble(scan.group(1)) > EARLY * Double.parseDouble(scan.group(3))));
    }

    private Document get(String user, String address) {
        try {
            return visitor(user).get(encoded(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SignedIn visitor(String user) {
        return Objects.requireNonNull(visitors.get(user));
    }

    /** Characters and blanks; + and % of a cursor stand as they are. */
    private static String encoded(String address) {
        return Pattern.compile("[^!-~]+")
                .matcher(address)
                .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
    }

    /** More than a page of each, and more people of one name than are named by their ids. */
    private static void layEnoughToTurnPagesAndToFindMany() throws SQLException {
        asOwner("""
                insert into care.sample (id, measure_id, task_id, person_id, path, day, at, received_at, tubes)
                select gen_random_uuid(), id, gen_random_uuid(), person_id, path, started_on, now(), now(), 1
                  from care.measure
                """);
        copies("territory.dwelling", 120, "'room', '5' || n");
        copies("territory.building", 1, "'address', '9组9号'");
        copies("territory.dwelling", 1, """
                'building_id', (select id from territory.building where address = '9组9号')""");
        copies("people.household", 120, """
                'dwelling_id', (select d.id from territory.dwelling d join territory.building b on b.id = d.building_id
                                 where b.address = '9组9号')""");
        copies("people.person", 2100, """
                'household_id', (select h.id from people.household h join territory.home t using (dwelling_id)
                                  where t.address = '9组9号' limit 1),
                'name', '王' || chr(19968 + n), 'pinyin', 'wang', 'initials', 'w'""");
        copies("arrivals.arrival", 120, "'arrived_on', date '2022-02-06' - n");
        copies("care.measure", 120, "'source_id', null, 'ends_on', '2022-06-01'");
        copies("care.sample", 120, "'tubes', 1");
        copies("tasks.task", 120, "'version', 0");
    }

    /** The first row once more and again, with another id and what else is other. */
    private static void copies(String table, int count, String other) throws SQLException {
        asOwner("""
                do $copies$ begin execute (
                    select format($$
                               insert into %1$s (%%1$s)
                               select %%1$s
                                 from (select one from %1$s one limit 1) first
                                 cross join generate_series(1, %2$d) as n
                                 cross join jsonb_populate_record(
                                     one, jsonb_build_object('n', n, 'id', gen_random_uuid(), %3$s))
                               $$, string_agg(quote_ident(attname), ', '))
                      from pg_attribute
                     where attrelid = '%1$s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                ); end $copies$
                """.formatted(table, count, other));
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
