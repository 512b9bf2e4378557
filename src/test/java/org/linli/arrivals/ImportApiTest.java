package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.linli.arrivals.SyntheticLists.HEADER;
import static org.linli.arrivals.SyntheticLists.csv;
import static org.linli.arrivals.SyntheticLists.person;
import static org.linli.arrivals.SyntheticLists.xlsx;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.LinliSettings;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRow;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Lists brought in through the API: the reference list first of all. */
@Tag("slow")
@LinliTest
class ImportApiTest {

    private static final Path REFERENCE = Path.of("src/test/resources/scenario/arrivals-xifan-2022-02-07.xlsx");
    private static final String XIFAN = Fixture.XIFAN.slug();

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    LinliSettings settings;

    ApiCaller api;

    @BeforeEach
    void call() {
        api = new ApiCaller(port, fixture.token("secretary"), "zh-CN");
    }

    @Test
    void readsThirtySixStoresTwentyNineKnowsOneRefusesSixAndTakesTheMendedOnesBack() throws Exception {
        byte[] content = Files.readAllBytes(REFERENCE);
        Set<Path> uploads = uploads();
        long arrivals = stored("arrivals.arrival");
        long measures = stored("care.measure");
        JsonNode first = api.bring(XIFAN, "西范 2月7日.xlsx", content);
        assertCounts(first, 36, 29, 1, 6);
        assertThat(first.at("/state").asString()).isEqualTo("done");
        assertThat(rows(first))
                .extracting(
                        r -> r.at("/row").asInt(),
                        r -> r.at("/column").asString(),
                        r -> r.at("/value").asString(),
                        r -> r.at("/reason").asString())
                .containsExactly(
                        tuple(32, "身份证号码", "340822************", "身份证号校验位不对，可能抄错了一位。"),
                        tuple(33, "身份证号码", "340822************", "Excel 把身份证号当成了数字，后几位已丢失。请把该列设为文本格式，对照证件重新填写。"),
                        tuple(34, "出租房号", "", "没有地址，请写明住在哪里，如 3组60号202室。"),
                        tuple(35, "姓名", "", "没有姓名，请填写。"),
                        tuple(36, "联系电话", "138001*", "手机号应为 11 位，这里是 7 位。"),
                        tuple(37, "抵达日期", "2月30日", "2022 年 2 月没有 30 日。"));
        assertThat(stored("arrivals.arrival")).isEqualTo(arrivals + 29);

        assertCounts(api.bring(XIFAN, "再来一次.xlsx", content), 36, 0, 30, 6);
        assertThat(stored("arrivals.arrival")).isEqualTo(arrivals + 29);

        byte[] mended =
                mend(api.bytes("/api/v1/imports/arrivals/" + first.at("/id").asString() + "/refused.xlsx"));
        assertCounts(api.bring(XIFAN, "改好的.xlsx", mended), 6, 6, 0, 0);
        assertThat(stored("arrivals.arrival")).isEqualTo(arrivals + 35);
        assertThat(stored("care.measure")).isEqualTo(measures + 35);
        assertNoneBesides(uploads);
    }

    /** Puts right what the reasons say, as a person would in a spreadsheet program. */
    private static byte[] mend(byte[] refused) throws Exception {
        List<SheetRow> rows = read(refused);
        List<String> header = texts(rows.getFirst());
        assertThat(header).containsSubsequence("姓名", "身份证号码", "联系电话", "抵达日期").endsWith("未导入原因");
        assertThat(rows).hasSize(7);
        assertThat(texts(rows.get(1)).getLast()).isEqualTo("身份证号码：身份证号校验位不对，可能抄错了一位。");
        Map<String, String> better = Map.of(
                "身份证号码",
                SyntheticLists.idNumber(1),
                "出租房号",
                "西范3组1号101室",
                "姓名",
                "测试",
                "联系电话",
                "13800138000",
                "抵达日期",
                "2022-02-07");
        var mended = new ArrayList<List<String>>();
        for (int i = 1; i < rows.size(); i++) {
            var cells = new ArrayList<>(texts(rows.get(i)));
            var at = new HashMap<>(better);
            at.put("身份证号码", SyntheticLists.idNumber(90_000 + i));
            String column = cells.getLast().substring(0, cells.getLast().indexOf('：'));
            cells.set(header.indexOf(column), at.get(column));
            mended.add(cells);
        }
        return xlsx(header, mended);
    }

