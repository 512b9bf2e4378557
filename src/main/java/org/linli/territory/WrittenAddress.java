package org.linli.territory;

import java.util.regex.Pattern;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenText;

/** An address below a community as somebody writes it, by one rule in forms, files and the API. */
public final class WrittenAddress {

    /** Most characters that are kept. */
    public static final int LONGEST = 80;

    private static final Pattern NOTHING = Pattern.compile("|无|没有|[-/—\\\\]+|none|no", Pattern.CASE_INSENSITIVE);

    private WrittenAddress() {}

    /**
     * The address in plain characters, 1 to {@value #LONGEST}; refused where there is none, also in so many words (无,
     * -).
     */
    public static Parsed<String> read(String written) {
        String plain = WrittenText.plain(written);
        if (NOTHING.matcher(plain).matches()) {
            return Parsed.refused("territory.address.missing");
        }
        return plain.length() > LONGEST ? Parsed.refused("territory.address.long", LONGEST) : Parsed.good(plain);
    }

    /** {@link #read(String)} of a list that keeps both; the room often repeats the address. */
    public static Parsed<String> read(String address, String room) {
        return read(room.contains(address) ? room : address.endsWith(room) ? address : address + " " + room);
    }
}
