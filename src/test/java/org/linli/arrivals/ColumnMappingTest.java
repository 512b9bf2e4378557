package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.linli.arrivals.ArrivalField.ADDRESS;
import static org.linli.arrivals.ArrivalField.ARRIVED;
import static org.linli.arrivals.ArrivalField.CODE_COLOUR;
import static org.linli.arrivals.ArrivalField.DOCUMENT;
import static org.linli.arrivals.ArrivalField.DOSES;
import static org.linli.arrivals.ArrivalField.LANDLORD;
import static org.linli.arrivals.ArrivalField.LEFT_RISK_AREA;
import static org.linli.arrivals.ArrivalField.NAME;
import static org.linli.arrivals.ArrivalField.NOTE;
import static org.linli.arrivals.ArrivalField.ORIGIN;
import static org.linli.arrivals.ArrivalField.PHONE;
import static org.linli.arrivals.ArrivalField.ROOM;
import static org.linli.arrivals.ArrivalField.TESTED_AT;
import static org.linli.arrivals.ArrivalField.TEST_RESULT;
import static org.linli.arrivals.ArrivalField.TRANSPORT;
import static org.linli.arrivals.ArrivalField.TRANSPORT_NUMBER;
import static org.linli.arrivals.ArrivalField.VEHICLE_PLATE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportMapping;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.Sheets;

class ColumnMappingTest {

    @TempDir
    Path folder;

    @Test
    void knowsTheHeadingsThatPeopleGive() throws IOException {
        ImportMapping mapping = csv("""
                外地来东人员排查表,,,,,,,,,,,,,,,
                填表日期：2022年2月7日,,,,,,,,,,,,,,,
                序号,人员姓名（必填）,性别,公民身份号码,手机号*,房东电话,返东前所在地,返东时间,现住址,交通方式,车次/航班,核酸检测时间,核酸结果,健康码,疫苗接种情况,离开中高风险地区时间,备注,房东
                1,张三,男,360424197407286378,13915326595,13700000000,湖北武穴,2022/2/7,西范1号,火车,G1,2022/2/6,阴性,绿码,3针,,无,罗某
                """);

        assertThat(mapping.headerRow()).isEqualTo(3);
        assertThat(mapping.listDay()).contains(LocalDate.of(2022, 2, 7));
        assertThat(missing(mapping)).isEmpty();
        assertThat(mapping.columns())
                .containsOnly(
                        entry(NAME.name(), 1),
                        entry(DOCUMENT.name(), 3),
                        entry(PHONE.name(), 4),
                        entry(ORIGIN.name(), 6),
                        entry(ARRIVED.name(), 7),
                        entry(ADDRESS.name(), 8),
                        entry(TRANSPORT.name(), 9),
                        entry(TRANSPORT_NUMBER.name(), 10),
                        entry(TESTED_AT.name(), 11),
                        entry(TEST_RESULT.name(), 12),
                        entry(CODE_COLOUR.name(), 13),
                        entry(DOSES.name(), 14),
                        entry(LEFT_RISK_AREA.name(), 15),
                        entry(NOTE.name(), 16),
                        entry(LANDLORD.name(), 17));
    }

