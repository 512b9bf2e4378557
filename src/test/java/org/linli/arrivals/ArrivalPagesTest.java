package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.arrivals.SyntheticLists.HEADER;
import static org.linli.arrivals.SyntheticLists.person;
import static org.linli.arrivals.SyntheticLists.xlsx;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Registering and importing as people do it: on pages, in both languages, and the same by the API. */
@Tag("slow")
@LinliTest
class ArrivalPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Test
    void registersOnThePageAndSaysWhatAppliesUntilWhenAndWhy() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        Document page = secretary.post("/arrivals/new", "/arrivals", form(1, "湖北武穴", "西范1组21号101室"));
        assertThat(page.location()).contains("/arrivals/").endsWith("?new");
        assertThat(page.text()).contains("2+14").contains("到 2月21日 解除").contains(SyntheticLists.name(1));
        assertThat(page.text()).doesNotContain(SyntheticLists.idNumber(1)).doesNotContain(SyntheticLists.phone(1));
        Document english =
                new SignedIn(port, "secretary", "en").get(page.location().replaceFirst(".*(/arrivals/[^?]+).*", "$1"));
        assertThat(english.text()).contains("2+14").contains("21 Feb").doesNotContain("解除");
        Document list = secretary.get("/arrivals?q=" + SyntheticLists.name(1));
        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(secretary.fragment("/arrivals").select("html head title")).isEmpty();
    }

    @Test
    void warnsOfAPositiveTestAndOfARedCodeOnThePageAndByTheApi() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        Map<String, String> typed = form(70, "湖北武穴", "西范1组21号103室");
        typed.put("testedAt", "2022-02-07T08:00");
        typed.put("testResult", "POSITIVE");
        Document page = secretary.post("/arrivals/new", "/arrivals", typed);
        assertThat(page.expectFirst(".alert-danger").text()).contains("阳性");
        assertThat(page.text()).contains("14+7");
        Map<String, String> red = form(71, "浙江义乌", "西范1组21号104室");
        red.put("healthCode", "RED");
        assertThat(secretary
                        .post("/arrivals/new", "/arrivals", red)
                        .select(".alert-danger")
                        .eachText())
                .singleElement()
                .asString()
                .contains("红码");
        HttpResponse<String> answer = new ApiCaller(port, fixture.token("secretary"), "en")
                .post("/api/v1/arrivals", """
                {"id": "%s", "area": "%s", "name": "%s", "document": "%s", "phone": "%s", "origin": "浙江义乌",
                 "arrivedOn": "2022-02-07", "address": "西范1组21号105室", "healthCode": "RED"}
                """.formatted(
                                UUID.randomUUID(),
                                Fixture.XIFAN.slug(),
                                SyntheticLists.name(72),
                                SyntheticLists.idNumber(72),
                                SyntheticLists.phone(72)));
        assertThat(ApiCaller.json(answer).at("/warnings/0/code").asString()).isEqualTo("red_code");
        assertThat(ApiCaller.json(answer).at("/warnings/0/message").asString()).contains("red");
    }

    @Test
    void pointsOutRowsOfAFileWithAPositiveTestOrARedCode() throws Exception {
        List<String> header = List.of("姓名", "身份证号码", "联系电话", "来自何地", "抵达日期", "房号", "核酸结果", "健康码");
        List<List<String>> rows = List.of(
                row(73, "江西省九江市", "西范1组21号106室", "阳性", "绿码"),
                row(74, "浙江省义乌市", "西范1组21号107室", "阴性", "红码"),
                row(75, "浙江省义乌市", "西范1组21号108室", "阴性", "绿码"));
        JsonNode done = new ApiCaller(port, fixture.token("secretary"), "zh-CN")
                .bring(Fixture.XIFAN.slug(), "阳性.xlsx", xlsx(header, rows));
        assertThat(done.at("/stored").asInt()).isEqualTo(3);
        assertThat(done.at("/warnings").size()).isEqualTo(2);
        assertThat(done.at("/warnings/0/row").asInt()).isEqualTo(2);
        assertThat(done.at("/warnings/0/reason").asString()).contains("阳性");
        assertThat(done.at("/warnings/1/reason").asString()).contains("红码");
        Document page = new SignedIn(port, "secretary", "zh-CN")
                .get("/imports/arrivals/" + done.at("/id").asString());
        assertThat(page.expectFirst("section.alert-danger").text()).contains("阳性", "红码");
    }

    private static List<String> row(int n, String origin, String room, String test, String code) {
        return java.util.stream.Stream.concat(person(n, origin, room).stream(), java.util.stream.Stream.of(test, code))
                .toList();
    }

    @Test
    void keepsWhatWasTypedAndPutsTheProblemsBesideTheFields() throws Exception {
        Map<String, String> typed = form(2, "不存在的地方", "");
        typed.put("document", "11010519491231002Y");
        typed.put("arrivedOn", "2022-02-30");
        Document page = new SignedIn(port, "secretary", "zh-CN").post("/arrivals/new", "/arrivals", typed);
        assertThat(page.expectFirst("#f-name").val()).isEqualTo(SyntheticLists.name(2));
        assertThat(page.expectFirst("#f-document").val()).isEqualTo("11010519491231002Y");
        for (String field : List.of("document", "origin", "arrivedOn", "address")) {
            assertThat(page.expectFirst("#f-" + field).attr("aria-describedby")).isEqualTo("problem-" + field);
            assertThat(page.expectFirst("#problem-" + field).text()).as(field).isNotBlank();
        }
        assertThat(page.select("#problem-name")).isEmpty();
    }

    @Test
    void registersByTheApiOnceAndKnowsTheRepeat() throws Exception {
        var api = new ApiCaller(port, fixture.token("secretary"), "en");
        String json = """
                {"id": "%s", "area": "%s", "name": "%s", "document": "%s", "phone": "%s", "origin": "湖北武穴",
                 "arrivedOn": "2022-02-07", "address": "西范1组21号102室"}
                """.formatted(
                        UUID.randomUUID(),
                        Fixture.XIFAN.slug(),
                        SyntheticLists.name(3),
                        SyntheticLists.idNumber(3),
                        SyntheticLists.phone(3));
        HttpResponse<String> first = api.post("/api/v1/arrivals", json);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.body()).contains("\"protocol\":\"2+14\"").contains("2022-02-21");
        String location = first.headers().firstValue("Location").orElseThrow();
        assertThat(api.get(location, 200).at("/rule").asString()).isNotBlank();
        assertThat(api.post("/api/v1/arrivals", json).statusCode()).isEqualTo(200);
        HttpResponse<String> wrong = api.post("/api/v1/arrivals", "{\"name\": \"\"}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(ApiCaller.json(wrong).at("/errors").size()).isGreaterThan(3);
        new ApiCaller(port, fixture.token("xilou"), "en").get(location, 404);
    }

    @Test
    void bringsAListInStepByStep() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        List<String> bad = List.of(SyntheticLists.name(40), "", "", "江西省九江市", "2月30日", "西范1组22号101室");
        byte[] content = xlsx(HEADER, List.of(person(41, "江西省九江市", "西范1组22号101室"), bad));
        Document check =
                secretary.upload("/imports/arrivals", "/imports/arrivals", Fixture.XIFAN.slug(), "名单.xlsx", content);
        assertThat(check.expectFirst("h1").text()).isEqualTo("名单.xlsx");
        assertThat(check.expectFirst("#f-NAME option[selected]").text()).isEqualTo("A · 姓名");
        assertThat(check.select("table tbody tr")).hasSize(2);
        assertThat(check.select("table tbody tr").getFirst().text())
                .as("what must be mended comes first")
                .contains("需修改")
                .contains("没有 30 日");
        assertThat(check.select("table tbody tr").getLast().text())
                .contains("可登记")
                .contains("2+14");
        assertThat(check.expectFirst("#preview-counts").text())
                .contains("可登记 1")
                .contains("需修改 1");
        assertThat(check.text()).doesNotContain(SyntheticLists.idNumber(41));

        String path = path(check);
        secretary.post(path, path + "/start", Map.of());
        Document done = waited(secretary, path);
        assertThat(done.expectFirst(".import-sum").text()).isEqualTo("读取 2 行 = 登记 1 + 已登记过 0 + 内容不一致 0 + 需修改 1");
        assertThat(done.select("table tbody tr").eachText())
                .allSatisfy(row -> assertThat(row).startsWith("3 "));
        assertThat(secretary
                        .get("/arrivals?file=" + path.replaceFirst(".*/", ""))
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(secretary.get("/imports/arrivals").text())
                .contains("名单.xlsx")
                .contains("已完成");
        assertThat(secretary.response(path + "/refused.xlsx").header("Content-Disposition"))
                .contains("attachment");
        Document english = new SignedIn(port, "secretary", "en").get(path);
        assertThat(english.expectFirst(".import-sum").text())
                .isEqualTo("2 read = 1 registered + 0 already registered + 0 different + 1 need correction");
        assertThat(new SignedIn(port, "xilou", "zh-CN")
                        .get(path)
                        .expectFirst("h1")
                        .text())
                .doesNotContain("名单");
    }

    @Test
    void saysBesideTheFileWhyItIsNoList() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        Document page = secretary.upload(
                "/imports/arrivals", "/imports/arrivals", Fixture.XIFAN.slug(), "x.xls", "<html>".getBytes());
        assertThat(page.expectFirst("#problem-file").text()).contains("网页");
    }

    @Test
    void offersAnEmptyListWhoseHeadingsItUnderstands() throws Exception {
        for (String language : List.of("zh-CN", "en")) {
            Connection.Response answer =
                    new SignedIn(port, "secretary", language).response("/imports/arrivals/template.xlsx");
            SheetRow header = rows(answer.bodyAsBytes()).getFirst();
            for (ArrivalField field : ArrivalField.values()) {
                assertThat(header.cells())
                        .as(field + " in " + language)
                        .anyMatch(cell -> field.headings().means(cell.shown()));
            }
        }
    }

    @Test
    void exportsWhatTheListShowsMasked() throws Exception {
        var secretary = new SignedIn(port, "secretary", "zh-CN");
        secretary.post("/arrivals/new", "/arrivals", form(60, "湖北武穴", "西范1组23号101室"));
        secretary.post("/arrivals/new", "/arrivals", form(61, "浙江义乌", "西范1组23号102室"));
        List<SheetRow> all = rows(secretary
                .response("/arrivals.xlsx?q=" + SyntheticLists.name(60))
                .bodyAsBytes());
        assertThat(all).hasSize(2);
        List<String> texts =
                all.getLast().cells().stream().map(SheetCell::shown).toList();
        assertThat(texts)
                .contains(SyntheticLists.name(60), "2+14", "2022-02-21")
                .doesNotContain(SyntheticLists.idNumber(60));
    }

    private static Map<String, String> form(int n, String origin, String address) {
        var form = new HashMap<String, String>();
        form.put("id", ArrivalId.next().toString());
        form.put("area", Fixture.XIFAN.slug());
        form.put("name", SyntheticLists.name(n));
        form.put("document", SyntheticLists.idNumber(n));
        form.put("phone", SyntheticLists.phone(n));
        form.put("origin", origin);
        form.put("arrivedOn", "2022-02-07");
        form.put("address", address);
        return form;
    }

    private static String path(Document page) {
        return page.location().replaceFirst("^https?://[^/]+", "");
    }

    private static Document waited(SignedIn who, String path) throws Exception {
        for (int i = 0; i < 400; i++) {
            Document page = who.get(path);
            if (page.select("progress").isEmpty()) {
                return page;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The import is not over");
    }

    private static List<SheetRow> rows(byte[] workbook) throws Exception {
        Path file = Files.createTempFile("list", ".xlsx");
        try {
            Files.write(file, workbook);
            var rows = new java.util.ArrayList<SheetRow>();
            try (SheetFile sheets = Sheets.open(file, "list.xlsx", Limits.standard());
                    SheetRows sheet = sheets.rows(sheets.sheets().getFirst())) {
                sheet.forEachRemaining(rows::add);
            }
            return rows;
        } finally {
            Files.delete(file);
        }
    }
}
