package org.linli.imports;

import java.util.regex.Pattern;
import org.linli.platform.text.WrittenText;

/**
 * The headings that people write over a column.
 *
 * @param exact its usual names, in lower case
 * @param loose what a heading contains that probably means it
 * @param not what a heading contains that means something else after all
 */
public record ImportHeadings(Pattern exact, Pattern loose, Pattern not) {

    private static final int SURE = 6;
    private static final int LIKELY = 3;
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final Pattern MARKS = Pattern.compile("[*＊:：、，,\\s]|[(\\[【（].*?[)\\]】）]");

    /** Regular expressions without bounds: the heading as a whole must match. */
    public static ImportHeadings of(String exact, String loose, Pattern not) {
        return new ImportHeadings(Pattern.compile(exact), Pattern.compile(loose), not);
    }

    /** Only its usual names. */
    public static ImportHeadings of(String exact) {
        return new ImportHeadings(Pattern.compile(exact), NOTHING, NOTHING);
    }

    /**
     * How surely a heading means the column: 6 for one of its usual names, 3 for a heading that contains one, 0
     * otherwise.
     */
    int likeness(String heading) {
        String bare = bare(heading);
        if (exact.matcher(bare).matches()) {
            return SURE;
        }
        return !not.matcher(bare).matches() && loose.matcher(bare).matches() ? LIKELY : 0;
    }

    /** Whether a heading probably means the column. */
    public boolean means(String heading) {
        return likeness(heading) > 0;
    }

    /** A heading without blanks, marks and what stands in brackets, narrow and in lower case. */
    static String bare(String heading) {
        String narrow = WrittenText.plain(heading).toLowerCase(java.util.Locale.ROOT);
        String bare = MARKS.matcher(narrow)
                .replaceAll(narrow.matches("[ -~]*") ? " " : "")
                .strip();
        return bare.isEmpty() ? narrow : bare;
    }
}
