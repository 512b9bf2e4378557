package org.linli.divisions;

import org.jspecify.annotations.Nullable;

/**
 * A province, prefecture or county of GB/T 2260.
 *
 * @param code six digits; a province ends in 0000, a prefecture in 00
 * @param name the official Chinese name with its suffix, as 武穴市
 * @param pinyin the name's syllables in lower case without tones, apart by blanks; ü is written v
 * @param english the name as English text writes it, as Xiushui County
 * @param lastListed the year of the last revision that listed a retired code; null while the code is in force
 */
public record Division(
        String code,
        String name,
        String pinyin,
        String english,
        @Nullable Integer lastListed) {

    /** The three levels that a code can have. */
    public enum Level {
        PROVINCE,
        PREFECTURE,
        COUNTY
    }

    public Division {
        if (!code.matches("\\d{6}")) {
            throw new IllegalArgumentException("A division code has six digits, not " + code);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("The division " + code + " has no name");
        }
    }

    /** The level that the zeros at the end of the code say. */
    public Level level() {
        if (code.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return code.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
    }

    /** Whether the code was in force in the newest list that we carry. */
    public boolean inForce() {
        return lastListed == null;
    }

    /**
     * Whether this division lies in the one that the first digits name: {@code isWithin("3307")} is true for Dongyang.
     *
     * @param prefix two, four or six digits
     */
    public boolean isWithin(String prefix) {
        return code.startsWith(prefix);
    }

    /** The digits that every division under this one begins with. */
    String prefix() {
        return switch (level()) {
            case PROVINCE -> code.substring(0, 2);
            case PREFECTURE -> code.substring(0, 4);
            case COUNTY -> code;
        };
    }

    /** Whether this division lies under the other and is not it. */
    boolean isUnder(Division other) {
        return !code.equals(other.code) && code.startsWith(other.prefix());
    }
}
