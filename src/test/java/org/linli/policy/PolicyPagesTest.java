package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.imports.Import;
import org.linli.imports.Imports;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
@LinliTest
class PolicyPagesTest {

    private static final String LIST = """
            行政区划代码,名称,风险等级,开始日期,结束日期,来源
            420106,武昌区,高风险,2022-01-05,,通告1号
            420107,青山区,很高,2022-01-05,,通告1号
            """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    Imports imports;

    @Autowired
    Fixture fixture;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from policy.risk_place").update();
    }

    private Connection signedIn(String username) throws IOException {
        Connection session = Jsoup.newSession().header("Accept-Language", "zh-CN");
        Document form = session.newRequest(at("/sign-in")).get();
        session.newRequest(at("/sign-in"))
                .data("username", username)
                .data("password", Fixture.PASSWORD)
                .data("_csrf", csrf(form))
                .ignoreHttpErrors(true)
                .post();
        return session;
    }

    private static String csrf(Document page) {
        return page.expectFirst("[name=_csrf]").val();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private Document get(Connection session, String path) throws IOException {
        return session.newRequest(at(path)).get();
    }

    private Document upload(Connection session, String content) throws IOException {
        return session.newRequest(at("/imports/risk-areas"))
                .data("_csrf", csrf(get(session, "/imports/risk-areas")))
                .data("file", "list.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .ignoreHttpErrors(true)
                .post();
    }

    /** Starts what was uploaded and waits until it is done. */
    private Document started(Connection session, Document check) throws IOException {
        Document page = session.newRequest(check.location() + "/start")
                .data("_csrf", csrf(check))
                .post();
        while (page.selectFirst("#bar") != null) {
            page = session.newRequest(check.location()).get();
        }
        return page;
    }

    @Test
    void listsTheVersionsAndWhichIsInForce() throws IOException {
        Document page = get(signedIn("secretary"), "/policies");
        assertThat(page.select("main tbody tr")).hasSize(2);
        assertThat(page.select("tr:contains(dongyang-2022-02) .badge").text()).isEqualTo("正在执行");
        assertThat(page.select("tr:contains(catalogue-2022) .badge").text()).isEqualTo("措施目录");
    }

    @Test
    void showsTheRulesInPlainWordsAndTheDaysOfEachProtocol() throws IOException {
        Document page = get(signedIn("secretary"), "/policies/dongyang-2022-02");
        List<String> rules = page.select("main table tbody tr").eachText();
        assertThat(rules).hasSize(9);
        assertThat(rules.get(7)).contains("从金华市以外来", "2+14", "抵达次日起第14天晚", "origin.within(\"3307\")");
        assertThat(rules.get(8)).contains("只登记，不管控");
        Element strip = page.expectFirst("[id=protocol-2+14]");
        assertThat(strip.select(".strip-day:not(.arrival)")).hasSize(14).allMatch(d -> d.hasClass("monitoring"));
        assertThat(strip.select(".strip-day:contains(核酸检测) > span:first-child").eachText())
                .containsExactly("0", "3", "14");
        assertThat(strip.text()).contains("不隔离").doesNotContain("居家");
        assertThat(page.expectFirst("[id=protocol-14+7]").select(".strip-double"))
                .hasSize(1);
    }

    @Test
    void speaksEnglishToo() throws IOException {
        Connection session = signedIn("auditor");
        session.header("Accept-Language", "en");
        Document page = get(session, "/policies/catalogue-2022");
        assertThat(page.expectFirst("h1").text()).isEqualTo("Other measures of 2022");
        assertThat(page.expectFirst("[id=protocol-7+3]").text())
                .contains("Central quarantine, 7 days", "Release conditions", "Quarantine");
    }

    @Test
    void saysThatAVersionIsNotThere() throws IOException {
        Connection.Response answer = signedIn("secretary")
                .newRequest(at("/policies/no-such"))
                .ignoreHttpErrors(true)
                .execute();
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void triesAPositiveTestBroughtAlong() throws IOException {
        Document page = get(signedIn("worker"), "/policies/try?from=浙江义乌&arrived=2022-02-07&positive=2022-02-05");
        assertThat(page.select("#decision-title").text()).contains("14+7");
        Document old = get(signedIn("worker"), "/policies/try?from=浙江义乌&arrived=2022-02-07&positive=2022-01-05");
        assertThat(old.select("#decision-title").text()).contains("只登记");
    }

    @Test
    void triesACaseAndShowsWhyItWasDecidedSo() throws IOException {
        Document page = get(signedIn("worker"), "/policies/try?from=湖北武汉武昌区&arrived=2022-02-07&testHours=20");
        assertThat(page.select("#decision-title").text()).contains("2+14");
        assertThat(page.select(".lead-reason").text()).contains("武昌", "不隔离", "2022年2月21日");
        assertThat(page.select("table:contains(核酸检测) tbody tr").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains("2022-02-07", "已抵扣"),
                        second -> assertThat(second).contains("第3天", "2022-02-10", "要做"),
                        third -> assertThat(third).contains("第14天", "2022-02-21", "要做"));
        assertThat(page.select(".trace li")).hasSize(9);
        assertThat(page.select(".trace .decided").text()).contains("从金华市以外来");
        assertThat(page.text()).contains("测体温28次");
    }

    @Test
    void keepsWhatWasTypedBesideWhatIsWrongWithIt() throws IOException {
        Document page =
                get(signedIn("worker"), "/policies/try?from=没有的地方&arrived=2022-02-07&left=2022-02-08&testHours=much");
        assertThat(page.expectFirst("#f-from").val()).isEqualTo("没有的地方");
        assertThat(page.expectFirst("#problem-from").text()).contains("没找到");
        assertThat(page.expectFirst("#problem-left").text()).contains("2022-02-08");
        assertThat(page.expectFirst("#problem-testHours").text()).contains("much");
        assertThat(page.select("#decision-title")).isEmpty();
    }

    @Test
    void importsAListAndShowsEachRefusedRowWithItsReason() throws IOException {
        Connection session = signedIn("command");
        assertThat(get(session, "/policies/risk-places").select("main a[href=/imports/risk-areas]"))
                .hasSize(1);
        Document page = started(session, upload(session, LIST));
        assertThat(page.select("[role=status]").text()).contains("读取 2 行 = 存入 1 + 已有 0 + 待选择 0 + 需修改 1");
        assertThat(page.select("main tbody tr").text()).contains("3", "风险等级", "很高", "风险等级无法识别");
        assertThat(get(session, "/policies/risk-places?q=武昌&level=HIGH&on=2022-02-07")
                        .select("main table tbody tr"))
                .hasSize(1);
        assertThat(get(session, "/policies/risk-places?on=2022-01-01").select("main table"))
                .isEmpty();
    }

    @Test
    void asksForTheExactPlaceWhereOnlyTheCityWasNamed() throws IOException {
        Connection session = signedIn("command");
        started(session, upload(session, LIST));
        assertThat(get(session, "/policies/try?from=武汉市&arrived=2022-02-07")
                        .select(".alert-warning")
                        .text())
                .contains("武昌区");
    }

    @Test
    void exportsAListThatCanBeImportedAgain() throws IOException {
        Connection session = signedIn("command");
        started(session, upload(session, LIST));
        riskPlaces.put(List.of(new RiskPlace(
                "420107", "湖北省武汉市青山区某小区", "某小区", RiskLevel.MEDIUM, LocalDate.of(2022, 1, 6), null, "通告2号")));
        byte[] workbook = session.newRequest(at("/policies/risk-places.xlsx"))
                .ignoreContentType(true)
                .execute()
                .bodyAsBytes();
        Import again = new RiskAreaLists(imports, fixture).bring(workbook, "list.xlsx", Map.of());
        assertThat(again.refused()).isZero();
        assertThat(again.known()).isEqualTo(2);
    }

    @Test
    void asksFromWhenAListHoldsBeforeItIsStarted() throws IOException {
        Connection session = signedIn("command");
        Document check = upload(session, "省,市,县,名称,风险等级\n湖北省,武汉市,武昌区,积玉桥小区,高风险\n");
        assertThat(check.select("#o-from").val()).isEmpty();
        assertThat(check.select("form[action$=/start] button").hasAttr("disabled"))
                .isTrue();
        Document asked = session.newRequest(check.location() + "/start")
                .data("_csrf", csrf(check))
                .post();
        assertThat(asked.expectFirst("#problem-from").text()).contains("日期");
        FormElement form = asked.expectForm("#mapping");
        form.expectFirst("#o-from").val("2022-02-06");
        Document ready =
                session.newRequest(form.absUrl("action")).data(form.formData()).post();
        assertThat(ready.select("#preview-counts").text()).contains("可登记 1");
        started(session, ready);
        assertThat(riskPlaces.all())
                .extracting(RiskPlace::name, RiskPlace::part, RiskPlace::from)
                .containsExactly(Tuple.tuple("湖北省武汉市武昌区积玉桥小区", "积玉桥小区", LocalDate.of(2022, 2, 6)));
    }

    @Test
    void aPlaceThatMayBeSeveralIsStoredAsTheOneThatIsPressed() throws IOException {
        Connection session = signedIn("command");
        Document page = started(session, upload(session, "截至2022年2月6日9时\n县,名称,风险等级\n鼓楼区,某小区,高风险\n鼓楼区,另一小区,高风险\n"));
        assertThat(page.select("#set-aside tbody tr")).hasSize(2);
        Elements buttons = page.expectFirst("#set-aside tbody tr").select("button");
        assertThat(buttons.eachText()).contains("江苏省南京市鼓楼区", "福建省福州市鼓楼区", "河南省开封市鼓楼区", "江苏省徐州市鼓楼区");
        Element form = page.expectFirst("#set-aside tbody tr form");
        Document chosen = session.newRequest(form.absUrl("action"))
                .data("_csrf", csrf(page))
                .data("answer", "350102")
                .post();
        assertThat(chosen.expectFirst("#set-aside .badge").text()).contains("福建省福州市鼓楼区");
        assertThat(chosen.select("#set-aside form")).hasSize(1);
        assertThat(riskPlaces.all()).extracting(RiskPlace::name).containsExactly("福建省福州市鼓楼区某小区");
    }

    @Test
    void refusesAFileWithoutHeadings() throws IOException {
        Connection session = signedIn("command");
        Document check = upload(session, "姓名,电话\n张三,1\n");
        assertThat(check.select("form[action$=/start] button").hasAttr("disabled"))
                .isTrue();
        Document page = session.newRequest(check.location() + "/start")
                .data("_csrf", csrf(check))
                .post();
        assertThat(page.select("[role=alert]").text()).contains("没有找到风险地区名单");
    }

    @Test
    void letsOnlyTheCommandImport() throws IOException {
        Connection session = signedIn("secretary");
        Document page = get(session, "/policies/risk-places");
        assertThat(page.select("[name=file], a[href=/imports/risk-areas]")).isEmpty();
        Connection.Response answer = session.newRequest(at("/imports/risk-areas"))
                .data("_csrf", csrf(page))
                .data("file", "list.csv", new ByteArrayInputStream(LIST.getBytes(StandardCharsets.UTF_8)))
                .ignoreHttpErrors(true)
                .method(Connection.Method.POST)
                .execute();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(riskPlaces.all()).isEmpty();
    }

    @Test
    void rendersOnlyTheMainPartForHtmx() throws IOException {
        Document page = signedIn("secretary")
                .newRequest(at("/policies"))
                .header("HX-Request", "true")
                .get();
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select(".topbar")).isEmpty();
    }
}
