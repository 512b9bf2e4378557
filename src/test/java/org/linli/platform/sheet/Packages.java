package org.linli.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds xlsx files by hand, well-formed and otherwise. */
final class Packages {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /**
     * A workbook with one sheet of the given rows ({@code <row>…</row>}), one date style (1) and one in Chinese long
     * form (2).
     */
    static Packages workbook(String rows) {
        return new Packages()
                .with("[Content_Types].xml", "<Types/>")
                .with("_rels/.rels", relations("officeDocument", "xl/workbook.xml"))
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='urn:r'><workbookPr/>"
                                + "<sheets><sheet name='一' sheetId='1' r:id='r0'/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        relations(
                                "worksheet",
                                "worksheets/sheet1.xml",
                                "styles",
                                "styles.xml",
                                "sharedStrings",
                                "sharedStrings.xml"))
                .with(
                        "xl/styles.xml",
                        "<styleSheet><numFmts>"
                                + "<numFmt numFmtId='170'"
                                + " formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/></numFmts>"
                                + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/>"
                                + "<xf numFmtId='58'/><xf numFmtId='2'/></cellXfs></styleSheet>")
                .with("xl/sharedStrings.xml", "<sst><si><t>甲</t></si></sst>")
                .with("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    Packages with(String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return file;
    }

    private static String relations(String... typesAndTargets) {
        var xml = new StringBuilder("<Relationships>");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id='r%d' Type='urn:x/%s' Target='%s'/>"
                    .formatted(i / 2, typesAndTargets[i], typesAndTargets[i + 1]));
        }
        return xml.append("</Relationships>").toString();
    }
}
