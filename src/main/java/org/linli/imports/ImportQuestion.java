package org.linli.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list of rows set aside shows of one of them.
 *
 * @param href page of whom or what it is about; null for none
 * @param lines what it says
 * @param answers those that can be given at once
 * @param settled what was decided, in words; empty while it waits
 */
public record ImportQuestion(@Nullable String href, List<Line> lines, List<ImportAnswer> answers, String settled) {

    public ImportQuestion {
        lines = List.copyOf(lines);
        answers = List.copyOf(answers);
    }

    /**
     * A value.
     *
     * @param before what is on record instead; null where nothing is compared
     * @param css class of the badge in which it stands; empty for none
     */
    public record Line(String label, @Nullable String before, String value, String css) {

        public static Line of(String label, String value) {
            return new Line(label, null, value, "");
        }
    }
}
