package org.linli.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.platform.text.Parsed;

/**
 * The rules of GB 11643-1999: six digits for the place (GB/T 2260), eight for the birthday, three in sequence (odd for
 * a man), one check character by ISO 7064 MOD 11-2. The number of a foreign permanent resident's card since December
 * 2023 has the same build and begins with 9; residence permits of people from Hong Kong, Macau and Taiwan begin with
 * 810000, 820000 and 830000.
 */
public final class CitizenNumber {

    static final int LENGTH = 18;
    /** Of numbers given out until 1999. */
    static final int OLD_LENGTH = 15;

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final Pattern OLD_FORM = Pattern.compile("[1-8]\\d{14}");
    /** Excel keeps 15 digits and writes zeros for the others. */
    private static final String LOST = "000";

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1850, 1, 1);

    private CitizenNumber() {}

    /** The check character for the first 17 digits. */
    public static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    /**
     * The number itself if it keeps the rules. Where both the birthday and the check are wrong, the birthday is told:
     * it is easier to see.
     */
    static Parsed<String> verified(String number, @Nullable LocalDate today) {
        if (!FORM.matcher(number).matches()) {
            return Parsed.refused("people.document.refusal.characters");
        }
        boolean checks = check(number) == number.charAt(LENGTH - 1);
        if (!checks && number.endsWith(LOST)) {
            return Parsed.refused("people.document.refusal.lost-digits");
        }
        LocalDate birthday = birthday(number);
        if (birthday == null || birthday.isBefore(FIRST_BIRTHDAY)) {
            return Parsed.refused("people.document.refusal.birthday", number.substring(6, 14));
        }
        if (!checks) {
            return Parsed.refused("people.document.refusal.check-digit");
        }
        return today != null && birthday.isAfter(today)
                ? Parsed.refused("people.document.refusal.not-yet-born", birthday.toString())
                : Parsed.good(number);
    }

    /**
     * The 18 digits that a number of 15 became when they were lengthened: the century put in and the check character
     * added. Sequences 996 to 999 were kept for people past a hundred, so born in the nineteenth century.
     */
    static Parsed<String> lengthened(String old) {
        if (!OLD_FORM.matcher(old).matches()) {
            return Parsed.refused("people.document.refusal.characters");
        }
        String century = old.compareTo(old.substring(0, 12) + "996") >= 0 ? "18" : "19";
        String digits = old.substring(0, 6) + century + old.substring(6);
        return verified(digits + check(digits), null);
    }

    static @Nullable LocalDate birthday(String number) {
        try {
            return LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Sex sex(String number) {
        return (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }
}
