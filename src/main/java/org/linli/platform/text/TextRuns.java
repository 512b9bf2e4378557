package org.linli.platform.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs of one to three characters, by which parts of names and addresses are found; the indexes have the same. */
public final class TextRuns {

    private static final int LONGEST = 3;
    private static final int MOST = 20;

    private TextRuns() {}

    /** What everything has that contains the text: the text where it is short, else the runs of three in it. */
    public static String[] keys(String text) {
        int[] signs = text.codePoints().toArray();
        if (signs.length <= LONGEST) {
            return new String[] {text};
        }
        return IntStream.rangeClosed(0, signs.length - LONGEST)
                .mapToObj(at -> new String(signs, at, LONGEST))
                .distinct()
                .limit(MOST)
                .toArray(String[]::new);
    }

    /** The text and what remains of it without one of its characters. */
    public static String[] shortened(String text) {
        int[] signs = text.codePoints().toArray();
        List<String> without = IntStream.range(0, signs.length)
                .mapToObj(at -> new String(signs, 0, at) + new String(signs, at + 1, signs.length - at - 1))
                .toList();
        return Stream.concat(Stream.of(text), without.stream()).distinct().toArray(String[]::new);
    }
}
