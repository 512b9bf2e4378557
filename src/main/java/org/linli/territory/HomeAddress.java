package org.linli.territory;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address below a community, read from what people write: 西范3组60号202室, ３组 60 号, 西范小区3-60-202, 12号楼2单元301.
 *
 * @param group number of the group (组, 网格) named in it; null where none is
 * @param groupWord the word behind that number
 * @param building the building, as 60号, in one spelling; empty where none is named
 * @param room the room without its 室; empty where none is named
 */
record HomeAddress(@Nullable Integer group, String groupWord, String building, String room) {

    private static final Pattern GROUP = Pattern.compile("^第?0*(\\d{1,3})(小组|组|小网格|微网格|网格)");
    private static final Pattern DASHED =
            Pattern.compile("^(?:0*(\\d{1,3})[-/])?0*(\\d{1,4})[-/]([0-9A-Z]{1,6})(?:室|房)?$");
    private static final Pattern BUILDING = Pattern.compile("^((?:.*?弄)?.*?(?:号楼|号|幢|栋|座))(.*)$");
    private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern MARKS = Pattern.compile("[\\s,，。、;；:：·]+");
    private static final Pattern DASHES = Pattern.compile("[—–－‐]");
    private static final Pattern BEHIND_NAME = Pattern.compile("^(小区|社区|自然村|行政村|村)(居委会|村委会)?");
    private static final Pattern ROOM_WORD = Pattern.compile("(室|号?房间?)$");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=\\d)");

    /**
     * Reads the part behind the community's name; the words are folded, so full-width digits and blanks do not matter.
     */
    static HomeAddress read(String text) {
        String rest = fold(text);
        Integer group = null;
        String word = "";
        Matcher named = GROUP.matcher(rest);
        if (named.find()) {
            group = Integer.valueOf(named.group(1));
            word = named.group(2).equals("小组") ? "组" : named.group(2);
            rest = rest.substring(named.end());
        }
        Matcher dashed = DASHED.matcher(rest);
        if (dashed.matches()) {
            boolean three = dashed.group(1) != null;
            return new HomeAddress(
                    three && group == null ? Integer.valueOf(dashed.group(1)) : group,
                    three && group == null ? "组" : word,
                    dashed.group(2) + "号",
                    dashed.group(3));
        }
        Matcher building = BUILDING.matcher(rest);
        if (building.matches()) {
            return new HomeAddress(group, word, withoutZeros(building.group(1)), room(building.group(2)));
        }
        if (BARE_NUMBER.matcher(rest).matches()) {
            return new HomeAddress(group, word, withoutZeros(rest) + "号", "");
        }
        return new HomeAddress(group, word, rest, "");
    }

    /** What follows the community's name, or the folded text where it names none of these. */
    static String below(String text, List<String> names) {
        String folded = fold(text);
        for (String name : names) {
            int at = folded.indexOf(name);
            if (at >= 0) {
                return BEHIND_NAME.matcher(folded.substring(at + name.length())).replaceFirst("");
            }
        }
        return folded;
    }

    static String fold(String text) {
        String without =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return DASHES.matcher(without).replaceAll("-").toUpperCase(Locale.ROOT);
    }

    /** The group as the address says it, as 3组; empty where it names none. */
    Optional<String> groupName() {
        return group == null ? Optional.empty() : Optional.of(group + groupWord);
    }

    /** The building with its group in front: 3组60号. */
    String buildingAddress() {
        return groupName().orElse("") + building;
    }

    /** Order of the building along the street: its first number, else 0. */
    int buildingOrder() {
        return firstNumber(building);
    }

    /** Order of the room in the house: its last number, else 0. */
    static int roomOrder(String room) {
        Matcher number = NUMBER.matcher(room);
        int last = 0;
        while (number.find()) {
            last = small(number.group());
        }
        return last;
    }

    static int firstNumber(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.find() ? small(number.group()) : 0;
    }

    private static int small(String digits) {
        return digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }

    private static String room(String text) {
        return ROOM_WORD
                .matcher(text.startsWith("-") ? text.substring(1) : text)
                .replaceFirst("");
    }

    private static String withoutZeros(String text) {
        return ZEROS.matcher(text).replaceFirst("");
    }
}
