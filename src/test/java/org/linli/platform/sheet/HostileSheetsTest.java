package org.linli.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.linli.platform.sheet.SheetRefused.Reason;

/** Files as nobody sends them by mistake, and some that everybody does. */
@Timeout(60)
class HostileSheetsTest {

    private static final Limits SMALL = new Limits(1 << 20, 64L << 20, 100, 50, 3, 4, 100);

    @TempDir
    Path folder;

    @Test
    void refusesAZipBombByItsRatio() throws IOException {
        Path file = Packages.workbook("<row><c><v>1</v></c></row>")
                .with("xl/media/picture.xml", " ".repeat(40 << 20))
                .write(folder.resolve("a.xlsx"));

        refuses(file, SMALL, Reason.BOMB);
    }

    @Test
    void refusesAZipBombByItsSize() throws IOException {
        var limits = new Limits(1 << 20, 1 << 20, 5_000, 50, 3, 4, 100);
        Path file = Packages.workbook(" ".repeat(2 << 20)).write(folder.resolve("a.xlsx"));

        refuses(file, limits, Reason.BOMB);
    }

    @Test
    void refusesAPartThatIsLongerThanTheFileSays() throws IOException {
        Path file = Packages.workbook("<row><c><v>1</v></c></row><!--" + "x".repeat(5_000) + "-->")
                .write(folder.resolve("a.xlsx"));
        understate(file, "xl/worksheets/sheet1.xml", 20);

        assertThatThrownBy(() -> readAll(file, SMALL))
                .isInstanceOfSatisfying(
                        SheetRefused.class,
                        refused -> assertThat(refused.reason()).isIn(Reason.BOMB, Reason.DAMAGED));
    }

    @Test
    void refusesTooManyParts() throws IOException {
        Packages parts = Packages.workbook("");
        for (int i = 0; i < 60; i++) {
            parts.with("xl/x" + i + ".xml", "");
        }

        refuses(parts.write(folder.resolve("a.xlsx")), SMALL, Reason.TOO_MANY_ENTRIES);
    }

    @Test
    void refusesPathsThatLeaveTheFile() throws IOException {
        for (String name : new String[] {"../../etc/cron.d/x", "/etc/passwd", "xl\\..\\x.xml", "C:x", "xl/../../x"}) {
            refuses(Packages.workbook("").with(name, "x").write(folder.resolve("a.xlsx")), SMALL, Reason.UNSAFE_ENTRY);
        }
    }

    @Test
    void refusesEntitiesAndDocumentTypes() throws IOException {
        String external = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + "<worksheet><sheetData><row><c t='str'><v>&x;</v></c></row></sheetData></worksheet>";
        String laughs = "<!DOCTYPE sst [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>";

        refuses(
                Packages.workbook("").with("xl/worksheets/sheet1.xml", external).write(folder.resolve("a.xlsx")),
                SMALL,
                Reason.EXTERNAL_ENTITY);
        refuses(
                Packages.workbook("").with("xl/sharedStrings.xml", laughs).write(folder.resolve("b.xlsx")),
                SMALL,
                Reason.EXTERNAL_ENTITY);
        refuses(
                Packages.workbook("")
                        .with("_rels/.rels", "<!DOCTYPE x SYSTEM 'http://localhost:1/x.dtd'><Relationships/>")
                        .write(folder.resolve("c.xlsx")),
                SMALL,
                Reason.EXTERNAL_ENTITY);
    }

    @Test
    void neverFollowsAReferenceOutOfTheFile() throws IOException {
        Path file = Packages.workbook("<row><c t='s'><v>0</v></c></row>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='r0' Type='urn:x/worksheet' Target='worksheets/sheet1.xml'/>"
                                + "<Relationship Id='r1' Type='urn:x/sharedStrings' TargetMode='External'"
                                + " Target='file:///etc/hostname'/></Relationships>")
                .write(folder.resolve("a.xlsx"));

        refuses(file, SMALL, Reason.DAMAGED);
    }

