package org.linli.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.testing.Fixture.XIFAN;
import static org.linli.testing.Fixture.XILOU;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.arrivals.ArrivalDetails;
import org.linli.arrivals.ArrivalId;
import org.linli.arrivals.ArrivalOutcome;
import org.linli.arrivals.ArrivalSource;
import org.linli.arrivals.Arrivals;
import org.linli.arrivals.NewArrival;
import org.linli.arrivals.Transport;
import org.linli.arrivals.Traveller;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.policy.HealthCode;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

/**
 * The pages over the figures that the modules really contribute, with people registered as a secretary registers them.
 */
@Tag("slow")
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementPagesTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 7);
    private static final String XIFAN_TODAY = "/statements/330783005.xifan/2022-02-07";

    @LocalServerPort
    int port;

    @Autowired
    List<Counter> counters;

    @Autowired
    MessageSource messages;

    @Autowired
    Fixture fixture;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Statements statements;

    @TempDir
    java.nio.file.Path folder;

    final Map<String, Connection> sessions = new HashMap<>();
    int phones;

    @BeforeAll
    void register() {
        arrive("secretary", XIFAN, "熊志强", "西范1组5号301室", "421182");
        arrive("secretary", XIFAN, "蔡小兰", "西范2组9号102室", "421182");
        arrive("secretary", XIFAN, "龚有田", "西范3组60号202室", "360424");
        arrive("xilou", XILOU, "余大江", "西楼1号", "340822");
    }

    @BeforeEach
    void evening() {
        TestClock.set("2022-02-07T17:00");
    }

    @Test
    void theNumberOnTheSheetOpensIntoItsRows() throws IOException {
        Document sheet = get("secretary", XIFAN_TODAY);
        Element number = sheet.expectFirst("td.figure-number a[href$=/arrivals.registered]");
        assertThat(number.text()).isEqualTo("3");
        Document rows = get("secretary", number.attr("href"));
        assertThat(rows.expectFirst("h1 .num").text()).isEqualTo("3");
        assertThat(rows.select(".row-who > a").eachText()).containsExactlyInAnyOrder("熊志强", "蔡小兰", "龚有田");
        assertThat(rows.select(".row-list").text()).contains("139****").contains("西范小区 · 第一网格 · 1组");
        assertThat(rows.outerHtml()).doesNotContain("13905791");
        assertThat(rows.expectFirst(".row-who > a").attr("href")).startsWith("/arrivals/");
    }

    @Test
    void theOriginsOpenIntoTheirRowsAndTheListIsSearched() throws IOException {
        Document sheet = get("secretary", XIFAN_TODAY);
        Element hubei = sheet.select("a.part").stream()
                .filter(part -> part.text().equals("湖北省 2"))
                .findFirst()
                .orElseThrow();
        Document rows = get("secretary", hubei.attr("href"));
        assertThat(rows.select(".row-who > a").eachText()).containsExactlyInAnyOrder("熊志强", "蔡小兰");
        assertThat(get("secretary", hubei.attr("href") + "&q=cxl")
                        .select(".row-who > a")
                        .eachText())
                .containsExactly("蔡小兰");
        assertThat(get("secretary", hubei.attr("href") + "&q=龚有田").select(".row-who > a"))
                .isEmpty();
    }

    @Test
    void everyNumberOfTheOverviewIsTheCountOfItsRows() throws IOException {
        for (String address : List.of("/statements?area=330783005", "/statements?area=330783005.xifan")) {
            Elements cells = get("command", address).select(".children-table .num a");
            assertThat(cells).isNotEmpty();
            for (Element cell : cells) {
                assertThat(get("command", cell.attr("href"))
                                .expectFirst("h1 .num")
                                .text())
                        .as(cell.attr("href"))
                        .isEqualTo(cell.text());
            }
        }
    }

    @Test
    void theListGoesToAFileAsItIsShown() throws Exception {
        Path file = folder.resolve("rows.xlsx");
        Files.write(
                file,
                session("secretary")
                        .newRequest(at(XIFAN_TODAY + "/arrivals.registered/rows.xlsx?part=42"))
                        .ignoreContentType(true)
                        .execute()
                        .bodyAsBytes());
        assertThat(rows(file))
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("熊志强").contains("湖北省"));
        Connection.Response refused = session("worker")
                .newRequest(at("/statements/330783005.xifan.g1.c01/2022-02-07/arrivals.registered/rows.xlsx"))
                .ignoreHttpErrors(true)
                .execute();
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void theStatementGoesToAFile() throws Exception {
        Path file = folder.resolve("statement.xlsx");
        Connection.Response answer = session("command")
                .newRequest(at("/statements/330783005/2022-02-06/statement.xlsx"))
                .ignoreContentType(true)
                .execute();
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        Files.write(file, answer.bodyAsBytes());
        List<List<String>> rows = rows(file);
        assertThat(rows.getFirst()).contains("江北街道", "西范小区", "西楼自然村");
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("今日无新增，零报告"));
        assertThat(rows.getLast().toString()).contains("未签发");
    }

    @Test
    void aGridWithNothingNewSaysSo() throws IOException {
        assertThat(get("xilou", "/statements/330783005.xilou.r/2022-02-07").text())
                .contains("今日无新增，零报告");
        assertThat(get("xilou", "/statements/330783005.xilou/2022-02-07").text())
                .doesNotContain("零报告");
    }

    @Test
    void theSecretarySignsAndALaterCorrectionShowsAsADifference() throws IOException {
        String xilou = "/statements/330783005.xilou/2022-02-07";
        assertThat(get("xilou", xilou).select("a[href$=/signature]")).hasSize(1);
        Document signed = post("xilou", signature("xilou", xilou), Map.of());
        assertThat(signed.expectFirst(".signed-line").text())
                .contains("xilou·xilou")
                .contains("17:00");
        assertThat(signed.select("a[href$=/signature]")).isEmpty();

        TestClock.set("2022-02-07T21:10");
        arrive("xilou", XILOU, "金冬生", "西楼2号", "340822");
        Document differs = get("xilou", xilou);
        assertThat(differs.expectFirst("td.figure-number a[href$=/arrivals.registered]")
                        .text())
                .isEqualTo("1");
        Element difference = differs.expectFirst("a.differs[href*=/arrivals.registered]");
        assertThat(difference.text()).contains("现为 2").contains("增加 1");
        Document rows = get("xilou", difference.attr("href"));
        assertThat(rows.select(".row-who > a").eachText()).containsExactly("金冬生");
        assertThat(rows.expectFirst(".row-who").text()).contains("签发后增加");
        assertThat(get("xilou", xilou + "/arrivals.registered")
                        .select(".row-who > a")
                        .eachText())
                .containsExactly("余大江");
        assertThat(get("xilou", xilou + "/arrivals.registered?which=now").select(".row-who > a"))
                .hasSize(2);

        assertThat(differs.select("a[href$=/signature]")).hasSize(1);
        Document empty = post("xilou", signature("xilou", xilou), Map.of("note", " "));
        assertThat(empty.expectFirst("#problem-note").text()).contains("请写明补签的原因");
        Document again = post("xilou", empty.expectFirst("form[action$=/supplement]"), Map.of("note", "21:10 补登晚到一人"));
        assertThat(again.select("a.differs")).isEmpty();
        assertThat(again.select(".signatures li").eachText())
                .hasSize(2)
                .last()
                .asString()
                .contains("补登晚到一人");
        assertThat(get("xilou", xilou + "?version=1")
                        .expectFirst("td.figure-number a[href*=/arrivals.registered]")
                        .text())
                .isEqualTo("1");
    }

    @Test
    void whoSignsWhatSomebodySignedMeanwhileIsTold() throws IOException {
        String day = "/statements/330783005.xilou/2022-02-05";
        Element form = signature("xilou", day);
        Acting.run(fixture.actor("xilou"), () -> {
            StatementToSign what = statements.toSign(XILOU, LocalDate.of(2022, 2, 5));
            statements.sign(XILOU, LocalDate.of(2022, 2, 5), what.seen(), what.keys());
        });
        assertThat(post("xilou", form, Map.of()).expectFirst(".alert-danger").text())
                .contains("已签发");
    }

    @Test
    void signingListsWhatStandsOpenAndEachPartIsTicked() throws IOException {
        TestClock.set("2022-02-08T17:00");
        String day = "/statements/330783005.xifan/2022-02-08";
        Element form = get("secretary", day + "/signature").expectFirst("main form");
        assertThat(form.select(".open-part").eachText())
                .anySatisfy(part -> assertThat(part).contains("下级日报未签：1", "第一网格"))
                .anySatisfy(part -> assertThat(part).contains("3"));
        assertThat(form.select(".open-part input").eachAttr("required")).hasSameSizeAs(form.select(".open-part"));
        Element rows = form.expectFirst(".open-part a");
        assertThat(get("secretary", rows.attr("href")).select(".row-list li")).isNotEmpty();

        Element first = form.expectFirst(".open-part input");
        first.attr("checked", "checked");
        Document refused = post("secretary", form, Map.of());
        assertThat(refused.expectFirst(".alert-danger").text())
                .contains("请先确认已知悉")
                .doesNotContain("下级日报未签");
        assertThat(refused.select(".open-part input[checked]").eachAttr("value"))
                .containsExactly(first.val());
        assertThat(get("secretary", day).expectFirst(".signed-line").text()).contains("未签发");

        Document signed = post("secretary", ticked(refused.expectFirst("main form")), Map.of());
        assertThat(signed.expectFirst(".signatures").text()).contains("签发时已知悉", "下级日报未签");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyPartThatCanStandOpenHasItsOwnWords(String language) {
        List<String> words = counters.stream()
                .filter(counter -> counter.is(Trait.PENDING))
                .map(counter -> messages.getMessage(counter.label(), null, Locale.of(language)))
                .toList();
        assertThat(words).hasSizeGreaterThan(6).doesNotHaveDuplicates();
        assertThat(words).noneMatch(word -> word.equals("Missed") || word.equals("Still to come"));
    }

    @Test
    void rowsOfAMomentThatDoesNotExistAreRefused() throws IOException {
        assertThat(status("secretary", "/statements/330783005.xifan/2022-02-07/arrivals.registered?which=zz"))
                .isEqualTo(400);
        assertThat(status("secretary", "/statements/330783005.xifan/2022-02-07/arrivals.registered?which="))
                .isEqualTo(200);
    }

    @Test
    void aDayToComeAndADayWithoutRecordsAreRefusedInWords() throws IOException {
        for (String path : List.of(
                "/statements?area=330783005.xifan&day=",
                "/statements/330783005.xifan/",
                "/statements/330783005.xifan/{day}/signature",
                "/statements/330783005.xifan/{day}/statement.xlsx",
                "/statements/330783005.xifan/{day}/arrivals.registered",
                "/statements/330783005.xifan/{day}/arrivals.registered/rows.xlsx")) {
            for (Map.Entry<String, String> day : Map.of(
                            "2022-02-08", "还没到", "2099-01-01", "还没到", "1990-01-01", "没有 1990-01-01 的记录")
                    .entrySet()) {
                String address = path.contains("{day}") ? path.replace("{day}", day.getKey()) : path + day.getKey();
                Connection.Response answer = session("secretary")
                        .newRequest(at(address))
                        .ignoreHttpErrors(true)
                        .execute();
                assertThat(answer.statusCode()).as(address).isEqualTo(422);
                assertThat(answer.body()).as(address).contains(day.getValue());
            }
        }
        Document today = get("secretary", "/statements?area=330783005.xifan");
        assertThat(today.select("a[rel=next]")).isEmpty();
        assertThat(today.expectFirst("input[name=day]").attr("max")).isEqualTo("2022-02-07");
    }

    @Test
    void nobodyIsOfferedAFormThatIsNotTheirs() throws IOException {
        assertThat(get("command", "/statements/330783005.xifan/2022-02-06")
                        .select("form[action*=/2022-02-06/], a[href$=/signature]"))
                .isEmpty();
        assertThat(status("command", "/statements/330783005.xifan/2022-02-06/signature"))
                .isEqualTo(403);
        assertThat(status("guard", XIFAN_TODAY)).isEqualTo(403);
        assertThat(status("xilou", XIFAN_TODAY)).isEqualTo(403);
        assertThat(status("secretary", "/statements/330783005.xifan/2022-02-30"))
                .isEqualTo(400);
        assertThat(status("secretary", XIFAN_TODAY + "/no.such.figure")).isEqualTo(404);
        assertThat(status("secretary", "/statements/330783005.xifan.nowhere/2022-02-07"))
                .isEqualTo(404);
        assertThat(status("worker", "/command")).isEqualTo(403);
    }

    @Test
    void theCommandViewShowsTheCommunitiesAndWhoIsLate() throws IOException {
        TestClock.set("2022-02-07T20:30");
        Document view = get("command", "/command");
        assertThat(view.select("tr[data-area] th").eachText()).containsExactly("西范小区", "西楼自然村");
        Element xifan = view.expectFirst("tr[data-area=330783005.xifan]");
        assertThat(xifan.expectFirst("td[data-figure=arrivals.registered]").attr("data-n"))
                .isEqualTo("3");
        assertThat(xifan.text()).contains("迟报");
        assertThat(view.expectFirst(".tile.late").text()).contains("个迟报");
        assertThat(view.select("[hx-trigger='every 60s'][hx-select-oob]")).hasSize(1);
        for (String id :
                view.expectFirst("[hx-select-oob]").attr("hx-select-oob").split(",", -1)) {
            assertThat(view.select(id)).as(id).hasSize(1);
        }
        Document inside = get("command", xifan.expectFirst("th a").attr("href"));
        assertThat(inside.select("tr[data-area] th").eachText()).containsExactly("第一网格");
        assertThat(inside.expectFirst("a.up").attr("href")).isEqualTo("/command?area=330783005");
        assertThat(status("secretary", "/command?area=330783005")).isEqualTo(403);
        assertThat(get("secretary", "/command").select("a.up")).isEmpty();
    }

    @Test
    void pagesStandInBothLanguagesWholeAndAsFragment() throws IOException {
        for (String path : List.of(
                "/statements",
                "/statements?area=330783005.xilou&day=2022-02-06",
                XIFAN_TODAY,
                "/statements/330783005.xifan/2022-02-05/signature",
                XIFAN_TODAY + "/arrivals.registered",
                XIFAN_TODAY + "/arrivals.registered?under=330783005.xifan&q=x",
                "/command")) {
            for (String language : List.of("zh-CN", "en")) {
                Document whole = session("secretary")
                        .newRequest(at(path.replace("xilou", "xifan.g1")))
                        .header("Accept-Language", language)
                        .get();
                assertThat(whole.select("main#main")).hasSize(1);
                assertThat(whole.select("nav.rail")).hasSize(1);
                assertThat(whole.outerHtml()).doesNotContain("??");
                Document part = session("secretary")
                        .newRequest(at(path.replace("xilou", "xifan.g1")))
                        .header("Accept-Language", language)
                        .header("HX-Request", "true")
                        .get();
                assertThat(part.select("main#main")).hasSize(1);
                assertThat(part.select("nav.rail")).isEmpty();
            }
        }
    }

    private void arrive(String user, AreaPath area, String name, String address, String origin) {
        ArrivalOutcome registered = Acting.as(
                fixture.actor(user),
                () -> arrivals.register(new NewArrival(
                        ArrivalId.next(),
                        area,
                        new Traveller(
                                name,
                                IdentityDocument.none(),
                                Phone.read("1390579100" + phones++).orThrow()),
                        address,
                        null,
                        origin,
                        origin,
                        DAY,
                        null,
                        Transport.TRAIN,
                        null,
                        null,
                        null,
                        HealthCode.GREEN,
                        2,
                        List.of(),
                        ArrivalDetails.NONE,
                        ArrivalSource.PAGE)));
        assertThat(registered).isInstanceOf(ArrivalOutcome.Registered.class);
    }

    private static List<List<String>> rows(java.nio.file.Path file) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (SheetFile workbook = Sheets.open(file, file.getFileName().toString(), Limits.standard());
                SheetRows read = workbook.rows(workbook.sheets().getFirst())) {
            read.forEachRemaining(
                    row -> rows.add(row.cells().stream().map(SheetCell::shown).toList()));
        }
        return rows;
    }

    private Connection session(String username) throws IOException {
        Connection known = sessions.get(username);
        if (known != null) {
            return known;
        }
        Connection session = Jsoup.newSession();
        Element form = session.newRequest(at("/sign-in")).get().expectFirst("form[action=/sign-in]");
        session.newRequest(at("/sign-in"))
                .data("username", username)
                .data("password", Fixture.PASSWORD)
                .data("_csrf", form.expectFirst("[name=_csrf]").val())
                .ignoreHttpErrors(true)
                .post();
        sessions.put(username, session);
        return session;
    }

    private Document get(String username, String path) throws IOException {
        return session(username).newRequest(at(path)).get();
    }

    private int status(String username, String path) throws IOException {
        return session(username)
                .newRequest(at(path))
                .ignoreHttpErrors(true)
                .execute()
                .statusCode();
    }

    /** The second step of signing, everything ticked. */
    private Element signature(String username, String statement) throws IOException {
        Element form = get(username, statement + "/signature").expectFirst("main form");
        return ticked(form);
    }

    private static Element ticked(Element form) {
        form.select("input[type=checkbox]").attr("checked", "checked");
        return form;
    }

    /** Sends a form as a browser does: of the boxes those that are ticked. */
    private Document post(String username, Element form, Map<String, String> typed) throws IOException {
        Connection request =
                session(username).newRequest(at(form.attr("action"))).ignoreHttpErrors(true);
        for (Element field : form.select("input[name]")) {
            boolean sent = !field.attr("type").equals("checkbox") || field.hasAttr("checked");
            if (sent && !typed.containsKey(field.attr("name"))) {
                request.data(field.attr("name"), field.val());
            }
        }
        return request.data(typed).post();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
