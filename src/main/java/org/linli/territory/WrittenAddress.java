package org.linli.territory;

import java.util.regex.Pattern;
import org.linli.platform.text.Reading;
import org.linli.platform.text.Written;

/** An address below a community as somebody writes it, by one rule in forms, files and the API. */
public final class WrittenAddress {

    /** Most characters that are kept. */
    public static final int LONGEST = 80;

    private static final Pattern NOTHING = Pattern.compile("|无|没有|[-/—\\\\]+|none|no", Pattern.CASE_INSENSITIVE);

    private WrittenAddress() {}

    /** The address in plain characters, 1 to {@value #LONGEST}; refused where there is none, also in so many words (无, -). */
    public static Reading<String> read(String written) {
        String plain = Written.plain(written);
        if (NOTHING.matcher(plain).matches()) {
            return Reading.refused("territory.address.missing");
        }
        return plain.length() > LONGEST ? Reading.refused("territory.address.long", LONGEST) : Reading.good(plain);
    }
}
