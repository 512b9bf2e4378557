package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AuditQuery;
import org.linli.access.AuditTrail;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.identity.Sex;
import org.linli.platform.Paging;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("slow")
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeoplePagesTest {

    @TempDir
    java.nio.file.Path folder;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    AuditTrail audit;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PeopleFixture made;
    PeopleFixture.Laid laid;
    final Map<String, Connection> sessions = new HashMap<>();

    @BeforeAll
    void layPeople() {
        made = new PeopleFixture(people, territory, jdbc, transaction);
        laid = made.lay();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people",
                "/people?q=徐&tag=elder&area=330783005.xifan&presence=all",
                "/people?q=nobody-is-called-so",
                "/people/XU",
                "/people/CHILD",
                "/people/XU/edit",
                "/people/XU/move",
                "/households",
                "/households/HOME",
                "/households/HOME/people/new",
                "/households/new",
            })
    void pagesStandInBothLanguagesWholeAndAsFragment(String path) throws IOException {
        String address = path.replace("XU", laid.xu().toString())
                .replace("CHILD", laid.child().toString())
                .replace("HOME", household(laid.fan()).toString());
        for (String language : List.of("zh-CN", "en")) {
            Document whole = get("secretary", address, Map.of("Accept-Language", language));
            assertThat(whole.select("main#main")).hasSize(1);
            assertThat(whole.select("nav.rail")).hasSize(1);
            assertThat(whole.outerHtml()).doesNotContain("??");
            Document part = get("secretary", address, Map.of("Accept-Language", language, "HX-Request", "true"));
            assertThat(part.select("main#main")).hasSize(1);
            assertThat(part.select("nav.rail")).isEmpty();
            assertThat(part.outerHtml()).doesNotContain("??");
        }
    }

    @Test
    void thePageTellsAPersonsStory() throws IOException {
        Document page = get("secretary", "/people/" + laid.fan(), Map.of());
        assertThat(page.expectFirst("h1").text()).contains("范建国").contains("男").contains("36 岁");
        assertThat(page.expectFirst("#document").text()).startsWith("330783********");
        assertThat(page.expectFirst("#phones").text()).isEqualTo("139****0002");
        assertThat(page.text()).contains("罗小红").contains("范小宝").contains("户主").contains("1组8号");
        assertThat(page.select(".story li")).isNotEmpty();
        assertThat(page.expectFirst(".story").text()).contains("登记");
        assertThat(page.text()).contains("worker·c01").contains("leader·g1").contains("secretary·xifan");
        assertThat(page.outerHtml()).doesNotContain("13905790002");
    }

    @Test
    void aChildWithoutAPhoneIsReachedThroughAGrownUpAtHome() throws IOException {
        PersonId child = Acting.as(fixture.actor("secretary"), () -> {
            DwellingId dwelling =
                    people.household(people.get(laid.luo()).household()).dwelling();
            Household home = people.addHousehold(java.util.Objects.requireNonNull(dwelling), HouseholdKind.RESIDENT);
            people.add(member(home, "韩建伟", 1980, List.of(new Phone("13905790077"))));
            return people.add(member(home, "韩煜昊", 2012, List.of()));
        });
        Document page = get("secretary", "/people/" + child, Map.of());
        assertThat(page.expectFirst("#reached").text()).contains("韩建伟").contains("139****0077");
        assertThat(page.select("form[action$=/call]")).hasSize(1);
        assertThat(page.outerHtml()).doesNotContain("13905790077");
    }

    private static NewPerson member(Household home, String name, int born, List<Phone> phones) {
        return new NewPerson(
                PersonId.next(),
                home.id(),
                name,
                IdentityDocument.none(),
                Sex.MALE,
                java.time.LocalDate.of(born, 3, 1),
                Relation.MEMBER,
                phones,
                Set.of());
    }

    @Test
    void wholeNumbersAreShownOnceAndTheLookIsLogged() throws IOException {
        String number = PeopleFixture.citizen("1985-06-01", 11).number();
        Document page = post("worker", "/people/" + laid.fan() + "/unmask", Map.of());
        assertThat(page.expectFirst("#document").text()).isEqualTo(number);
        assertThat(page.select("#phones a").eachAttr("href")).containsExactly("tel:13905790002");
        assertThat(get("worker", "/people/" + laid.fan(), Map.of()).outerHtml()).doesNotContain(number);
        var query = new AuditQuery("worker", "person.unmasked", laid.fan().toString(), null, null);
        assertThat(Acting.as(Actor.SYSTEM, () -> audit.list(query, Paging.page(1)))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void theNumberToCallIsShownAndTheLookIsLogged() throws IOException {
        Document page = post("worker", "/people/" + laid.xu() + "/call", Map.of());
        assertThat(page.expectFirst(".btn-call").attr("href")).isEqualTo("tel:13905790001");
        var query = new AuditQuery("worker", "person.called", laid.xu().toString(), null, null);
        assertThat(Acting.as(Actor.SYSTEM, () -> audit.list(query, Paging.page(1)))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void childrensNumbersAreForThoseWhoMust() throws IOException {
        Document worker = get("worker", "/people/" + laid.child(), Map.of());
        assertThat(worker.select("form[action$=/unmask]")).isEmpty();
        assertThat(worker.expectFirst("#document").text()).isEqualTo("*".repeat(18));
        assertThat(status("worker", "/people/" + laid.child() + "/unmask")).isEqualTo(403);
        Document secretary = post("secretary", "/people/" + laid.child() + "/unmask", Map.of());
        assertThat(secretary.expectFirst("#document").text())
                .isEqualTo(PeopleFixture.citizen("2014-09-30", 33).number());
    }

    @Test
    void otherRolesAndOtherCellsSeeNothing() throws IOException {
        assertThat(execute("guard", "/people", Connection.Method.GET, Map.of(), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(execute("worker2", "/people/" + laid.xu(), Connection.Method.GET, Map.of(), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(execute("worker", "/people?area=330783005.xilou", Connection.Method.GET, Map.of(), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(status("auditor", "/people/" + laid.xu() + "/unmask")).isEqualTo(403);
        assertThat(execute("auditor", "/people/" + laid.xu() + "/edit", Connection.Method.GET, Map.of(), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(execute("worker", "/people.xlsx", Connection.Method.GET, Map.of(), Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSearchOnTopLeadsStraightToWhatCanOnlyBeMeant() throws IOException {
        assertThat(get("secretary", "/search?q=徐素珍", Map.of()).location()).endsWith("/people/" + laid.xu());
        assertThat(get("secretary", "/search?q=xsz", Map.of()).location()).endsWith("/people/" + laid.xu());
        assertThat(get("secretary", "/search?q=1组8号", Map.of()).location()).contains("/households/");
        assertThat(get("secretary", "/search?q=2组", Map.of()).select("main a[href*='/area/']"))
                .isNotEmpty();
        Document several = get("secretary", "/search?q=范", Map.of());
        assertThat(several.location()).contains("/search");
        assertThat(several.select(".person-list li")).hasSizeGreaterThan(1);
        assertThat(get("secretary", "/search?q=没有这个人", Map.of()).text()).contains("没有找到");
        assertThat(get("worker2", "/search?q=徐素珍", Map.of()).text()).contains("没有找到");
        assertThat(get("secretary", "/today", Map.of()).select("header form[action='/search'] [name=q]"))
                .hasSize(1);
    }

    @Test
    void namesAreTextAndNeverMarkup() throws Exception {
        HouseholdId home = as("secretary", () -> made.resident(Fixture.XIFAN, "1组81号"));
        PersonId evil = as("secretary", () -> made.add(home, "坏", PeopleFixture.citizen("1966-06-06", 201), null));
        storeName(evil, "<script>alert()</script>坏"); // no door takes it any more; it may have come in before
        for (String path :
                List.of("/people?q=坏", "/people/" + evil, "/households/" + home, "/people/" + evil + "/edit")) {
            Document page = get("secretary", path, Map.of());
            assertThat(page.select("main script")).as(path).isEmpty();
            assertThat(page.outerHtml()).as(path).doesNotContain("<script>alert");
        }
        assertThat(get("secretary", "/people?q=\"><img src=x onerror=y>", Map.of())
                        .select("img"))
                .isEmpty();
    }

    private static void storeName(PersonId person, String name) throws SQLException {
        try (java.sql.Connection connection = TestDatabase.asOwner();
                PreparedStatement sql = connection.prepareStatement("update people.person set name = ? where id = ?")) {
            sql.setString(1, name);
            sql.setObject(2, person.value());
            assertThat(sql.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void theStateOfTheListIsInItsAddress() throws IOException {
        Document page = get("secretary", "/people?q=&tag=child&area=330783005.xifan.g1", Map.of());
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.expectFirst("select[name=tag] option[selected]").val()).isEqualTo("child");
        assertThat(page.expectFirst("select[name=area] option[selected]").val()).isEqualTo("330783005.xifan.g1");
        assertThat(page.expectFirst("a[href^=/people.xlsx]").attr("href"))
                .contains("tag=child")
                .contains("area=330783005.xifan.g1");
    }

    @Test
    void theListIsNarrowedAndSortedAndSaysWhoHasGone() throws IOException {
        Document byAge = get("secretary", "/people?area=330783005.xifan.g1.c01&sort=-age", Map.of());
        assertThat(byAge.expectFirst("tbody tr").text()).contains("徐素珍");
        assertThat(byAge.select("th.num").eachText()).hasSize(1);
        assertThat(byAge.expectFirst("td.num").text()).matches("\\d+");
        assertThat(byAge.expectFirst(".filters [name=presence] option[selected]")
                        .val())
                .isEqualTo("here");
        assertThat(get("secretary", "/people?twice=true&q=徐素珍", Map.of()).select("tbody tr"))
                .isEmpty();
        assertThat(get("secretary", "/people?twice=&q=徐素珍", Map.of()).select("tbody tr"))
                .hasSize(1);
        HouseholdId home = as("secretary", () -> made.resident(Fixture.XIFAN, "1组83号"));
        PersonId gone = as("secretary", () -> made.add(home, "去远方", PeopleFixture.citizen("1968-08-08", 221), null));
        post(
                "worker",
                "/people/" + gone + "/gone",
                Map.of("version", version(gone), "died", "false", "on", "2022-02-06"));
        assertThat(get("secretary", "/people?q=去远方", Map.of()).select("tbody tr"))
                .isEmpty();
        for (String presence : List.of("gone", "all")) {
            assertThat(get("secretary", "/people?q=去远方&presence=" + presence, Map.of())
                            .select("tbody .badge")
                            .eachText())
                    .contains("已搬离");
        }
    }

    @Test
    void theFileHoldsExactlyWhatIsShown() throws IOException {
        Connection.Response answer = execute(
                "secretary", "/people.xlsx?q=&area=330783005.xifan.g1.c02", Connection.Method.GET, Map.of(), Map.of());
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        Path file = java.nio.file.Files.write(folder.resolve("people.xlsx"), answer.bodyAsBytes());
        List<List<String>> rows = new ArrayList<>();
        try (SheetFile book = Sheets.open(file, "people.xlsx", Limits.standard());
                SheetRows sheet = book.rows(book.sheets().getFirst())) {
            sheet.forEachRemaining(
                    row -> rows.add(row.cells().stream().map(SheetCell::shown).toList()));
        }
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).startsWith("姓名", "性别", "年龄");
        assertThat(rows.get(1)).contains("李强", "男", "139****0003", "2组3号302室", "租户");
        assertThat(rows.get(1).toString()).contains("410101********").doesNotContain("13905790003");
    }

    @Test
    void householdsAreNarrowedSortedAndExportedByWhoMay() throws IOException {
        Document page = get("secretary", "/households?area=330783005.xifan.g1.c02", Map.of());
        assertThat(page.select("tbody tr").eachText())
                .singleElement()
                .asString()
                .contains("李强", "租户");
        assertThat(page.select("th.num").eachText()).hasSize(1);
        Document tenants = get("secretary", "/households?kind=tenant", Map.of());
        assertThat(tenants.select("tbody tr"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text()).contains("租户"));
        for (String sort : List.of("head", "-members", "area")) {
            assertThat(get("secretary", "/households?sort=" + sort, Map.of()).select("th[aria-sort]"))
                    .as(sort)
                    .hasSize(1);
        }
        Connection.Response csv = execute(
                "secretary",
                page.expectFirst("a[href^=/households.csv]").attr("href"),
                Connection.Method.GET,
                Map.of(),
                Map.of());
        assertThat(csv.body().lines().skip(1)).singleElement().asString().contains("李强", "2组3号302室", "租户");
        assertThat(get("worker", "/households", Map.of()).select("a[href*=.csv]"))
                .isEmpty();
        assertThat(execute("worker", "/households.csv", Connection.Method.GET, Map.of(), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(Acting.as(
                                Actor.SYSTEM,
                                () -> audit.list(
                                        new AuditQuery("secretary", "households.exported", "households", null, null),
                                        Paging.page(1)))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void aHouseholdIsRegisteredByHand() throws IOException {
        Connection.Response answer = execute(
                "worker",
                "/households",
                Connection.Method.POST,
                Map.of(
                        "area", "330783005.xifan.g1.c01",
                        "address", "90号101室",
                        "kind", "TENANT",
                        "landlord", "罗房东",
                        "name", "新住户",
                        "document",
                                " "
                                        + PeopleFixture.document("420102", "1993-03-03", 301)
                                                .number()
                                                .toLowerCase(java.util.Locale.ROOT),
                        "phone", "139 0579 0091"),
                Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = answer.parse();
        assertThat(page.location()).contains("/people/");
        assertThat(page.text())
                .contains("新住户")
                .contains("90号101室")
                .contains("139****0091")
                .contains("罗房东")
                .contains("租户");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysWhatIsWrong() throws IOException {
        Document page = post(
                "worker",
                "/households",
                Map.of(
                        "area", "330783005.xifan.g1.c01",
                        "address", "",
                        "name", "输错的",
                        "document", "330783198506010012",
                        "phone", "1390579"));
        assertThat(page.expectFirst("[name=name]").val()).isEqualTo("输错的");
        assertThat(page.expectFirst("#problem-address")).isNotNull();
        assertThat(page.expectFirst("#problem-phone")).isNotNull();
        Document withAddress = post(
                "worker",
                "/households",
                Map.of(
                        "area", "330783005.xifan.g1.c01",
                        "address", "91号",
                        "name", "",
                        "document", "330783198506010012",
                        "phone", "1390579"));
        assertThat(withAddress.expectFirst("#problem-name")).isNotNull();
        assertThat(withAddress.expectFirst("#problem-document").text()).contains("校验位");
        assertThat(withAddress.expectFirst("#problem-phone").text()).contains("11");
    }

    @Test
    void anAddressWhereSomebodyLivesAsksWhetherTheyLiveTogether() throws IOException {
        var form = new HashMap<>(Map.of(
                "area", "330783005.xifan.g1.c02",
                "address", "3号302室", // inside 2组 it is 2组3号
                "kind", "TENANT",
                "name", "合租人",
                "document", PeopleFixture.document("420102", "1994-04-04", 303).number()));
        Document asked = post("worker2", "/households", form);
        assertThat(asked.expectFirst("#problem-join")).isNotNull();
        assertThat(asked.text()).contains("李强");
        form.put("join", household(laid.li()).toString());
        assertThat(post("worker2", "/households", form).text()).contains("合租人").contains("李强");
    }

    @Test
    void somebodyKnownElsewhereIsNoticedAndRegisteredOnlyOnPurpose() throws IOException {
        var form = new HashMap<>(Map.of(
                "name",
                "王大明",
                "document",
                PeopleFixture.document("360424", "1992-02-29", 17).number()));
        String path = "/households/" + household(laid.xu()) + "/people";
        Document asked = post("worker", path, form);
        assertThat(asked.expectFirst(".alert-warning").text()).contains("西楼自然村");
        assertThat(asked.outerHtml()).doesNotContain("第1小网格12号");
        form.put("anyway", "true");
        assertThat(post("worker", path, form).text()).contains("王大明");
    }

    @Test
    void aDocumentOnRecordIsNotRegisteredAgain() throws IOException {
        Document page = post(
                "worker",
                "/households/" + household(laid.xu()) + "/people",
                Map.of(
                        "name",
                        "徐素珍",
                        "document",
                        PeopleFixture.citizen("1948-03-05", 242).number()));
        assertThat(page.expectFirst("#problem-document").text()).contains("已登记");
    }

    @Test
    void aCorrectionShowsInTheStoryAndAStaleOneIsAConflict() throws IOException {
        HouseholdId home = as("secretary", () -> made.resident(Fixture.XIFAN, "1组82号"));
        PersonId id = as("secretary", () -> made.add(home, "旧名字", PeopleFixture.citizen("1967-07-07", 211), null));
        String version = get("worker", "/people/" + id + "/edit", Map.of())
                .expectFirst("[name=version]")
                .val();
        Map<String, String> form = Map.of("version", version, "name", "新名字", "relation", "MEMBER", "tags", "VOLUNTEER");
        Document page = post("worker", "/people/" + id + "/edit", form);
        assertThat(page.expectFirst("h1").text()).contains("新名字");
        assertThat(page.text()).contains("志愿者").contains("更正：姓名、标签");
        assertThat(execute("worker", "/people/" + id + "/edit", Connection.Method.POST, form, Map.of())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void theHeadIsNamedAndAGoneOneComesBack() throws IOException {
        HouseholdId home = household(laid.fan());
        String version =
                Integer.toString(as("worker", () -> people.household(home)).version());
        Document page = post(
                "worker",
                "/households/" + home + "/head",
                Map.of("version", version, "person", laid.luo().toString()));
        assertThat(page.expectFirst(".person-row").text()).contains("罗小红").contains("户主");
        Document left = post(
                "worker",
                "/people/" + laid.fan() + "/gone",
                Map.of("version", version(laid.fan()), "died", "false", "on", "2022-02-06"));
        assertThat(left.text()).contains("2022年2月6日 搬离");
        Document back = post("worker", "/people/" + laid.fan() + "/restore", Map.of("version", version(laid.fan())));
        assertThat(back.text()).contains("恢复在住");
    }

    @Test
    void theApiAnswersMaskedAndInScope() throws IOException {
        Connection.Response list = api("worker", "/api/v1/people?q=徐");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("徐素珍", "139****0001", "\"total\":1").doesNotContain("13905790001");
        Connection.Response one = api("worker", "/api/v1/people/" + laid.fan());
        assertThat(one.body()).contains("范建国", "罗小红", "330783005.xifan.g1.c01").doesNotContain("19850601");
        assertThat(api("worker2", "/api/v1/people/" + laid.fan()).statusCode()).isEqualTo(404);
        assertThat(api("worker2", "/api/v1/people/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(api("guard", "/api/v1/people").statusCode()).isEqualTo(403);
    }

    private Connection.Response api(String username, String path) throws IOException {
        return Jsoup.connect("http://localhost:" + port + path)
                .header("Authorization", "Bearer " + fixture.token(username))
                .ignoreContentType(true)
                .ignoreHttpErrors(true)
                .execute();
    }

    private HouseholdId household(PersonId id) {
        return Acting.as(Actor.SYSTEM, () -> people.get(id)).household();
    }

    private String version(PersonId id) {
        return Integer.toString(Acting.as(Actor.SYSTEM, () -> people.get(id)).version());
    }

    private <T> T as(String username, java.util.function.Supplier<T> work) {
        return Acting.as(fixture.actor(username), work);
    }

    private Document get(String username, String path, Map<String, String> headers) throws IOException {
        Connection.Response answer = execute(username, path, Connection.Method.GET, Map.of(), headers);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.parse();
    }

    private Document post(String username, String path, Map<String, String> form) throws IOException {
        return execute(username, path, Connection.Method.POST, form, Map.of()).parse();
    }

    private int status(String username, String path) throws IOException {
        return execute(username, path, Connection.Method.POST, Map.of(), Map.of())
                .statusCode();
    }

    private Connection.Response execute(
            String username,
            String path,
            Connection.Method method,
            Map<String, String> form,
            Map<String, String> headers)
            throws IOException {
        Connection session = session(username);
        Connection request = session.newRequest("http://localhost:" + port + path)
                .method(method)
                .headers(headers)
                .ignoreHttpErrors(true)
                .ignoreContentType(true)
                .maxBodySize(0);
        if (method == Connection.Method.POST) {
            request.data(form)
                    .data(
                            "_csrf",
                            session.newRequest("http://localhost:" + port + "/profile")
                                    .get()
                                    .expectFirst("[name=_csrf]")
                                    .val());
        }
        return request.execute();
    }

    private Connection session(String username) throws IOException {
        Connection known = sessions.get(username);
        if (known != null) {
            return known;
        }
        Connection session = Jsoup.newSession();
        Document form =
                session.newRequest("http://localhost:" + port + "/sign-in").get();
        session.newRequest("http://localhost:" + port + "/sign-in")
                .ignoreHttpErrors(true)
                .data("username", username)
                .data("password", Fixture.PASSWORD)
                .data(
                        "_csrf",
                        form.expectFirst("form[action=/sign-in] [name=_csrf]").val())
                .post();
        sessions.put(username, session);
        return session;
    }
}
