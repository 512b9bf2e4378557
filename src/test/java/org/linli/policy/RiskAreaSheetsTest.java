package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.UploadSpace;
import org.linli.imports.Import;
import org.linli.imports.ImportId;
import org.linli.imports.ImportOtherSheet;
import org.linli.imports.Imports;
import org.linli.platform.Refused;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workbook with a sheet for each level: what is not read is told, and can be brought in too. */
@Tag("slow")
@LinliTest
class RiskAreaSheetsTest {

    private static final String[] HEADER = {"省", "市", "县（区）", "名称"};

    @LocalServerPort
    int port;

    @Autowired
    UploadSpace space;

    @Autowired
    Imports imports;

    @Autowired
    Fixture fixture;

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    JdbcClient jdbc;

    RiskAreaLists lists;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from policy.risk_place").update();
        lists = new RiskAreaLists(imports, fixture);
    }

    private static byte[] workbook() {
        try (var workbook = new HSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            sheet(workbook, "说明", new String[] {"本名单由国务院客户端发布"}, new String[] {"每日更新"});
            sheet(
                    workbook,
                    "高风险区",
                    new String[] {"截至2022年2月6日15时高风险区"},
                    HEADER,
                    new String[] {"湖北省", "武汉市", "武昌区", "积玉桥小区"},
                    new String[] {"湖北省", "武汉市", "武昌区", "中南路街道"});
            // Its header stands in another row than that of the sheet before.
            sheet(workbook, "中风险区", HEADER, new String[] {"湖北省", "黄冈市", "武穴市", "刊江街道"});
            sheet(workbook, "低风险区", HEADER);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sheet(HSSFWorkbook workbook, String name, String[]... rows) {
        HSSFSheet sheet = workbook.createSheet(name);
        for (int at = 0; at < rows.length; at++) {
            HSSFRow row = sheet.createRow(at);
            for (int column = 0; column < rows[at].length; column++) {
                row.createCell(column).setCellValue(rows[at][column]);
            }
        }
    }

    private ImportId upload() {
        return Acting.as(
                fixture.actor("command"),
                () -> imports.upload(
                        "risk-areas", Fixture.JIANGBEI, "levels.xls", new ByteArrayInputStream(workbook())));
    }

    private static String path(ImportId id) {
        return "/imports/risk-areas/" + id;
    }

    @Test
    void thePageOfTheUploadNamesTheSheetsThatAreNotReadWithTheirRows() throws Exception {
        Document page = new SignedIn(port, "command", "en").get(path(upload()));
        assertThat(page.select("#f-sheet option[selected]").text()).isEqualTo("高风险区");
        assertThat(page.expectFirst("#other-sheets").text())
                .contains("Another sheet looks like such a list")
                .contains("中风险区: 1 row")
                .contains("Read “中风险区” instead", "Import “中风险区” as well")
                .doesNotContain("低风险区", "说明");
        assertThat(page.expectFirst("#other-tables").text()).contains("说明: 2 rows");
    }

    @Test
    void anotherSheetIsTakenInsteadUnderItsOwnHeader() throws Exception {
        ImportId id = upload();
        var browser = new SignedIn(port, "command");
        Document page = browser.post(
                path(id), path(id) + "/mapping", Map.of("sheet", "1", "headerRow", "2", "instead", "2", "from", ""));
        assertThat(page.select("#f-sheet option[selected]").text()).isEqualTo("中风险区");
        assertThat(page.select("#f-headerRow option[selected]").attr("value")).isEqualTo("1");
        assertThat(page.expectFirst("#other-sheets").text()).contains("高风险区：2 行");
    }

    @Test
    void anotherSheetIsBroughtInAsWellAndBothResultsSayWhatEachDidNotRead() throws Exception {
        ImportId first = upload();
        var browser = new SignedIn(port, "command", "en");
        Document second = browser.post(path(first), path(first) + "/beside", Map.of("sheet", "中风险区"));
        String other = second.expectFirst("form#start").attr("action").replaceAll(".*/([^/]+)/start", "$1");
        assertThat(other).isNotEqualTo(first.toString());
        assertThat(second.select("#f-sheet option[selected]").text()).isEqualTo("中风险区");
        ImportId beside = ImportId.of(other);
        Acting.run(fixture.actor("command"), () -> {
            imports.start(first);
            lists.done(first);
            assertThat(imports.sameDoneBefore(beside).map(Import::id)).isNotEqualTo(Optional.of(first));
            int sheet = imports.get(beside).mapping().sheet();
            imports.remap(beside, sheet, 1, imports.get(beside).mapping().columns(), Map.of("from", "2022-02-06"));
            imports.start(beside);
            lists.done(beside);
        });
        assertThat(riskPlaces.all())
                .extracting(RiskPlace::part, RiskPlace::level)
                .containsExactlyInAnyOrder(
                        tuple("积玉桥小区", RiskLevel.HIGH),
                        tuple("中南路街道", RiskLevel.HIGH),
                        tuple("刊江街道", RiskLevel.MEDIUM));
        assertThat(browser.get(path(first)).expectFirst("#other-sheets").text())
                .contains("中风险区: 1 row", "upload the file again")
                .doesNotContain("as well");
        assertThat(browser.get(path(beside)).expectFirst("#other-sheets").text())
                .contains("高风险区: 2 rows");
    }

    @Test
    void aFurtherCopyOfTheFileWaitsForRoomAsAnUploadDoes() {
        ImportId id = upload();
        Acting.run(
                fixture.actor("command"),
                () -> space.during(
                        1,
                        () -> space.during(
                                1,
                                () -> space.during(1, () -> {
                                    assertThatThrownBy(() -> imports.beside(id, "中风险区"))
                                            .isInstanceOf(Refused.class)
                                            .hasMessageContaining("problem.uploads-many");
                                    return id;
                                }))));
    }

    @Test
    void afterItIsDoneTheFileIsNoLongerThere() {
        ImportId id = upload();
        Acting.run(fixture.actor("command"), () -> {
            imports.start(id);
            lists.done(id);
            assertThatThrownBy(() -> imports.beside(id, "中风险区"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("imports.refusal.file-over");
        });
    }

    @Test
    void softwareReadsOneSheetByItsNameAndIsToldOfTheOthers() {
        Import job = lists.bring(workbook(), "levels.xls", Map.of("sheet", "中风险区", "from", "2022-02-06"));
        assertThat(job.stored()).isEqualTo(1);
        assertThat(job.others())
                .containsExactly(new ImportOtherSheet(0, "说明", 2, false), new ImportOtherSheet(1, "高风险区", 2, true));
        assertThatThrownBy(() -> lists.bring(workbook(), "levels.xls", Map.of("sheet", "极高风险区")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("imports.refusal.sheet");
    }

    @Test
    void aCompleteListIsCautionedThatPlacesOfSheetsThatAreNotReadEnd() throws Exception {
        Import job = lists.bring(workbook(), "levels.xls", Map.of("replace", "true"));
        assertThat(new SignedIn(port, "command", "en")
                        .get(path(job.id()))
                        .select("[role=alert]")
                        .eachText())
                .anySatisfy(alert -> assertThat(alert).contains("also ends the places that stand only on them"));
        assertThat(List.of(job.read(), job.stored())).containsExactly(2, 2);
    }
}
