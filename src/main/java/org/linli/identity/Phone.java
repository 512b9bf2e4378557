package org.linli.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenText;

/**
 * A telephone number: a mainland mobile one (11 digits), a mainland line with its area code (10 to 12 digits with the
 * leading zero), or one from elsewhere with its country code behind a plus sign. {@link #toString()} shows it masked.
 */
public record Phone(String number) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LINE = Pattern.compile("0(10|2\\d)\\d{8}|0[3-9]\\d{2}[1-9]\\d{6,7}");
    private static final Pattern ABROAD = Pattern.compile("\\+(?!86)[1-9]\\d{6,14}");

    private static final Pattern MAINLAND_CODE =
            Pattern.compile("(?:\\+86|0086|86(?=1\\d{10}$)|\\+0?86)0?(?=\\d{10,12}$)");
    private static final Pattern MARKS = Pattern.compile("[-—–‐‑()·.]|^['’‘`]|^(电话|手机|TEL)[:]?");
    /** How spreadsheets and programs write a whole number that they hold as a quantity. */
    private static final Pattern AS_QUANTITY = Pattern.compile("(\\d{10,12})\\.0+");

    private static final Pattern SEVERAL = Pattern.compile("\\d{7,}\\D*[/、,;或\\s]+\\D*\\d{7,}.*");

    private static final int MOBILE_LENGTH = 11;

    /** What sort of line. */
    public enum Kind {
        MOBILE,
        LANDLINE,
        ABROAD
    }

    public Phone {
        if (!MOBILE.matcher(number).matches()
                && !LINE.matcher(number).matches()
                && !ABROAD.matcher(number).matches()) {
            throw new IllegalArgumentException("No telephone number, of " + number.length() + " characters");
        }
    }

    /** Reads a number with blanks, dashes, brackets, full-width digits or the code of the country (+86, 0086). */
    public static Parsed<Phone> read(String written) {
        String plain = WrittenText.plain(written);
        if (plain.isEmpty()) {
            return Parsed.refused("people.phone.refusal.missing");
        }
        if (SEVERAL.matcher(plain).matches()) {
            return Parsed.refused("people.phone.refusal.several");
        }
        Matcher quantity = AS_QUANTITY.matcher(plain);
        String digits = quantity.matches()
                ? quantity.group(1)
                : MARKS.matcher(plain.replace(" ", "")).replaceAll("");
        Matcher code = MAINLAND_CODE.matcher(digits);
        if (code.lookingAt()) {
            String rest = digits.substring(code.end());
            digits = MOBILE.matcher(rest).matches() ? rest : "0" + rest;
        }
        if (MOBILE.matcher(digits).matches()
                || LINE.matcher(digits).matches()
                || ABROAD.matcher(digits).matches()) {
            return Parsed.good(new Phone(digits));
        }
        return refusal(digits);
    }

    private static Parsed<Phone> refusal(String digits) {
        if (digits.matches("\\d\\.?\\d*[Ee]\\+?\\d+")) {
            return Parsed.refused("people.phone.refusal.lost-digits");
        }
        if (!digits.matches("\\+?\\d+")) {
            return Parsed.refused("people.phone.refusal.characters");
        }
        if (digits.startsWith("1") && digits.length() != MOBILE_LENGTH) {
            return Parsed.refused("people.phone.refusal.length", digits.length());
        }
        return digits.matches("[2-9]\\d{6,7}")
                ? Parsed.refused("people.phone.refusal.area-code")
                : Parsed.refused("people.phone.refusal.form");
    }

    /** What sort of line it is. */
    public Kind kind() {
        return number.startsWith("+") ? Kind.ABROAD : number.startsWith("0") ? Kind.LANDLINE : Kind.MOBILE;
    }

    /** 139****6595: the first three digits and the last four. */
    public String masked() {
        return number.substring(0, 3) + "*".repeat(Math.max(1, number.length() - 7)) + tail();
    }

    /** The last four digits, by which staff search. */
    public String tail() {
        return number.substring(number.length() - 4);
    }

    /** Masked, so that a number does not end in a log. */
    @Override
    public String toString() {
        return masked();
    }
}
