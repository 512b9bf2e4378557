package org.linli.arrivals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are no list, by mistake or on purpose, under the names they come with. */
final class HostileUploads {

    private static final int BOMB_BYTES = 64 << 20;

    private HostileUploads() {}

    static Map<String, byte[]> all() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("empty.xlsx", new byte[0]);
        files.put("web page.xls", bytes("<html><table><tr><td>姓名</td></tr></table></html>"));
        files.put("bomb.xlsx", zip(Map.of("xl/workbook.xml", " ".repeat(BOMB_BYTES))));
        files.put("path.xlsx", zip(Map.of("../../escaped.xml", "x")));
        files.put(
                "entity.xlsx",
                zip(Map.of(
                        "_rels/.rels",
                        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Relationships>&x;</Relationships>")));
        files.put("program.csv", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0});
        files.put("text.xlsx", bytes("姓名,身份证号码\n"));
        files.put("cut off.xlsx", java.util.Arrays.copyOf(goodList(), 900));
        files.put(
                "nothing to do with it.csv",
                SyntheticLists.csv(
                        StandardCharsets.UTF_8,
                        List.of("型号", "单价"),
                        List.of(List.of("A-1", "12.5"), List.of("A-2", "3"))));
        return files;
    }

    private static byte[] goodList() {
        return SyntheticLists.xlsx(SyntheticLists.HEADER, List.of(SyntheticLists.person(9, "江西省九江市", "西范1组1号1室")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(bytes(part.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
