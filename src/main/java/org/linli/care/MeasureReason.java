package org.linli.care;

import java.util.List;
import org.linli.platform.Problem;

/** The reason that somebody gives for what they decide: a few words, and not too many. */
final class MeasureReason {

    static final int LONGEST = 500;

    private MeasureReason() {}

    /** What is wrong with it, for the field that it was typed into; nothing where it will do. */
    static List<Problem> problems(String field, String reason) {
        String text = reason.strip();
        return text.isEmpty() || text.length() > LONGEST
                ? List.of(Problem.of(field, "care.reason.form", LONGEST))
                : List.of();
    }
}