    @Test
    void refusesXmlThatWouldFillTheMemory() throws IOException {
        refuses(
                Packages.workbook("<row><c a='" + "x".repeat(2 << 20) + "'/></row>")
                        .write(folder.resolve("a.xlsx")),
                SMALL,
                Reason.DAMAGED);
        refuses(Packages.workbook("<x>".repeat(100)).write(folder.resolve("b.xlsx")), SMALL, Reason.DAMAGED);
        refuses(
                Packages.workbook("<row><c r='ZZZZZZZ1'><v>1</v></c></row>").write(folder.resolve("c.xlsx")),
                SMALL,
                Reason.DAMAGED);
        refuses(
                Packages.workbook("<row r='99999999'><c><v>1</v></c></row>").write(folder.resolve("d.xlsx")),
                SMALL,
                Reason.DAMAGED);
        refuses(
                Packages.workbook("<row><c t='s'><v>-1</v></c></row>").write(folder.resolve("e.xlsx")),
                SMALL,
                Reason.DAMAGED);
    }

    @Test
    void refusesMoreThanItsLimits() throws IOException {
        refuses(
                Packages.workbook("<row><c r='E1'><v>1</v></c></row>").write(folder.resolve("a.xlsx")),
                SMALL,
                Reason.TOO_MANY_COLUMNS);
        refuses(
                Packages.workbook("<row><c><v>1</v></c></row>".repeat(4)).write(folder.resolve("b.xlsx")),
                SMALL,
                Reason.TOO_MANY_ROWS);
        refuses(
                Packages.workbook("<row><c t='str'><v>" + "x".repeat(101) + "</v></c></row>")
                        .write(folder.resolve("c.xlsx")),
                SMALL,
                Reason.CELL_TOO_LONG);
        refuses(text("a.csv", "a,b,c,d,e\n"), SMALL, Reason.TOO_MANY_COLUMNS);
        refuses(text("b.csv", "a\nb\nc\nd\n"), SMALL, Reason.TOO_MANY_ROWS);
        refuses(text("c.csv", "x".repeat(101)), SMALL, Reason.CELL_TOO_LONG);
        refuses(text("d.csv", "x".repeat((1 << 20) + 1)), SMALL, Reason.TOO_LARGE);
    }

    @Test
    void acceptsExactlyItsLimits() throws IOException {
        assertThat(readAll(
                        Packages.workbook("<row><c r='D1' t='str'><v>" + "x".repeat(100) + "</v></c></row>".repeat(1)
                                        + "<row><c><v>1</v></c></row>".repeat(2))
                                .write(folder.resolve("a.xlsx")),
                        SMALL))
                .isEqualTo(3);
    }