    @Test
    void answersInTheLanguageOfWhoeverAsks() throws Exception {
        var english = new ApiCaller(port, fixture.token("secretary"), "en");
        List<String> broken = List.of("测一", "11010519491231002Y", "", "湖北省武穴市", "2022-02-07", "西范1组5号101室");
        JsonNode done = english.bring(XIFAN, "one.xlsx", xlsx(HEADER, List.of(broken)));
        assertThat(rows(done).getFirst().at("/reason").asString()).contains("ID number");
        List<SheetRow> workbook =
                read(english.bytes("/api/v1/imports/arrivals/" + done.at("/id").asString() + "/refused.xlsx"));
        assertThat(texts(workbook.getFirst())).endsWith("Reason not imported");
    }

    @Test
    void theRefusedRowsWithTheirNumbersGoOnlyToWhoMayImportThereAndTheDownloadIsAudited() throws Exception {
        List<String> broken =
                List.of("测三", SyntheticLists.idNumber(777), "1380013", "江西省九江市", "2022-02-07", "西范1组5号103室");
        JsonNode done = api.bring(XIFAN, "有错.xlsx", xlsx(HEADER, List.of(broken)));
        String id = done.at("/id").asString();
        String path = "/api/v1/imports/arrivals/" + id + "/refused.xlsx";
        assertThat(done.toString()).doesNotContain(SyntheticLists.idNumber(777));
        new ApiCaller(port, fixture.token("xilou"), "zh-CN").get(path, 404);
        new ApiCaller(port, fixture.token("worker"), "zh-CN").get(path, 403);
        new ApiCaller(port, fixture.token("auditor"), "zh-CN").get(path, 403);
        assertThat(downloads(id)).as("nobody got it yet").isEmpty();
        assertThat(texts(read(api.bytes(path)).get(1))).contains(SyntheticLists.idNumber(777));
        assertThat(downloads(id)).containsExactly("secretary");
    }

    /** The names of those who downloaded it. */
    private static List<String> downloads(String id) throws Exception {
        try (Connection owner = TestDatabase.asOwner();
                PreparedStatement statement = owner.prepareStatement("""
                        select username from access.audit_entry where action = 'arrivals.import.refused' and subject = ?
                        """)) {
            statement.setString(1, id);
            var names = new ArrayList<String>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            return names;
        }
    }

    @Test
    void saysThatAListHasNoRows() throws Exception {
        for (Map.Entry<String, byte[]> file : Map.of(
                        "空.xlsx", xlsx(HEADER, List.of()),
                        "空.csv", csv(Charset.forName("UTF-8"), HEADER, List.of()))
                .entrySet()) {
            HttpResponse<String> answer = api.upload(XIFAN, file.getKey(), file.getValue());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(ApiCaller.json(answer).at("/errors/0/code").asString())
                    .isEqualTo("imports.kind.arrivals.no-rows");
        }
        JsonNode blank = api.bring(
                XIFAN, "白.csv", csv(Charset.forName("UTF-8"), HEADER, List.of(List.of("合计", "", "", "", "", ""))));
        assertCounts(blank, 0, 0, 0, 0);
        assertThat(blank.at("/failure").asString()).contains("没有人");
        Document page = new SignedIn(port, "secretary", "zh-CN")
                .upload("/imports/arrivals", "/imports/arrivals", XIFAN, "空.xlsx", xlsx(HEADER, List.of()));
        assertThat(page.select(".alert-warning").text()).contains("没有人");
    }