    @Test
    void knowsEnglishHeadings() throws IOException {
        assertThat(csv("No.,Name,ID number,Phone,From,Arrival date,Room\n1,x,y,z,a,b,c\n")
                        .columns())
                .containsOnly(
                        entry(NAME.name(), 1),
                        entry(DOCUMENT.name(), 2),
                        entry(PHONE.name(), 3),
                        entry(ORIGIN.name(), 4),
                        entry(ARRIVED.name(), 5),
                        entry(ROOM.name(), 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "车牌",
                "车牌号",
                "车牌号码",
                "自驾车牌号（如：浙G12345）",
                "来东车辆车牌",
                "plate",
                "Vehicle plate",
                "Licence plate no.",
                "Car plate number"
            })
    void tellsThePlateFromTheTrain(String heading) throws IOException {
        assertThat(csv("姓名,身份证号,车次/航班," + heading + ",房号\n张三,360424197407286378,G1,浙G12345,1号\n")
                        .columns())
                .containsEntry(TRANSPORT_NUMBER.name(), 2)
                .containsEntry(VEHICLE_PLATE.name(), 3);
        assertThat(TRANSPORT_NUMBER.headings().means(heading)).isFalse();
    }

    @Test
    void aColumnForBothIsThatOfTheTrain() throws IOException {
        assertThat(csv("姓名,身份证号,车次、航班或车牌,房号\n张三,360424197407286378,G1,1号\n").columns())
                .containsEntry(TRANSPORT_NUMBER.name(), 2)
                .doesNotContainKey(VEHICLE_PLATE.name());
    }

    @Test
    void readsGb18030WithSemicolons() throws IOException {
        Path file = Files.write(
                folder.resolve("名单.csv"),
                "名字;证件号码;来源地;到达日期;房号\n张三;360424197407286378;江西九江;2月7日;1号\n".getBytes(Charset.forName("GB18030")));

        assertThat(find(file).orElseThrow().columns())
                .containsOnly(
                        entry(NAME.name(), 0),
                        entry(DOCUMENT.name(), 1),
                        entry(ORIGIN.name(), 2),
                        entry(ARRIVED.name(), 3),
                        entry(ROOM.name(), 4));
    }

    @Test
    void trustsTheValuesWhereTheHeadingSaysOtherwise() throws IOException {
        assertThat(csv("""
                姓名,联系电话,证件号码,号码
                张三,360424197407286378,13915326595,x
                李四,42118219780103638X,13741223693,y
                王五,421182199502016732,13817620516,z
                """).columns())
                .containsOnly(entry(NAME.name(), 0), entry(DOCUMENT.name(), 1), entry(PHONE.name(), 2));
    }

    @Test
    void tellsColumnsWithoutAHeader() throws IOException {
        ImportMapping mapping = csv("""
                张三,360424197407286378,13915326595,湖北省武穴市,2022-02-07,西范1组2号202室
                李四,42118219780103638X,13741223693,江西九江,2022-02-07,西范1组3号201室
                """);

        assertThat(mapping.headerRow()).isZero();
        assertThat(mapping.columns())
                .isEqualTo(Map.of(
                        NAME.name(),
                        0,
                        DOCUMENT.name(),
                        1,
                        PHONE.name(),
                        2,
                        ORIGIN.name(),
                        3,
                        ARRIVED.name(),
                        4,
                        ROOM.name(),
                        5));
        assertThat(mapping.heading(DOCUMENT)).isEqualTo("B");
    }

    @Test
    void doesNotTakeLandlordsForPeople() throws IOException {
        assertThat(csv("房东,身份证号,房号\n罗某,360424197407286378,1\n").columns())
                .containsOnly(entry(LANDLORD.name(), 0), entry(DOCUMENT.name(), 1), entry(ROOM.name(), 2));
    }

    @Test
    void findsTheSheetThatHasTheList() throws IOException {
        Path file = folder.resolve("a.xls");
        try (var workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            row(workbook.createSheet("填表说明"), 0, "姓名：填写真实姓名", "身份证号：18 位");
            row(workbook.createSheet("空表"), 0, "姓名", "身份证号", "来自何地", "抵达日期", "房号");
            HSSFSheet list = workbook.createSheet("2022.2.7");
            row(list, 3, "姓名", "身份证号", "来自何地", "抵达日期", "房号");
            row(list, 4, "张三", "360424197407286378", "湖北武穴", "2月7日", "1号");
            HSSFSheet old = workbook.createSheet("旧");
            row(old, 0, "姓名", "身份证号", "来自何地", "抵达日期", "房号", "手机号");
            row(old, 1, "李四", "42118219780103638X", "湖北武穴", "2月6日", "1号", "13915326595");
            workbook.setSheetHidden(3, true);
            workbook.write(out);
        }

        ImportMapping mapping = find(file).orElseThrow();
        assertThat(mapping.sheetName()).isEqualTo("2022.2.7");
        assertThat(mapping.headerRow()).isEqualTo(4);
        assertThat(mapping.listDay()).contains(LocalDate.of(2022, 2, 7));
    }

    @Test
    void findsNothingWhereThereIsNoList() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "菜名,价格\n白菜,2\n萝卜,3\n");

        assertThat(find(file)).isEmpty();
    }

    @Test
    void isCorrectedByAPerson() throws IOException {
        ImportMapping found = csv("姓名,证件号码,来自何地,抵达日期,甲,乙\n张三,360424197407286378,湖北,2022-2-7,x,y\n");

        assertThat(missing(found)).containsExactly(ROOM);
        assertThat(missing(found.with(ADDRESS, 5))).isEmpty();
        assertThat(found.with(NAME, 1).columns())
                .doesNotContainKey(DOCUMENT.name())
                .containsEntry(NAME.name(), 1);
        assertThat(missing(found.with(NAME, 1))).containsExactly(DOCUMENT, ROOM);
        assertThat(found.with(NAME, null).columns()).doesNotContainKey(NAME.name());
        assertThatThrownBy(() -> found.with(NAME, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<ImportColumn> missing(ImportMapping mapping) {
        return ArrivalLists.KIND.missing(mapping);
    }

    private static void row(HSSFSheet sheet, int number, String... values) {
        HSSFRow row = sheet.createRow(number);
        for (int i = 0; i < values.length; i++) {
            row.createCell(i).setCellValue(values[i]);
        }
    }

    private ImportMapping csv(String text) throws IOException {
        return find(Files.writeString(folder.resolve("a.csv"), text)).orElseThrow();
    }

    private static Optional<ImportMapping> find(Path file) {
        try (SheetFile sheets = Sheets.open(file, String.valueOf(file.getFileName()), Limits.standard())) {
            return ImportMapping.find(sheets, ArrivalLists.KIND);
        }
    }
}
