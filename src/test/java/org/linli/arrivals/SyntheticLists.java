package org.linli.arrivals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;

/** Lists of people who do not exist, with ID numbers whose check digits are right. */
public final class SyntheticLists {

    public static final List<String> HEADER = List.of("姓名", "身份证号码", "联系电话", "来自何地", "抵达日期", "房号");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private SyntheticLists() {}

    /** The number of the n-th person, n below 3,650,000: Jiangxi, born from 1960 on, GB 11643 check digit. */
    public static String idNumber(int n) {
        LocalDate born = java.time.LocalDate.of(1960, 1, 1).plusDays(n % 3650);
        String first = "360424" + born.toString().replace("-", "") + "%03d".formatted(n / 3650 % 1000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (first.charAt(i) - '0');
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    public static String phone(int n) {
        return "139%08d".formatted(n);
    }

    public static String name(int n) {
        return "测" + (char) ('一' + n % 1500) + (char) ('丁' + n / 1500 % 1500);
    }

    /** A good row. */
    public static List<String> person(int n, String origin, String room) {
        return List.of(name(n), idNumber(n), phone(n), origin, "2022-02-07", room);
    }

    public static byte[] xlsx(List<String> header, List<? extends List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (TableWriter table = Workbooks.xlsx(out, "名单", header)) {
            rows.forEach(table::row);
        }
        return out.toByteArray();
    }

    public static byte[] csv(Charset charset, List<String> header, List<? extends List<String>> rows) {
        StringBuilder text = new StringBuilder(String.join(",", header)).append("\r\n");
        rows.forEach(row -> text.append(String.join(",", row)).append("\r\n"));
        return text.toString().getBytes(charset);
    }
}
