package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.identity.DocumentType;
import org.linli.imports.ImportMapping;
import org.linli.imports.ImportReading;
import org.linli.imports.ImportReason;
import org.linli.imports.ImportRows;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetRow;

class ArrivalRowsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    private final Map<ArrivalField, SheetCell> cells = new EnumMap<>(ArrivalField.class);

    ArrivalRowsTest() {
        with(ArrivalField.NAME, "徐素珍");
        with(ArrivalField.DOCUMENT, "360424197407286378");
        with(ArrivalField.PHONE, "13915326595");
        with(ArrivalField.ORIGIN, "江西省九江市修水县");
        with(ArrivalField.ARRIVED, "2022-02-07");
        with(ArrivalField.ROOM, "西范3组60号202室");
    }

    @Test
    void readsWhatTheListTells() {
        with(ArrivalField.ARRIVED, new SheetCell.Moment(LocalDateTime.of(2022, 2, 7, 15, 30), "44599.645833"));
        with(ArrivalField.ADDRESS, "西范小区");
        with(ArrivalField.TESTED_AT, "2月6日 9:00");
        with(ArrivalField.TEST_RESULT, "阴性");
        with(ArrivalField.CODE_COLOUR, "绿码");
        with(ArrivalField.DOSES, "已打三针");
        with(ArrivalField.LEFT_RISK_AREA, "/");
        with(ArrivalField.PHONE, new SheetCell.Number("13915326595", false));
        with(ArrivalField.NAME, "徐　素 珍");

        ArrivalRow row = good();

        assertThat(row.name()).isEqualTo("徐素珍");
        assertThat(row.phone()).isNotNull().extracting("number").isEqualTo("13915326595");
        assertThat(row.arrived()).isEqualTo(LocalDateTime.of(2022, 2, 7, 15, 30));
        assertThat(row.arrivedTimeKnown()).isTrue();
        assertThat(row.stay()).isEqualTo("西范小区 西范3组60号202室");
        assertThat(row.testedAt()).isEqualTo(LocalDateTime.of(2022, 2, 6, 9, 0));
        assertThat(row.test()).isEqualTo(ArrivalRow.TestResult.NEGATIVE);
        assertThat(row.code()).isEqualTo(ArrivalRow.CodeColour.GREEN);
        assertThat(row.doses()).isEqualTo(3);
        assertThat(row.leftRiskArea()).isNull();
    }

    @Test
    void keepsInTheNoteWhatItDoesNotUnderstand() {
        with(ArrivalField.NOTE, "怕狗");
        with(ArrivalField.DOSES, "是");
        with(ArrivalField.CODE_COLOUR, "正常");

        ImportReading.Good<ArrivalRow> good = (ImportReading.Good<ArrivalRow>) read();

        assertThat(good.value().details().text(ArrivalDetail.NOTE)).isEqualTo("怕狗；健康码：正常；疫苗：是");
        assertThat(good.warnings())
                .extracting(ImportReason::key)
                .containsOnly("arrivals.warning.not-understood")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, '', people.name.missing",
        "NAME, 13915326595, people.name.none",
        "DOCUMENT, '', people.document.refusal.missing",
        "DOCUMENT, 360424197407286379, people.document.refusal.check-digit",
        "PHONE, 1380013, people.phone.refusal.length",
        "ORIGIN, '', arrivals.refusal.origin.missing",
        "ORIGIN, 老家, arrivals.refusal.origin.unknown",
        "ORIGIN, 鼓楼区, arrivals.refusal.origin.several",
        "ARRIVED, '', arrivals.refusal.arrived.missing",
        "ARRIVED, 2022-02-11, arrivals.refusal.date.ahead",
        "ARRIVED, 2099-02-07, arrivals.refusal.date.ahead",
        "ARRIVED, 1999-02-07, arrivals.refusal.date.back",
        "ARRIVED, 2月30日, text.refusal.date.no-such-day",
        "ARRIVED, 2/7/2022, text.refusal.date.order",
        "LEFT_RISK_AREA, 不清楚, text.refusal.date.unreadable",
        "ROOM, '', territory.address.missing",
        "ROOM, —, territory.address.missing",
        "DOCUMENT_TYPE, 会员卡, arrivals.refusal.document-type"
    })
    void refusesWhatAnArrivalCannotBeWithout(ArrivalField field, String written, String key) {
        with(field, written);

        assertThat(keys()).containsExactly(key);
    }

    @Test
    void refusesFormulasErrorsAndMangledNumbers() {
        with(ArrivalField.PHONE, new SheetCell.Formula("13915326595"));
        with(ArrivalField.ORIGIN, new SheetCell.Fault("#N/A"));
        with(ArrivalField.DOCUMENT, new SheetCell.Number("340822198104066000", true));
        with(ArrivalField.ARRIVED, new SheetCell.Number("2.1", false));

        assertThat(keys())
                .containsExactlyInAnyOrder(
                        "imports.refusal.formula",
                        "imports.refusal.cell-error",
                        "people.document.refusal.lost-digits",
                        "imports.refusal.date.decimal");
    }

    @Test
    void tellsEveryReasonOfARowAtOnceWithColumnAndValue() {
        with(ArrivalField.NAME, "");
        with(ArrivalField.PHONE, "1380013");

        assertThat(((ImportReading.Refused<ArrivalRow>) read()).reasons())
                .extracting(reason -> reason.row() + " " + reason.heading() + " " + reason.value())
                .containsExactly("7 姓名 ", "7 电话 138001*");
    }

    @Test
    void acceptsAChildWithoutPhoneAndAPersonWithoutPapers() {
        with(ArrivalField.PHONE, "无");
        with(ArrivalField.DOCUMENT, "无");

        ImportReading.Good<ArrivalRow> good = (ImportReading.Good<ArrivalRow>) read();

        assertThat(good.value().phone()).isNull();
        assertThat(good.value().document().type()).isEqualTo(DocumentType.NONE);
        assertThat(good.warnings()).extracting(ImportReason::key).containsExactly("arrivals.warning.no-phone");
        assertThat(good.value().key()).isEqualTo(good().key());
    }

    @Test
    void readsADocumentByTheTypeInItsColumn() {
        with(ArrivalField.DOCUMENT_TYPE, "台胞证");
        with(ArrivalField.DOCUMENT, new SheetCell.Number("12345678", false));

        assertThat(good().document().type()).isEqualTo(DocumentType.TAIWAN_PERMIT);
    }

    @Test
    void warnsOfANumberFromAPlaceThatNoListHas() {
        with(ArrivalField.DOCUMENT, "429999198001010010");

        assertThat(((ImportReading.Good<ArrivalRow>) read()).warnings())
                .extracting(ImportReason::key)
                .containsExactly("people.document.warning.unknown-place");
    }

    @Test
    void knowsTheSameArrivalAgain() {
        ArrivalRow.Key first = good().key();
        with(ArrivalField.DOCUMENT, " 360424 19740728 6378 ");
        with(ArrivalField.ROOM, "别处");
        assertThat(good().key()).isEqualTo(first);

        with(ArrivalField.ARRIVED, "2022-02-06");
        assertThat(good().key()).isNotEqualTo(first);
    }

    @Test
    void countsNobodyInEmptyLinesTotalsAndRepeatedHeaders() {
        ImportRows<ArrivalRow> rows = rows();
        ImportMapping mapping = mapping();

        assertThat(rows.read(new SheetRow(9, List.of(new SheetCell.Number("37", false)))))
                .isInstanceOf(ImportReading.Nothing.class);
        assertThat(rows.read(row(9, "", "合计：36人"))).isInstanceOf(ImportReading.Nothing.class);
        assertThat(rows.read(row(9, "填表人：李某", "", "", ""))).isInstanceOf(ImportReading.Nothing.class);
        assertThat(rows.read(row(9, mapping.headings().toArray(String[]::new))))
                .isInstanceOf(ImportReading.Nothing.class);
        assertThat(rows.read(row(2, "题目"))).isInstanceOf(ImportReading.Nothing.class);
        assertThat(rows.read(row(9, "1", "总小明"))).isInstanceOf(ImportReading.Refused.class);
    }

    @Test
    void needsItsColumns() {
        ImportMapping without = mapping().with(ArrivalField.NAME, null);

        assertThatThrownBy(() -> ArrivalLists.rows(without, TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NAME");
    }

    @Test
    void shortensNumbersForTheScreenAndKeepsValuesOutOfLogs() {
        with(ArrivalField.DOCUMENT, "360424197407286379");
        ImportReason refusal =
                ((ImportReading.Refused<ArrivalRow>) read()).reasons().getFirst();

        assertThat(refusal.value()).isEqualTo("360424************");
        assertThat(refusal.toString()).doesNotContain("360424");
    }

    @Test
    void hasWordsForEveryFieldAndReasonInBothLanguages() throws IOException {
        for (String language : new String[] {"zh", "en"}) {
            var texts = new Properties();
            for (String module : new String[] {"arrivals", "imports", "people", "text"}) {
                try (BufferedReader reader = Files.newBufferedReader(
                        Path.of("src/main/resources/messages/" + module + "_" + language + ".properties"))) {
                    texts.load(reader);
                }
            }
            assertThat(texts.stringPropertyNames())
                    .containsAll(Stream.of(ArrivalField.values())
                            .map(ArrivalField::messageKey)
                            .toList())
                    .containsAll(Stream.of(DocumentType.values())
                            .map(DocumentType::messageKey)
                            .toList())
                    .containsAll(keysInTheCode());
        }
    }

    private static List<String> keysInTheCode() throws IOException {
        Pattern key = java.util.regex.Pattern.compile(
                "\"((?:arrivals|imports|people|text)\\.[a-z.-]*(?:refusal|warning)\\.[a-z.-]+[a-z])\"");
        List<String> keys = new ArrayList<>();
        for (String folder : new String[] {"arrivals", "imports", "people", "platform/text"}) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/org/linli/" + folder))) {
                for (Path file : files.toList()) {
                    key.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
                }
            }
        }
        assertThat(keys).hasSizeGreaterThan(30);
        return keys;
    }

    private void with(ArrivalField field, String text) {
        with(field, text.isEmpty() ? SheetCell.EMPTY : new SheetCell.Text(text));
    }

    private void with(ArrivalField field, SheetCell cell) {
        cells.put(field, cell);
    }

    /** Column A is no field's; then all fields in order. */
    private static ImportMapping mapping() {
        Map<String, Integer> columns = new HashMap<>();
        List<String> headings = new ArrayList<>(List.of("序号"));
        for (ArrivalField field : ArrivalField.values()) {
            columns.put(field.name(), headings.size());
            headings.add(
                    switch (field) {
                        case NAME -> "姓名";
                        case PHONE -> "电话";
                        case CODE_COLOUR -> "健康码";
                        case DOSES -> "疫苗";
                        default -> field.name();
                    });
        }
        return new ImportMapping(0, "名单", 3, headings, columns, Optional.empty());
    }

    private static ImportRows<ArrivalRow> rows() {
        return ArrivalLists.rows(mapping(), TODAY);
    }

    private static SheetRow row(int number, String... texts) {
        return new SheetRow(
                number,
                Stream.of(texts)
                        .map(text -> text.isEmpty() ? SheetCell.EMPTY : (SheetCell) new SheetCell.Text(text))
                        .toList());
    }

    private ImportReading<ArrivalRow> read() {
        List<SheetCell> row = new ArrayList<>(List.of(new SheetCell.Number("1", false)));
        for (ArrivalField field : ArrivalField.values()) {
            row.add(cells.getOrDefault(field, SheetCell.EMPTY));
        }
        return rows().read(new SheetRow(7, row));
    }

    private ArrivalRow good() {
        return ((ImportReading.Good<ArrivalRow>) read()).value();
    }

    private List<String> keys() {
        return read() instanceof ImportReading.Refused<ArrivalRow> refused
                ? refused.reasons().stream().map(ImportReason::key).toList()
                : List.of();
    }
}
