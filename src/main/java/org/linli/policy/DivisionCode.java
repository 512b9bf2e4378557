package org.linli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The significant digits of an administrative division code: GB/T 2260 for province, prefecture and county (2 digits
 * each, zeros where a level is not named), then 3 digits each for town and village in the statistical codes.
 * {@code 330700} is all of Jinhua and has the prefix {@code 3307}; {@code 330783005} is Jiangbei.
 */
record DivisionCode(String prefix) {

    private static final int[] LEVELS = {2, 4, 6, 9, 12};
    private static final Pattern WELL_FORMED = Pattern.compile("[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?");

    static boolean isWellFormed(String code) {
        return WELL_FORMED.matcher(code).matches();
    }

    /**
     * The code's own digits; the empty prefix, which covers nothing and lies nowhere, for anything that is not a code.
     */
    static DivisionCode of(String code) {
        if (!isWellFormed(code)) {
            return new DivisionCode("");
        }
        String prefix = code;
        for (int level = LEVELS.length - 1; level > 0; level--) {
            if (prefix.length() == LEVELS[level]
                    && prefix.substring(LEVELS[level - 1]).chars().allMatch(c -> c == '0')) {
                prefix = prefix.substring(0, LEVELS[level - 1]);
            }
        }
        return new DivisionCode(prefix);
    }

    boolean covers(DivisionCode other) {
        return !prefix.isEmpty() && other.prefix.startsWith(prefix);
    }

    /** This division and those above it, as prefixes. */
    List<String> upward() {
        List<String> found = new ArrayList<>();
        for (int level : LEVELS) {
            if (level <= prefix.length()) {
                found.add(prefix.substring(0, level));
            }
        }
        return found;
    }
}
