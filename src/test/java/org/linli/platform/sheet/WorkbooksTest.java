package org.linli.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbooksTest {

    @TempDir
    Path folder;

    @Test
    void writesTextsThatStayTexts() throws IOException {
        Path file = folder.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                TableWriter table = Workbooks.xlsx(out, "拒收[1]", List.of("身份证号", "日期"))) {
            table.row(Arrays.asList("340822198104066036", LocalDate.of(2022, 2, 7), null, 5, ""));
            table.row(List.of("=1+1", "+86 138", "@x", "a\u0001<&>\"😀"));
        }

        List<SheetRow> rows = read(file, 0);
        assertThat(rows.get(1).cells())
                .containsExactly(
                        new SheetCell.Text("340822198104066036"),
                        new SheetCell.Moment(LocalDateTime.of(2022, 2, 7, 0, 0), "44599"),
                        SheetCell.EMPTY,
                        new SheetCell.Number("5", false));
        assertThat(rows.get(2).cells())
                .containsExactly(
                        new SheetCell.Text("=1+1"),
                        new SheetCell.Text("+86 138"),
                        new SheetCell.Text("@x"),
                        new SheetCell.Text("a<&>\"😀"));
        try (var zip = new ZipFile(file.toFile())) {
            var styles = new String(
                    zip.getInputStream(zip.getEntry("xl/styles.xml")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(styles).as("text format").containsAnyOf("numFmtId=\"49\"", "formatCode=\"@\"");
        }
    }

    @Test
    void goesOnOnANextSheetUnderTheSameHeader() throws IOException {
        Path file = folder.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                TableWriter table = new XlsxWriter(out, "名单", List.of("号"), 3, next -> "")) {
            for (int i = 0; i < 5; i++) {
                table.row(List.of("第" + i));
            }
        }

        assertThat(read(file, 0)).extracting(row -> row.cell(0).shown()).containsExactly("号", "第0", "第1");
        assertThat(read(file, 1)).extracting(row -> row.cell(0).shown()).containsExactly("号", "第2", "第3");
        assertThat(read(file, 2)).extracting(row -> row.cell(0).shown()).containsExactly("号", "第4");
    }

    @Test
    void aFullSheetSaysWhereTheListGoesOn() throws IOException {
        Path file = folder.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                TableWriter table = new XlsxWriter(out, "名单", List.of("号"), 4, next -> "下接工作表“" + next + "”")) {
            for (int i = 0; i < 4; i++) {
                table.row(List.of("第" + i));
            }
        }

        assertThat(read(file, 0))
                .extracting(row -> row.cell(0).shown())
                .as("no more rows than a sheet has, the note with them")
                .containsExactly("号", "第0", "第1", "下接工作表“名单 2”");
        assertThat(read(file, 1)).extracting(row -> row.cell(0).shown()).containsExactly("号", "第2", "第3");
    }

    @Test
    void writesCsvThatRunsNothing() {
        var out = new ByteArrayOutputStream();
        try (TableWriter table = Workbooks.csv(out, List.of("姓名", "备注"))) {
            table.row(Arrays.asList("=cmd|'/c calc'!A1", "+86", "-1", "@x", "\tx", "\rx", "a,\"b\"", null, -1, "1-2"));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF姓名,备注\r\n"
                        + "'=cmd|'/c calc'!A1,'+86,'-1,'@x,'\tx,\"'\rx\",\"a,\"\"b\"\"\",,-1,1-2\r\n");
    }

    @Test
    @Tag("slow")
    void streamsAMillionRowsInBoundedMemory() throws IOException {
        Path file = folder.resolve("big.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                TableWriter table = Workbooks.xlsx(out, "大", List.of("姓名", "证件", "电话"))) {
            for (int i = 0; i < 1_000_000; i++) {
                table.row(List.of("姓名" + i, "36042419740728" + i, "139" + i));
            }
        }

        long before = used();
        long most = 0;
        int count = 0;
        try (SheetFile open = Sheets.open(file, "big.xlsx", Limits.standard());
                SheetRows rows = open.rows(open.sheets().getFirst())) {
            while (rows.hasNext()) {
                SheetRow row = rows.next();
                assertThat(row.number()).isEqualTo(++count);
                if (count % 250_000 == 0) {
                    most = Math.max(most, used() - before);
                }
            }
        }
        assertThat(count).isEqualTo(1_000_001);
        assertThat(most).as("bytes").isLessThan(16L << 20);
    }

    @Test
    @Tag("slow")
    void readsMillionsOfSharedTextsInBoundedMemory() throws IOException {
        int count = 1_000_000;
        Path file = folder.resolve("shared.xlsx");
        var texts = new StringBuilder("<sst>");
        var rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            texts.append("<si><t>文字").append(i).append("</t></si>");
            rows.append("<row><c t='s'><v>").append(i * 7L % count).append("</v></c></row>");
        }
        Packages.workbook(rows.toString())
                .with("xl/sharedStrings.xml", texts.append("</sst>").toString())
                .write(file);
        texts.setLength(0);
        texts.trimToSize();
        rows.setLength(0);
        rows.trimToSize();

        long before = used();
        try (SheetFile open = Sheets.open(file, "shared.xlsx", Limits.standard());
                SheetRows reading = open.rows(open.sheets().getFirst())) {
            assertThat(used() - before).as("bytes").isLessThan(8L << 20);
            for (int i = 0; i < count; i++) {
                assertThat(reading.next().cell(0).shown()).isEqualTo("文字" + i * 7L % count);
            }
            assertThat(reading.hasNext()).isFalse();
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<SheetRow> read(Path file, int sheet) {
        List<SheetRow> rows = new ArrayList<>();
        try (SheetFile open = Sheets.open(file, "a.xlsx", Limits.standard());
                SheetRows reading = open.rows(open.sheets().get(sheet))) {
            reading.forEachRemaining(rows::add);
        }
        return rows;
    }
}