    @Test
    void refusesAWorkbookThatNeedsAPassword() throws IOException {
        Path xls = folder.resolve("a.xls");
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (var workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(xls)) {
            workbook.createSheet("a").createRow(0).createCell(0).setCellValue("x");
            workbook.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        Path xlsx = folder.resolve("b.xlsx");
        try (var ole = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(xlsx)) {
            ole.createDocument(InputStream.nullInputStream(), "EncryptionInfo");
            ole.createDocument(InputStream.nullInputStream(), "EncryptedPackage");
            ole.writeFilesystem(out);
        }

        refuses(xls, SMALL, Reason.ENCRYPTED);
        refuses(xlsx, SMALL, Reason.ENCRYPTED);
    }

    @Test
    void refusesWhatIsNoSpreadsheetWhateverItsName() throws IOException {
        refuses(text("a.xlsx", ""), SMALL, Reason.EMPTY);
        refuses(text("a.xls", "<html><table><tr><td>1</td></tr></table></html>"), SMALL, Reason.WEB_PAGE);
        refuses(text("a.csv", "\uFEFF\n <?xml version='1.0'?><Workbook/>"), SMALL, Reason.WEB_PAGE);
        refuses(text("b.xls", "姓名\t电话\n"), SMALL, Reason.DISGUISED);
        refuses(text("a.csv", "%PDF-1.7\n"), SMALL, Reason.NOT_A_SPREADSHEET);
        refuses(
                bytes("c.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}),
                SMALL,
                Reason.NOT_A_SPREADSHEET);
        refuses(bytes("d.csv", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'}), SMALL, Reason.UNKNOWN_ENCODING);
        refuses(new Packages().with("a.txt", "a").write(folder.resolve("e.xlsx")), SMALL, Reason.NOT_A_SPREADSHEET);
        refuses(
                new Packages()
                        .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                        .write(folder.resolve("f.xlsx")),
                SMALL,
                Reason.OTHER_FORMAT);
        try (var ole = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(folder.resolve("g.xls"))) {
            ole.createDocument(InputStream.nullInputStream(), "WordDocument");
            ole.writeFilesystem(out);
        }
        refuses(folder.resolve("g.xls"), SMALL, Reason.NOT_A_SPREADSHEET);
    }

    @Test
    void readsAWorkbookUnderAnotherWorkbooksName() throws IOException {
        Path file = Packages.workbook("<row><c><v>1</v></c></row>").write(folder.resolve("名单.xls"));

        assertThat(readAll(file, SMALL)).isEqualTo(1);
    }

    @Test
    void refusesCutOffAndScrambledFilesWithAReason() throws IOException {
        Path whole = Path.of("src/test/resources/scenario/arrivals-xifan-2022-02-07.xlsx");
        byte[] xlsx = Files.readAllBytes(whole);
        byte[] xls = xls();
        var random = new java.util.Random(7);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] broken = (i % 2 == 0 ? xlsx : xls).clone();
            if (i % 3 == 0) {
                broken = Arrays.copyOf(broken, 100 + random.nextInt(broken.length - 100));
            } else {
                for (int n = 0; n < 30; n++) {
                    broken[8 + random.nextInt(broken.length - 8)] = (byte) random.nextInt();
                }
            }
            try {
                readAll(bytes("broken.xlsx", broken), Limits.standard());
            } catch (SheetRefused e) {
                refused++;
            }
        }
        assertThat(refused).as("others were scrambled where it does not show").isGreaterThan(100);
    }

    @Test
    void hasWordsForEveryReasonInBothLanguages() throws IOException {
        for (String language : new String[] {"zh", "en"}) {
            var texts = new Properties();
            try (BufferedReader reader =
                    Files.newBufferedReader(Path.of("src/main/resources/messages/sheet_" + language + ".properties"))) {
                texts.load(reader);
            }
            assertThat(texts.stringPropertyNames())
                    .containsExactlyInAnyOrderElementsOf(Stream.of(Reason.values())
                            .map(reason -> new SheetRefused(reason)
                                    .problems()
                                    .getFirst()
                                    .key())
                            .toList());
        }
    }

    private static byte[] xls() throws IOException {
        try (var workbook = new HSSFWorkbook();
                var out = new java.io.ByteArrayOutputStream()) {
            HSSFSheet sheet = workbook.createSheet("a");
            for (int i = 0; i < 200; i++) {
                sheet.createRow(i).createCell(i % 7).setCellValue("文字" + i);
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** Overwrites the size of an entry in the directory at the end of a zip file. */
    private static void understate(Path file, String entry, int size) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        var latin = new String(bytes, StandardCharsets.ISO_8859_1);
        int header = latin.lastIndexOf(entry) - 46;
        try (var patch = new RandomAccessFile(file.toFile(), "rw")) {
            patch.seek(header + 24);
            patch.writeInt(Integer.reverseBytes(size));
        }
    }

    private Path text(String name, String text) throws IOException {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path bytes(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void refuses(Path file, Limits limits, Reason reason) {
        assertThatThrownBy(() -> readAll(file, limits))
                .as(file.getFileName() + " for " + reason)
                .isInstanceOfSatisfying(
                        SheetRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(file.resolveSibling(".").toFile().list((folder, name) -> name.startsWith("texts")))
                .as("temporary files left")
                .isEmpty();
    }

    private static int readAll(Path file, Limits limits) {
        int count = 0;
        try (SheetFile open = Sheets.open(file, file.getFileName().toString(), limits)) {
            for (SheetFile.Sheet sheet : open.sheets()) {
                try (SheetRows rows = open.rows(sheet)) {
                    for (; rows.hasNext(); rows.next()) {
                        count++;
                    }
                }
            }
        }
        return count;
    }
}
