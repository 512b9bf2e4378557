package org.linli.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetsTest {

    @TempDir
    Path folder;

    @Test
    void readsTheReferenceListWithItsRowNumbers() {
        List<SheetRow> rows = read(Path.of("src/test/resources/scenario/arrivals-xifan-2022-02-07.xlsx"));

        assertThat(rows).hasSize(38);
        assertThat(rows.get(0).number()).isEqualTo(1);
        assertThat(rows.get(1).cells()).contains(new SheetCell.Text("身份证号码"));
        assertThat(rows.get(2).cell(5))
                .isEqualTo(new SheetCell.Moment(LocalDate.of(2022, 2, 7).atStartOfDay(), "44599"));
        assertThat(rows.get(32).number()).isEqualTo(33);
        assertThat(rows.get(32).cell(2)).isEqualTo(new SheetCell.Number("340822198104066000", true));
        assertThat(rows.get(37).cell(8)).isEqualTo(new SheetCell.Text("重复"));
        assertThat(rows.get(2).cell(8)).isEqualTo(SheetCell.EMPTY);
    }

    @Test
    void recognisesDatesByTheirNumberFormatAndNothingElse() throws IOException {
        Path file = Packages.workbook("<row r='3'><c r='B3' s='1'><v>44599</v></c><c r='C3' s='2'><v>44599.5</v></c>"
                        + "<c r='D3' s='3'><v>44599</v></c><c r='E3' s='4'><v>44599</v></c><c r='F3'><v>44599</v></c>"
                        + "<c r='G3' t='d'><v>2022-02-07</v></c></row>")
                .write(folder.resolve("a.xlsx"));

        LocalDateTime day = LocalDate.of(2022, 2, 7).atStartOfDay();
        assertThat(read(file).getFirst().cells())
                .containsExactly(
                        SheetCell.EMPTY,
                        new SheetCell.Moment(day, "44599"),
                        new SheetCell.Moment(day.plusHours(12), "44599.5"),
                        new SheetCell.Moment(day, "44599"),
                        new SheetCell.Number("44599", false),
                        new SheetCell.Number("44599", false),
                        new SheetCell.Moment(day, "2022-02-07"));
    }

    @Test
    void countsFrom1904WhereTheWorkbookDoes() throws IOException {
        Path file = Packages.workbook("<row><c s='1'><v>43137</v></c></row>")
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='urn:r'><workbookPr date1904='1'/>"
                                + "<sheets><sheet name='a' r:id='r0'/></sheets></workbook>")
                .write(folder.resolve("a.xlsx"));

        assertThat(read(file).getFirst().cell(0).shown()).isEqualTo("2022-02-07");
    }

    @Test
    void keepsTheDigitsOfNumbersAndTellsWhichMayBeLost() throws IOException {
        Path file = Packages.workbook(
                        "<row><c><v>13915326595</v></c><c><v>3.40822198104066E+17</v></c><c><v>1.50</v></c>"
                                + "<c><v>123456789012345</v></c><c><v>1E+999999999</v></c><c><v>-0.0</v></c></row>")
                .write(folder.resolve("a.xlsx"));

        assertThat(read(file).getFirst().cells())
                .containsExactly(
                        new SheetCell.Number("13915326595", false),
                        new SheetCell.Number("340822198104066000", true),
                        new SheetCell.Number("1.5", false),
                        new SheetCell.Number("123456789012345", false),
                        new SheetCell.Text("1E+999999999"),
                        new SheetCell.Number("0", false));
    }

    @Test
    void neverTakesTheResultOfAFormulaForAValue() throws IOException {
        Path xlsx = Packages.workbook("<row><c t='str'><f>HYPERLINK(\"x\")</f><v>13915326595</v></c>"
                        + "<c><f>1+1</f><v>2</v></c><c t='e'><v>#N/A</v></c></row>")
                .write(folder.resolve("a.xlsx"));
        Path csv = write("a.csv", "=1+1,=cmd|'/c calc'!A1,\"=\"\"001\"\"\"\n", StandardCharsets.UTF_8);

        assertThat(read(xlsx).getFirst().cells())
                .containsExactly(
                        new SheetCell.Formula("13915326595"), new SheetCell.Formula("2"), new SheetCell.Fault("#N/A"));
        assertThat(read(csv).getFirst().cells())
                .containsExactly(
                        new SheetCell.Formula("=1+1"),
                        new SheetCell.Formula("=cmd|'/c calc'!A1"),
                        new SheetCell.Text("001"));
    }

    @Test
    void joinsRichTextAndLeavesOutHowItIsPronounced() throws IOException {
        Path file = Packages.workbook(
                        "<row><c t='s'><v>0</v></c><c t='inlineStr'><is><r><t>王</t></r><r><t>五</t></r></is></c></row>")
                .with(
                        "xl/sharedStrings.xml",
                        "<sst><si><r><t>张</t></r><r><t>三</t></r><rPh sb='0' eb='1'><t>ちょう</t></rPh></si></sst>")
                .write(folder.resolve("a.xlsx"));

        assertThat(read(file).getFirst().cells()).containsExactly(new SheetCell.Text("张三"), new SheetCell.Text("王五"));
    }

    @Test
    void readsXlsLikeXlsx() throws IOException {
        Path file = folder.resolve("名单.xls");
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet("空");
            HSSFSheet sheet = workbook.createSheet("名单");
            HSSFCellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            HSSFRow row = sheet.createRow(4);
            row.createCell(0).setCellValue("李四");
            row.createCell(2).setCellValue(340822198104066000d);
            row.createCell(3).setCellValue(13915326595d);
            HSSFCell cell = row.createCell(4);
            cell.setCellValue(LocalDate.of(2022, 2, 7));
            cell.setCellStyle(date);
            row.createCell(5).setCellFormula("\"1\"&\"2\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(5));
            row.createCell(6).setCellValue(true);
            sheet.createRow(7).createCell(1).setCellValue("后");
            workbook.setSheetHidden(0, true);
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }

        try (SheetFile xls = Sheets.open(file, "名单.xls", Limits.standard())) {
            assertThat(xls.format()).isEqualTo(SheetFile.Format.XLS);
            assertThat(xls.sheets())
                    .extracting(SheetFile.Sheet::name, SheetFile.Sheet::hidden)
                    .containsExactly(tuple("空", true), tuple("名单", false));
            assertThat(rows(xls, 0)).isEmpty();
            List<SheetRow> rows = rows(xls, 1);
            assertThat(rows).extracting(SheetRow::number).containsExactly(5, 8);
            assertThat(rows.getFirst().cells())
                    .containsExactly(
                            new SheetCell.Text("李四"),
                            SheetCell.EMPTY,
                            new SheetCell.Number("340822198104066000", true),
                            new SheetCell.Number("13915326595", false),
                            new SheetCell.Moment(LocalDate.of(2022, 2, 7).atStartOfDay(), "44599"),
                            new SheetCell.Formula("12"),
                            new SheetCell.Text("TRUE"));
            assertThat(rows.getLast().cell(1)).isEqualTo(new SheetCell.Text("后"));
            assertThat(rows(xls, 1)).as("read again").isEqualTo(rows);
        }
    }

    @Test
    void readsCsvRowsOfDifferentLengths() throws IOException {
        Path csv = write("a.csv", "登记表\n姓名,电话,备注\n张三,1\n李四,2,,多余\n", StandardCharsets.UTF_8);
        assertThat(read(csv)).extracting(row -> row.cells().size()).containsExactly(1, 3, 2, 4);
    }

    @Test
    void readsCsvInTheEncodingsThatPeopleHave() throws IOException {
        String text = "姓名,备注\n㐂某,\"三,四\n五\"\n\n镕,x\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            assertThat(read(write("a.csv", text, charset)))
                    .as(charset.name())
                    .containsExactly(
                            new SheetRow(1, List.of(new SheetCell.Text("姓名"), new SheetCell.Text("备注"))),
                            new SheetRow(2, List.of(new SheetCell.Text("㐂某"), new SheetCell.Text("三,四\n五"))),
                            new SheetRow(4, List.of(new SheetCell.Text("镕"), new SheetCell.Text("x"))));
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read(write("a.csv", "\uFEFF" + text, charset)).getFirst().cell(0))
                    .as(charset.name())
                    .isEqualTo(new SheetCell.Text("姓名"));
        }
    }

    @Test
    void findsTheSeparator() {
        assertThat(CsvFile.separator("登记表\n姓名;电话;备注\n张三;1;a,b\n李四;2;c,d,e\n")).isEqualTo(';');
        assertThat(CsvFile.separator("姓名\t地址\n张三\t一,二\n")).isEqualTo('\t');
        assertThat(CsvFile.separator("姓名,地址\n张三,\"一;二;三\"\n李四,\"四;五;六\"\n")).isEqualTo(',');
        assertThat(CsvFile.separator("姓名\n张三\n")).isEqualTo(',');
    }

    @Test
    void dropsEmptyCellsToTheFarRight() throws IOException {
        Path file = Packages.workbook(
                        "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1' s='1'/></row><row r='2'><c r='A2' s='1'/></row>")
                .write(folder.resolve("a.xlsx"));

        assertThat(read(file)).containsExactly(new SheetRow(1, List.of(new SheetCell.Number("1", false))));
    }

    @Test
    void namesColumnsAsSpreadsheetsDo() {
        assertThat(List.of(0, 25, 26, 701, 702))
                .extracting(SheetRow::columnName)
                .containsExactly("A", "Z", "AA", "ZZ", "AAA");
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private static List<SheetRow> read(Path file) {
        try (SheetFile open = Sheets.open(file, file.getFileName().toString(), Limits.standard())) {
            return rows(open, 0);
        }
    }

    private static List<SheetRow> rows(SheetFile file, int sheet) {
        List<SheetRow> rows = new ArrayList<>();
        try (SheetRows reading = file.rows(file.sheets().get(sheet))) {
            reading.forEachRemaining(rows::add);
        }
        return rows;
    }
}
