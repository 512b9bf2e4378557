package org.linli.arrivals;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.arrivals.ArrivalRow.CodeColour;
import org.linli.arrivals.ArrivalRow.TestResult;
import org.linli.platform.text.Parsed;
import org.linli.policy.CaseContact;

/**
 * What lists say of tests, codes and doses. All texts are narrow, in lower case and not empty; null is for one that is
 * not understood.
 */
final class ArrivalHealthText {

    private static final Pattern DOSES = Pattern.compile(".*?([0-4]|[零一二三四])[针剂次].*|([0-4])");
    private static final String DOSE_WORDS = "零一二三四";

    private static final Pattern NO_CONTACT = Pattern.compile("[-/—]+|无|没有|否|不是|非密接|一般接触者?|未接触|无接触|no|none");
    private static final Pattern SECONDARY = Pattern.compile("次密|密接的密接|密切接触者的密切|second|contact of .*contact");
    private static final Pattern CLOSE = Pattern.compile("密接|密切|close");

    private ArrivalHealthText() {}

    /** What a test said. */
    static @Nullable TestResult test(String written) {
        if (written.matches(".*(阴|neg).*|[(]?-[)]?")) {
            return TestResult.NEGATIVE;
        }
        if (written.matches(".*(阳|pos).*|[(]?\\+[)]?")) {
            return TestResult.POSITIVE;
        }
        return written.matches(".*(待|未出|已采|已做|pending).*") ? TestResult.PENDING : null;
    }

    /**
     * Whose contact somebody is; empty where there was none that counts. A day without a kind is taken as close
     * contact, the stricter.
     *
     * @param on the last day of it; null when not told
     */
    static Parsed<Optional<CaseContact>> contact(String kind, @Nullable LocalDate on) {
        String written = kind.toLowerCase(Locale.ROOT);
        if (NO_CONTACT.matcher(written).matches() || written.isEmpty() && on == null) {
            return Parsed.good(Optional.empty());
        }
        boolean secondary = SECONDARY.matcher(written).find();
        if (!secondary && !written.isEmpty() && !CLOSE.matcher(written).find()) {
            return Parsed.refused("arrivals.refusal.contact.kind");
        }
        return on == null
                ? Parsed.refused("arrivals.refusal.contact.when")
                : Parsed.good(Optional.of(
                        new CaseContact(on, secondary ? CaseContact.Kind.SECONDARY : CaseContact.Kind.CLOSE)));
    }

    /** The colour of a health code. */
    static @Nullable CodeColour colour(String written) {
        return switch (written.charAt(0)) {
            case '绿', 'g' -> CodeColour.GREEN;
            case '黄', 'y' -> CodeColour.YELLOW;
            case '红', 'r' -> CodeColour.RED;
            default -> null;
        };
    }

    /** How many doses were received. */
    static @Nullable Integer doses(String written) {
        if (written.startsWith("未") || written.startsWith("无") || written.startsWith("没")) {
            return 0;
        }
        if (written.contains("加强")) {
            return 3;
        }
        Matcher doses = DOSES.matcher(written.replace('两', '二'));
        if (!doses.matches()) {
            return null;
        }
        String count = doses.group(1) == null ? doses.group(2) : doses.group(1);
        int word = DOSE_WORDS.indexOf(count);
        return word >= 0 ? word : Integer.parseInt(count);
    }
}