    @Test
    void readsFilesAsOfficesHaveThem() throws Exception {
        List<List<String>> rows = List.of(person(801, "江西省九江市", "西范1组8号801室"));
        var bom = new String(csv(Charset.forName("UTF-8"), HEADER, rows), Charset.forName("UTF-8"));
        assertCounts(api.bring(XIFAN, "bom.csv", ("\ufeff" + bom).getBytes(Charset.forName("UTF-8"))), 1, 1, 0, 0);
        String wide = bom.replace("801", "802").replace("\r\n", ",".repeat(150) + "\r\n");
        assertThat(api.bring(XIFAN, "wide.csv", wide.getBytes(Charset.forName("UTF-8")))
                        .at("/read")
                        .asInt())
                .isOne();
        JsonNode utf16 = api.bring(XIFAN, "utf16.csv", ("\ufeff" + bom).getBytes(Charset.forName("UTF-16LE")));
        assertCounts(utf16, 1, 0, 1, 0);
        JsonNode renamed = api.bring(XIFAN, "其实是xlsx.csv", xlsx(HEADER, rows));
        assertCounts(renamed, 1, 0, 1, 0);
        var columns = new ArrayList<>(HEADER);
        var cells = new ArrayList<>(person(803, "江西省九江市", "西范1组8号803室"));
        for (int i = HEADER.size(); i < 300; i++) {
            columns.add("列" + i);
            cells.add("x");
        }
        HttpResponse<String> tooWide = api.upload(XIFAN, "300.xlsx", xlsx(columns, List.of(cells)));
        assertThat(tooWide.statusCode()).isEqualTo(422);
        assertThat(ApiCaller.json(tooWide).at("/errors/0/message").asString()).contains("200");
    }

    @Test
    void readsACsvInGb18030() throws Exception {
        List<List<String>> rows = List.of(person(201, "江西省九江市", "西范1组7号201室"), person(202, "湖北武穴", "西范1组7号202室"));
        JsonNode done = api.bring(XIFAN, "名单.csv", csv(Charset.forName("GB18030"), HEADER, rows));
        assertCounts(done, 2, 2, 0, 0);
    }

    @Test
    void tellsARepeatInTheFileByItsEarlierRowAndRefusesAnAddressOutsideTheScope() throws Exception {
        var leader = new ApiCaller(port, fixture.token("leader"), "zh-CN");
        List<List<String>> rows = List.of(
                person(301, "江西省九江市", "1组9号101室"),
                person(301, "江西省九江市", "1组9号101室"),
                person(302, "江西省九江市", "9组9号101室"),
                person(303, "江西省九江市", "啊"));
        JsonNode done = leader.bring(Fixture.XIFAN.child("g1").slug(), "组.xlsx", xlsx(HEADER, rows));
        // There is no group 9 in the grid, so its houses would stand in the community, beyond what the leader sees.
        assertCounts(done, 4, 1, 1, 2);
        assertThat(rows(done)).extracting(r -> r.at("/row").asInt()).containsExactly(4, 5);
        assertThat(rows(done))
                .allSatisfy(r -> assertThat(r.at("/column").asString()).isEqualTo("房号"));
        assertThat(rows(done).getFirst().at("/reason").asString()).contains("9组9号101室");
    }

    @Test
    void refusesHostileAndUselessFilesAndStoresNothing() throws Exception {
        Set<Path> uploads = uploads();
        long before = stored("imports.import");
        for (Map.Entry<String, byte[]> file : HostileUploads.all().entrySet()) {
            HttpResponse<String> answer = api.upload(XIFAN, file.getKey(), file.getValue());
            assertThat(answer.statusCode()).as(file.getKey()).isEqualTo(422);
            JsonNode problem = ApiCaller.json(answer);
            assertThat(problem.at("/type").asString()).isEqualTo("urn:linli:problem:refused");
            assertThat(problem.at("/errors/0/field").asString())
                    .as(file.getKey())
                    .isEqualTo("file");
            assertThat(problem.at("/errors/0/message").asString())
                    .as(file.getKey())
                    .hasSizeGreaterThan(5);
        }
        assertThat(stored("imports.import")).isEqualTo(before);
        assertNoneBesides(uploads);
    }

    @Test
    void namesTheColumnsThatAListLacks() throws Exception {
        byte[] lacking = xlsx(List.of("姓名", "身份证号码"), List.of(List.of("测二", SyntheticLists.idNumber(2))));
        HttpResponse<String> answer = api.upload(XIFAN, "list.xlsx", lacking);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("“来自何地”").contains("“抵达日期”").contains("“房号”");
    }

