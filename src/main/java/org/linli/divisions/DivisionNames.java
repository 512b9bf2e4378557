package org.linli.divisions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which people write the name of one division: with its suffix, without it, without the peoples it names.
 */
final class DivisionNames {

    private static final Pattern SUFFIX =
            Pattern.compile("(.+?)(特别行政区|自治区|自治州|自治县|自治旗|联合旗|地区|林区|特区|新区|矿区|省|市|盟|旗|县|区)");

    /** Peoples as the names of autonomous divisions carry them; the longest first, so that 蒙古族 goes before 蒙古. */
    private static final Pattern PEOPLES =
            Pattern.compile("(维吾尔|哈萨克|柯尔克孜|塔吉克|蒙古族?|锡伯|裕固族?|藏族|回族|壮族|苗族|彝族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族"
                    + "|哈尼族|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族"
                    + "|仡佬族|普米族|怒族|鄂温克族|保安族|独龙族|各族)+$");

    /** What people write that no rule tells. */
    private static final Map<String, List<String>> ALSO = Map.of(
            "内蒙古自治区", List.of("内蒙"),
            "境外", List.of("国外", "海外", "外国"),
            "不详", List.of("未知", "不明", "来源不明", "来源不详", "来源地不详", "不清楚", "不知道", "说不清", "unknown"),
            "阿联酋", List.of("阿拉伯联合酋长国"),
            "孟加拉", List.of("孟加拉国"),
            "印度尼西亚", List.of("印尼"),
            "沙特阿拉伯", List.of("沙特"));

    private DivisionNames() {}

    /** The name without its suffix and peoples (恩施土家族苗族自治州 → 恩施), or the whole name where one sign would be left. */
    static String shortOf(String name) {
        Matcher suffix = SUFFIX.matcher(name);
        if (!suffix.matches()) {
            return name;
        }
        String stem = suffix.group(1);
        String bare = stem;
        if (suffix.group(2).startsWith("自治") || stem.endsWith("族")) {
            String without = PEOPLES.matcher(stem).replaceFirst("");
            bare = without.length() >= 2 ? without : stem;
        }
        return bare.length() >= 2 ? bare : name;
    }

    /** Every spelling under which the name is found, the official one first. */
    static Set<String> spellings(String name) {
        Set<String> all = new LinkedHashSet<>();
        all.add(name);
        String bare = shortOf(name);
        all.add(bare);
        Matcher suffix = SUFFIX.matcher(name);
        if (suffix.matches() && !bare.equals(name)) {
            String type = suffix.group(2);
            all.add(bare + type);
            all.add(bare + type.substring(type.length() - 1));
            if (type.equals("自治区")) {
                all.add(bare + "省"); // a common slip: 广西省
            }
        }
        all.addAll(ALSO.getOrDefault(name, List.of()));
        return all;
    }
}