    @Test
    void neverTakesAFormulaForAValue() throws Exception {
        JsonNode done = api.bring(
                XIFAN,
                "list.csv",
                csv(
                        Charset.forName("UTF-8"),
                        HEADER,
                        List.of(
                                List.of(
                                        "=HYPERLINK(1)",
                                        SyntheticLists.idNumber(401),
                                        "",
                                        "江西省九江市",
                                        "2022-02-07",
                                        "西范1组1号1室"),
                                person(402, "江西省九江市", "西范1组1号2室"))));
        assertCounts(done, 2, 1, 0, 1);
        assertThat(rows(done).getFirst().at("/reason").asString()).contains("公式");
    }

    @Test
    void keepsAFileNameForWhatItIs() throws Exception {
        JsonNode done =
                api.bring(XIFAN, "../../../etc/名单.xlsx", xlsx(HEADER, List.of(person(501, "江西省九江市", "西范1组2号1室"))));
        try (Connection owner = TestDatabase.asOwner();
                PreparedStatement statement =
                        owner.prepareStatement("select file_name from imports.import where id = ?::uuid")) {
            statement.setString(1, done.at("/id").asString());
            try (ResultSet found = statement.executeQuery()) {
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).isEqualTo("名单.xlsx");
            }
        }
    }

    @Test
    void hidesImportsOfOthersAndKeepsEverybodyToTheirArea() throws Exception {
        JsonNode mine = api.bring(XIFAN, "a.xlsx", xlsx(HEADER, List.of(person(601, "江西省九江市", "西范2组1号1室"))));
        String location = "/api/v1/imports/arrivals/" + mine.at("/id").asString();
        var xilou = new ApiCaller(port, fixture.token("xilou"), "zh-CN");
        assertThat(xilou.get(location, 404).at("/type").asString()).isEqualTo("urn:linli:problem:not-found");
        xilou.get(location + "/refused.xlsx", 404);
        assertThat(xilou.upload(XIFAN, "b.xlsx", xlsx(HEADER, List.of())).statusCode())
                .isEqualTo(403);
        var worker = new ApiCaller(port, fixture.token("worker"), "zh-CN");
        worker.get(location, 403);
        assertThat(new ApiCaller(port, fixture.token("command"), "zh-CN")
                        .get(location, 200)
                        .at("/stored")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.upload("330783005.xifan.nowhere", "b.xlsx", xlsx(HEADER, List.of()))
                        .statusCode())
                .isEqualTo(404);
    }

    private static void assertCounts(JsonNode done, int read, int stored, int known, int refused) {
        assertThat(List.of(
                        done.at("/read").asInt(),
                        done.at("/stored").asInt(),
                        done.at("/known").asInt(),
                        done.at("/refused").asInt()))
                .as(done.toString())
                .containsExactly(read, stored, known, refused);
    }

    private static List<JsonNode> rows(JsonNode done) {
        return StreamSupport.stream(done.at("/rows").spliterator(), false).toList();
    }

    private static long stored(String table) throws Exception {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            assertThat(count.next()).isTrue();
            return count.getLong(1);
        }
    }

    private Set<Path> uploads() throws Exception {
        Path folder = Files.createDirectories(settings.data().resolve("imports"));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    /** The file is deleted just after the import says that it is done. */
    private void assertNoneBesides(Set<Path> before) throws Exception {
        for (int i = 0; i < 100 && !before.containsAll(uploads()); i++) {
            Thread.sleep(20);
        }
        assertThat(before).containsAll(uploads());
    }

    private static List<SheetRow> read(byte[] workbook) throws Exception {
        Path file = Files.createTempFile("refused", ".xlsx");
        try {
            Files.write(file, workbook);
            var rows = new ArrayList<SheetRow>();
            try (SheetFile sheets = Sheets.open(file, "refused.xlsx", Limits.standard());
                    SheetRows sheet = sheets.rows(sheets.sheets().getFirst())) {
                sheet.forEachRemaining(rows::add);
            }
            return rows;
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> texts(SheetRow row) {
        return row.cells().stream().map(SheetCell::shown).toList();
    }
}
